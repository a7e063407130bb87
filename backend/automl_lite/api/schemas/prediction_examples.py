"""Examples of predictions for the API's documentation; the shapes themselves are the domain's."""

from typing import Any

_JOB_ID = "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b"

ROW: dict[str, Any] = {
    "prediction": 1,
    "probability": 0.9321,
    "probabilities": {"0": 0.0679, "1": 0.9321},
    "interval": None,
    "warnings": ["Age is missing."],
}
ONE: dict[str, Any] = {
    **ROW,
    "job_id": _JOB_ID,
    "inference_time_ms": 0.214,
    "model_type": "classification",
}
BATCH: dict[str, Any] = {
    "job_id": _JOB_ID,
    "predictions": [ROW],
    "inference_time_ms": 0.391,
    "model_type": "classification",
}
EXPLANATION: dict[str, Any] = {
    "explained_label": 1,
    "unit": "log_odds",
    "method": "tree_shap",
    "base_value": -0.5108,
    "contributions": [
        {"column": "Sex", "value": "female", "contribution": 2.8741},
        {"column": "Age", "value": None, "contribution": 0.2558},
    ],
    "other_columns": 0.0,
    "total": 2.6191,
    "job_id": _JOB_ID,
    "prediction": 1,
    "inference_time_ms": 3.812,
    "warnings": ["Age is missing."],
}
INFO: dict[str, Any] = {
    "job_id": _JOB_ID,
    "problem_type": "classification",
    "target_column": "Survived",
    "dataset_name": "titanic.csv",
    "feature_columns": ["Sex", "Age"],
    "feature_types": {"Sex": "text", "Age": "float"},
    "features": {
        "Sex": {"dtype": "text", "minimum": None, "maximum": None, "categories": ["male", "female"]},
        "Age": {"dtype": "float", "minimum": 0.42, "maximum": 80.0, "categories": []},
    },
    "categorical_mappings": {"Sex": ["male", "female"]},
    "labels": [0, 1],
    "model_type": "lgbm",
    "deployed": True,
    "threshold": None,
    "example_request": {"features": {"Sex": "female", "Age": 29}},
}
