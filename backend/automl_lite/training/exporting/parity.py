"""Whether the exported graph is the fitted model: both asked about hold-out rows."""

import sys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.scores import Parity
from automl_lite.inference.model import Model
from automl_lite.inference.session import Columns
from automl_lite.training.fitted import FittedModel, winners
from automl_lite.training.table import take_rows

# Tree ensembles and linear models in float32 stay below 1e-5 of their float64 selves; what goes wrong goes
# wrong by far more.
TOLERANCE = 1e-4
# Two labels closer than this are a tie, which rounding may decide either way.
TIE = 1e-5
MOST_ROWS = 5_000
DAMAGED_ROWS = 200
UNSEEN_TEXT = "a text that no row has"


def check_parity(
    fitted: FittedModel, served: Model, holdout: Columns, target_spread: float, seed: int
) -> Parity:
    """Ask both about hold-out rows, and about copies of some with cells missing and texts never seen."""
    drawer = np.random.default_rng(seed)
    rows = len(next(iter(holdout.values())))
    sample = np.sort(drawer.choice(rows, min(rows, MOST_ROWS), replace=False))
    asked = _with_damaged_copies(take_rows(holdout, sample), drawer)
    expected, given = fitted.scores(asked), served.scores(asked).astype(np.float64)
    mismatches = 0
    if fitted.problem_type is ProblemType.CLASSIFICATION:
        difference = _largest(np.abs(expected - given))
        ranked = np.sort(expected, axis=1)
        tied = ranked[:, -1] - ranked[:, -2] < TIE
        mismatches = int(((winners(expected) != winners(given)) & ~tied).sum())
    else:
        difference = _largest(np.abs(expected - given)) / (target_spread or 1.0)
    passed = difference <= TOLERANCE and mismatches == 0
    return Parity(
        rows=len(expected),
        label_mismatches=mismatches,
        largest_difference=difference,
        tolerance=TOLERANCE,
        passed=passed,
        message=_message(passed, len(expected), mismatches, difference),
    )


def _with_damaged_copies(columns: Columns, drawer: np.random.Generator) -> Columns:
    """The rows, and copies of up to 200 in which each cell is missing or unseen with chance one in four."""
    rows = len(next(iter(columns.values())))
    copies = take_rows(columns, drawer.integers(0, rows, min(rows, DAMAGED_ROWS)))
    damaged: Columns = {}
    for name, values in copies.items():
        hit = drawer.random(len(values)) < 0.25
        if values.dtype == object:
            replacement: Any = np.where(drawer.random(len(values)) < 0.5, "", UNSEEN_TEXT).astype(object)
        else:
            replacement = np.nan
        damaged[name] = np.concatenate([columns[name], np.where(hit, replacement, values)])
    return damaged


def _largest(differences: NDArray[Any]) -> float:
    """The largest float there is where anything is not a number, which no tolerance allows."""
    largest = float(np.max(differences, initial=0.0))
    return largest if np.isfinite(largest) else sys.float_info.max


def _message(passed: bool, rows: int, mismatches: int, difference: float) -> str:
    if passed:
        return f"The exported model agrees with the trained one on {rows:,} rows."
    return (
        f"The exported model differs from the trained one: {mismatches:,} of {rows:,} labels, by up to "
        f"{difference:.2g}. It can be downloaded but not deployed; train again with other columns or metric."
    )
