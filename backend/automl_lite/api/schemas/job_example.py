"""The example of a finished job that the API's documentation shows."""

from typing import Any

_URL = "http://localhost:8000/files/{}/0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b/{}?…"
_SCORES: dict[str, Any] = {
    "accuracy": 0.8268,
    "balanced_accuracy": 0.8104,
    "f1_score": 0.8256,
    "f1_macro": 0.8135,
    "precision": 0.8259,
    "precision_macro": 0.8177,
    "recall": 0.8268,
    "recall_macro": 0.8104,
    "roc_auc": 0.8791,
    "log_loss": 0.4127,
    "r2_score": None,
    "rmse": None,
    "mae": None,
    "median_absolute_error": None,
    "mape": None,
}

JOB_EXAMPLE: dict[str, Any] = {
    "job_id": "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b",
    "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
    "dataset_name": "titanic.csv",
    "status": "completed",
    "target_column": "Survived",
    "problem_type": "classification",
    "time_budget": 120,
    "created_at": "2026-11-22T09:31:00Z",
    "updated_at": "2026-11-22T09:33:05Z",
    "started_at": "2026-11-22T09:31:02Z",
    "completed_at": "2026-11-22T09:33:05Z",
    "tags": ["baseline"],
    "notes": None,
    "deployed": False,
    "deployed_at": None,
    "error_message": None,
    "primary_metric": 0.8268,
    "training_time": 123.4,
    "best_estimator": "lgbm",
    "config": {
        "time_budget": 120,
        "metric": "auto",
        "problem_type": None,
        "include_columns": [],
        "exclude_columns": ["Ticket"],
    },
    "attempt": 1,
    "finish_early": False,
    "progress": {"phase": "report", "percent": 100.0, "message": "Done.", "search": None},
    "warnings": [
        {
            "code": "missing_target",
            "message": "2 rows without a value in Survived were left out.",
            "column": None,
        }
    ],
    "metric": "log_loss",
    "best_config": {"n_estimators": 61, "learning_rate": 0.12},
    "search_trials": 84,
    "metrics": {**_SCORES, "training_time": 123.4, "best_estimator": "lgbm"},
    "baseline": {
        "rule": "Always predicts 0, the most frequent class.",
        "scores": {name: value and 0.6145 for name, value in _SCORES.items()},
    },
    "primary": {"metric": "accuracy", "value": 0.8268, "low": 0.7709, "high": 0.8771, "level": 0.95},
    "confusion_matrix": {"labels": [0, 1], "counts": [[97, 13], [18, 51]]},
    "classes": [
        {"label": 0, "precision": 0.8435, "recall": 0.8818, "f1_score": 0.8622, "rows": 110},
        {"label": 1, "precision": 0.7969, "recall": 0.7391, "f1_score": 0.7669, "rows": 69},
    ],
    "labels": [0, 1],
    "importance": [{"column": "Sex", "importance": 0.1542, "spread": 0.0121}],
    "rows": {
        "total": 891,
        "missing_target": 2,
        "rare_class": 0,
        "duplicates": 0,
        "training": 710,
        "holdout": 179,
    },
    "left_out": [
        {
            "column": "PassengerId",
            "role": "identifier",
            "reason": "Its name and its values, nearly all different, say that it only names the rows.",
        }
    ],
    "parity": {
        "rows": 179,
        "label_mismatches": 0,
        "largest_difference": 2e-07,
        "tolerance": 1e-05,
        "passed": True,
        "message": "The served model agrees with the fitted one on all 179 hold-out rows.",
    },
    "model_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "preprocessing_info": {
        "feature_columns": ["Sex", "Age", "Fare"],
        "feature_count": 3,
        "dropped_columns": ["PassengerId"],
        "dropped_count": 1,
        "feature_types": {"Sex": "text", "Age": "float", "Fare": "float"},
    },
    "model_download_url": _URL.format("models", "model.pkl"),
    "onnx_model_download_url": _URL.format("models", "model.onnx"),
    "signature_download_url": _URL.format("models", "signature.json"),
    "report_download_url": _URL.format("reports", "eda_report.html"),
    "eda_report_download_url": _URL.format("reports", "eda_report.html"),
    "training_report_download_url": _URL.format("reports", "training_report.html"),
}
