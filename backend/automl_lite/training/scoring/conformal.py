"""Intervals around a predicted number that hold what they promise (Lei et al. 2018)."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.model_report import IntervalCoverage

LEVELS = (0.5, 0.8, 0.9, 0.95)


def interval_coverages(
    target: NDArray[Any], predicted: NDArray[Any], seed: int
) -> tuple[IntervalCoverage, ...]:
    """For each level that the hold-out rows are enough for.

    The width is that of all rows, whose own coverage says nothing; each half is measured with the width of
    the other.
    """
    errors = np.abs(np.asarray(target, dtype=np.float64) - np.asarray(predicted, dtype=np.float64))
    errors = errors[np.random.default_rng(seed).permutation(len(errors))]
    first, second = errors[: len(errors) // 2], errors[len(errors) // 2 :]
    found = []
    for level in LEVELS:
        width, of_first, of_second = (half_width(part, level) for part in (errors, first, second))
        if width is None or of_first is None or of_second is None:
            continue
        held = np.count_nonzero(second <= of_first) + np.count_nonzero(first <= of_second)
        found.append(
            IntervalCoverage(
                level=level, half_width=width, coverage=float(held / len(errors)), rows=len(errors)
            )
        )
    return tuple(found)


def half_width(errors: NDArray[np.float64], level: float) -> float | None:
    """The ⌈(n + 1) · level⌉-th smallest of n absolute errors, None where there are fewer.

    A new row of the same kind then lies within with a chance of `level` at least.
    """
    place = math.ceil(round((len(errors) + 1) * level, 9))
    if place > len(errors):
        return None
    return float(np.partition(errors, place - 1)[place - 1])
