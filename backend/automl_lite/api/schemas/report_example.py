"""The example of a report that the API's documentation shows; the shape itself is the domain's."""

from typing import Any

from automl_lite.api.schemas.jobs import EXAMPLE_ID

_CONFIG = {"n_estimators": 61, "learning_rate": 0.12}

REPORT_EXAMPLE: dict[str, Any] = {
    "job_id": EXAMPLE_ID,
    "target_column": "Survived",
    "problem_type": "classification",
    "labels": [0, 1],
    "search": {
        "metric": "roc_auc",
        "higher_is_better": True,
        "validation": "5 folds of the training rows, each predicted by a model that did not see it",
        "validation_rows": 710,
        "trials": 84,
        "seconds": 97.2,
        "stopped": "converged",
    },
    "leaderboard": [
        {
            "estimator": "lgbm", "score": 0.8812, "seconds": 1.93, "trials": 31, "config": _CONFIG,
            "weight": 1.0,
        }
    ],
    "trials": [
        {
            "number": 1, "estimator": "lgbm", "score": 0.8644, "best_score": 0.8644, "seconds": 0.71,
            "at_seconds": 0.74, "config": _CONFIG,
        }
    ],
    "members": [{"estimator": "lgbm", "weight": 1.0, "config": _CONFIG}],
    "roc": [{"label": 1, "x": [0.0, 0.12, 1.0], "y": [0.0, 0.74, 1.0], "area": 0.8791}],
    "precision_recall": [{"label": 1, "x": [0.0, 0.74, 1.0], "y": [1.0, 0.8, 0.39], "area": 0.8433}],
    "calibration": [
        {
            "label": 1,
            "bins": [
                {
                    "lower": 0.0, "upper": 0.09, "mean_probability": 0.06, "observed_share": 0.05,
                    "rows": 18,
                }
            ],
            "brier_score": 0.1284,
            "expected_error": 0.0312,
        }
    ],
    "thresholds": {
        "positive_label": 1,
        "rows": [
            {
                "threshold": 0.41, "true_positives": 53, "false_positives": 14, "true_negatives": 96,
                "false_negatives": 16, "precision": 0.791, "recall": 0.7681, "f1_score": 0.7794,
            }
        ],
        "suggested": 0.41,
    },
    "residuals": None,
    "intervals": [],
    "versions": {"automl-lite": "1.0.0", "python": "3.12.4", "lightgbm": "4.7.0"},
    "seed": 42,
    "data_licence": None,
}  # fmt: skip
