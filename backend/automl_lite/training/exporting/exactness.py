"""LightGBM models that decide the same on float32 as their graph does.

LightGBM sends `x <= t` left with a double `t`; the graph compares in float32. The largest float32 that is not
above `t` sends every float32 `x` the same way, so thresholds are rounded down to it.
A split that never saw a missing value reads one as 0; the graph knows no such rule, so it is written out as a
default direction.
"""

import math
from typing import Any

import lightgbm
import numpy as np

# Bits of LightGBM's decision_type (include/LightGBM/tree.h): categorical, default left, then missing type.
CATEGORICAL, DEFAULT_LEFT, MISSING_SHIFT, MISSING_NONE, MISSING_NAN = 1, 2, 2, 0, 2


def exact_in_float32(estimator: Any) -> Any:
    """A LightGBM estimator whose trees decide alike here and in a graph; any other as it is."""
    if isinstance(estimator, lightgbm.LGBMModel):
        estimator._Booster = _rewritten(estimator.booster_)
    return estimator


def _rewritten(booster: lightgbm.Booster) -> lightgbm.Booster:
    written = booster.model_to_string()
    lines = []
    thresholds: list[float] = []
    decisions = ""
    for line in written.split("\n"):
        key, _, values = line.partition("=")
        if key == "tree_sizes":
            continue  # lengths of the trees' text as it was; without them LightGBM reads on line by line
        if key == "threshold":
            thresholds = [_floor_to_float32(float(value)) for value in values.split()]
            lines.append(f"threshold={' '.join(repr(value) for value in thresholds)}")
        elif key == "decision_type":
            decisions = " ".join(
                str(_explicit(int(value), threshold))
                for value, threshold in zip(values.split(), thresholds, strict=True)
            )
            lines.append(f"decision_type={decisions}")
        else:
            lines.append(line)
    return lightgbm.Booster(model_str="\n".join(lines))


def _floor_to_float32(threshold: float) -> float:
    nearest = np.float32(threshold)
    if float(nearest) > threshold:
        nearest = np.nextafter(nearest, np.float32(-math.inf))
    return float(nearest)


def _explicit(decision: int, threshold: float) -> int:
    if decision & CATEGORICAL or decision >> MISSING_SHIFT != MISSING_NONE:
        return decision
    default_left = DEFAULT_LEFT if threshold >= 0.0 else 0
    return (MISSING_NAN << MISSING_SHIFT) | default_left
