"""FLAML with its defaults, as a user writes it: read, make texts categories, fit."""

import pickle

import pandas as pd

from benchmarks.quality.assignment import Assignment, Fitted, perform, with_categories


def fit(assignment: Assignment, train: pd.DataFrame) -> Fitted:
    from flaml import AutoML  # noqa: PLC0415 - a user waits for it too

    automl = AutoML()
    automl.fit(
        with_categories(train.drop(columns=assignment.target)),
        train[assignment.target],
        task="classification" if assignment.classifies else "regression",
        time_budget=assignment.budget,
        n_jobs=assignment.threads,
        seed=assignment.seed,
        verbose=0,
    )
    predict = automl.predict_proba if assignment.classifies else automl.predict
    labels = [str(label) for label in automl.classes_] if assignment.classifies else []
    return Fitted(
        predict=lambda rows: predict(with_categories(rows)),
        labels=labels,
        model_bytes=len(pickle.dumps(automl)),
        notes=automl.best_estimator,
    )


if __name__ == "__main__":
    perform(fit, ("flaml", "lightgbm", "xgboost-cpu", "catboost", "scikit-learn"))
