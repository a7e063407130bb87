"""One form for the trees of every kind of estimator."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


class NotTrees(ValueError):
    """An estimator that is no sum of trees in this form; the message says what it is."""


@dataclass(frozen=True)
class Tree:
    """Arrays over nodes, the root first; a node is a leaf where `left` is negative.

    A float32 value goes left where it is at most `limit`, a missing one where `missing_left` says so. `cover`
    counts (or weighs) the training rows that came by. `values` are [nodes, outputs], of leaves only.
    """

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    feature: NDArray[np.int64]
    limit: NDArray[np.float32]
    missing_left: NDArray[np.bool_]
    cover: NDArray[np.float64]
    values: NDArray[np.float64]


def floor_to_float32(limits: NDArray[np.float64]) -> NDArray[np.float32]:
    """The largest float32 not above each: it divides float32 values the same way."""
    nearest = limits.astype(np.float32)
    return np.where(nearest.astype(np.float64) > limits, just_below(nearest), nearest).astype(np.float32)


def just_below(limits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The float32 before each; before the lowest is minus infinity (CatBoost's border for missing values)."""
    with np.errstate(over="ignore"):
        return np.nextafter(limits, np.float32(-np.inf))
