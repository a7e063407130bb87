"""Predicted numbers beside the true ones."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.model_report import Residuals

MOST_ROWS = 500
BINS = 30


def residuals(target: NDArray[Any], predicted: NDArray[Any], seed: int) -> Residuals:
    """Hold-out rows, drawn where they are many, in ascending order of the truth."""
    actual, answered = np.asarray(target, dtype=np.float64), np.asarray(predicted, dtype=np.float64)
    off = actual - answered
    low, high = float(off.min()), float(off.max())
    margin = max(abs(low), abs(high), 1.0) * 1e-6  # without it, rows that are all alike have no bins
    counts, edges = np.histogram(off, bins=BINS, range=(low - margin, high + margin))
    drawn = np.arange(len(actual))
    if len(actual) > MOST_ROWS:
        drawn = np.random.default_rng(seed).choice(len(actual), MOST_ROWS, replace=False)
    drawn = drawn[np.argsort(actual[drawn], kind="stable")]
    return Residuals(
        actual=tuple(actual[drawn].tolist()),
        predicted=tuple(answered[drawn].tolist()),
        histogram_edges=tuple(edges.tolist()),
        histogram_counts=tuple(counts.tolist()),
    )
