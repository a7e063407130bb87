"""How good predictions are: one score to rank by, and a second to look at."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn import metrics

from benchmarks.quality.assignment import REGRESSION_COLUMN
from benchmarks.quality.datasets import Kind

# What was given no probability and happened counts as float32's epsilon, whatever precision was said it in.
LEAST_PROBABILITY = float(np.finfo(np.float32).eps)


@dataclass(frozen=True)
class Metric:
    """What is ranked by, and what is shown beside it in brackets."""

    name: str
    second: str
    higher_is_better: bool


METRICS = {
    Kind.BINARY: Metric("ROC AUC", "accuracy", higher_is_better=True),
    Kind.MULTICLASS: Metric("log loss", "accuracy", higher_is_better=False),
    Kind.REGRESSION: Metric("RMSE", "R²", higher_is_better=False),
}


def score(kind: Kind, truth: pd.Series, predictions: pd.DataFrame) -> tuple[float, float]:
    """Both scores; `predictions` has a column for each label, or one of numbers.

    Raises:
        ValueError: rows or labels do not fit the truth, or a prediction is no number.
    """
    if len(predictions) != len(truth):
        raise ValueError(f"{len(predictions)} predictions for {len(truth)} rows")
    if not np.isfinite(predictions.to_numpy()).all():
        raise ValueError("A prediction is not a number.")
    if kind is Kind.REGRESSION:
        numbers, predicted = truth.astype(float), predictions[REGRESSION_COLUMN]
        root = metrics.root_mean_squared_error(numbers, predicted)
        return float(root), float(metrics.r2_score(numbers, predicted))
    labels = sorted(set(truth) | set(predictions.columns))
    if not set(truth) & set(predictions.columns):
        raise ValueError(f"The labels are {sorted(set(truth))}, predicted were {list(predictions.columns)}.")
    probabilities = predictions.reindex(columns=labels, fill_value=0.0).to_numpy()
    places = truth.map({label: place for place, label in enumerate(labels)}).to_numpy()
    accuracy = float((probabilities.argmax(axis=1) == places).mean())
    if kind is Kind.BINARY:
        return float(metrics.roc_auc_score(places == 1, probabilities[:, 1])), accuracy
    return _log_loss(places, probabilities), accuracy


def _log_loss(places: NDArray[Any], probabilities: NDArray[Any]) -> float:
    """Mean of -log p of what happened, in nats."""
    happened = probabilities[np.arange(len(places)), places] / probabilities.sum(axis=1)
    return float(-np.log(np.clip(happened, LEAST_PROBABILITY, 1.0)).mean())
