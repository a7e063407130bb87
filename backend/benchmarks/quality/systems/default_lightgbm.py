"""LightGBM with its defaults, texts as pandas' categories, dates as days. It knows no budget."""

import pickle

import pandas as pd

from benchmarks.quality.assignment import Assignment, Categories, Fitted, perform

EPOCH = pd.Timestamp("1970-01-01")


def fit(assignment: Assignment, train: pd.DataFrame) -> Fitted:
    import lightgbm  # noqa: PLC0415 - a user waits for it too

    kind = lightgbm.LGBMClassifier if assignment.classifies else lightgbm.LGBMRegressor
    model = kind(n_jobs=assignment.threads, random_state=assignment.seed, verbose=-1)
    features = train.drop(columns=assignment.target)
    categories = Categories(features)
    model.fit(_numbered(categories.of(features)), train[assignment.target])
    predict = model.predict_proba if assignment.classifies else model.predict
    return Fitted(
        predict=lambda rows: predict(_numbered(categories.of(rows))),
        labels=[str(label) for label in model.classes_] if assignment.classifies else [],
        model_bytes=len(pickle.dumps(model)),
    )


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """LightGBM takes no dates, and refuses names with commas, colons or brackets."""
    dates = frame.select_dtypes("datetime")
    days = {str(name): (column - EPOCH) / pd.Timedelta(days=1) for name, column in dates.items()}
    return frame.assign(**days).set_axis([f"c{place}" for place in range(frame.shape[1])], axis=1)


if __name__ == "__main__":
    perform(fit, ("lightgbm", "scikit-learn"))
