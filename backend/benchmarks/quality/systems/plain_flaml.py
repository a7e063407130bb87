"""FLAML with its defaults, as a user writes it: read, make texts categories, fit."""

import pickle

import pandas as pd

from benchmarks.quality.assignment import Assignment, Categories, Fitted, perform


def fit(assignment: Assignment, train: pd.DataFrame) -> Fitted:
    from flaml import AutoML  # noqa: PLC0415 - a user waits for it too

    features = train.drop(columns=assignment.target)
    categories = Categories(features)
    automl = AutoML()
    automl.fit(
        categories.of(features),
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
        predict=lambda rows: predict(categories.of(rows)),
        labels=labels,
        model_bytes=len(pickle.dumps(automl)),
        notes=automl.best_estimator,
    )


if __name__ == "__main__":
    perform(fit, ("flaml", "lightgbm", "xgboost-cpu", "catboost", "scikit-learn"))
