"""mljar-supervised in the mode `Perform`, told the metric that is measured.

It is spared explaining its models, which can take longer than to make them.
"""

from pathlib import Path

import pandas as pd

from benchmarks.quality.assignment import Assignment, Fitted, folder_bytes, perform

METRICS = {"binary": "auc", "multiclass": "logloss", "regression": "rmse"}
TASKS = {
    "binary": "binary_classification",
    "multiclass": "multiclass_classification",
    "regression": "regression",
}


def fit(assignment: Assignment, train: pd.DataFrame) -> Fitted:
    from supervised.automl import AutoML  # noqa: PLC0415 - a user waits for it too

    folder = Path(assignment.folder) / "mljar"
    automl = AutoML(
        mode="Perform",
        explain_level=0,
        ml_task=TASKS[assignment.kind],
        eval_metric=METRICS[assignment.kind],
        total_time_limit=round(assignment.budget),
        n_jobs=assignment.threads,
        random_state=assignment.seed,
        results_path=str(folder),
        verbose=0,
    )
    automl.fit(train.drop(columns=assignment.target), train[assignment.target])
    labels: list[str] = []
    if assignment.classifies:
        labels = [column.removeprefix("prediction_") for column in automl.predict_all(train.head(1)).columns]
        labels = [label for label in labels if label != "label"]
    return Fitted(
        predict=automl.predict_proba if assignment.classifies else automl.predict,
        labels=labels,
        model_bytes=folder_bytes(folder),
        notes=automl.get_leaderboard().sort_values("metric_value").iloc[0]["name"],
    )


if __name__ == "__main__":
    perform(fit, ("mljar-supervised", "lightgbm", "xgboost", "catboost", "scikit-learn"))
