"""AutoGluon with the preset `medium_quality`, told the metric that is measured."""

from pathlib import Path

import pandas as pd

from benchmarks.quality.assignment import Assignment, Fitted, folder_bytes, perform

METRICS = {"binary": "roc_auc", "multiclass": "log_loss", "regression": "root_mean_squared_error"}


def fit(assignment: Assignment, train: pd.DataFrame) -> Fitted:
    from autogluon.tabular import TabularPredictor  # noqa: PLC0415 - a user waits for it too

    predictor = TabularPredictor(
        label=assignment.target,
        problem_type=assignment.kind,
        eval_metric=METRICS[assignment.kind],
        path=str(Path(assignment.folder) / "autogluon"),
        verbosity=1,
    ).fit(train, time_limit=assignment.budget, presets="medium_quality", num_cpus=assignment.threads)
    # The smallest that predicts alike, loaded and kept in memory as a server would.
    slim = predictor.clone_for_deployment(str(Path(assignment.folder) / "deployed"), return_clone=True)
    slim.persist()
    labels = [str(label) for label in slim.class_labels] if assignment.classifies else []
    return Fitted(
        predict=slim.predict_proba if assignment.classifies else slim.predict,
        labels=labels,
        model_bytes=folder_bytes(Path(slim.path)),
        notes=slim.model_best,
    )


if __name__ == "__main__":
    perform(fit, ("autogluon.tabular", "lightgbm", "xgboost-cpu", "catboost", "fastai", "torch"))
