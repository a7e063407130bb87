"""Validation inside the training rows: cross-validation where it is affordable, else one part set aside."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from automl_lite.training.searching.rows import Rows

NEVER = -1  # the fold of a row that is always learned from
# Cells to learn from per second of budget: up to these, six and four folds leave time for enough trials on
# two cores. Even numbers, so that folds side by side leave no core idle.
SIX_FOLDS_CELLS, FOUR_FOLDS_CELLS = 5_000, 20_000
# Else two parts of so many are validated, once each.
PARTS = 5
# Beyond so many, more validation rows cost time and change no order of trials.
MOST_VALIDATION_ROWS = 30_000


@dataclass(frozen=True)
class Folds:
    """Which fold validates each row, [rows]; a fit learns from all rows that its fold does not validate."""

    of_row: NDArray[np.int64]
    count: int
    complete: bool  # whether every row that can be is validated

    @property
    def words(self) -> str:
        if self.complete:
            return f"{self.count}-fold cross-validation"
        return f"{self.count} times on rows set aside from the training rows"

    @property
    def learned_share(self) -> float:
        """Of the rows, what each fit learns from."""
        return 1 - len(self.validated) / self.count / len(self.of_row)

    @property
    def validated(self) -> NDArray[np.int64]:
        """The rows that are validated, ascending."""
        return np.flatnonzero(self.of_row != NEVER)


def make_folds(rows: Rows, classes: int, seconds: float, seed: int) -> Folds:
    """Folds with each class (or each stretch of a number target) spread evenly over them."""
    outputs = classes if classes > 2 else 1
    cells_per_second = rows.matrix.size * outputs / seconds
    for most, count in ((SIX_FOLDS_CELLS, 6), (FOUR_FOLDS_CELLS, 4)):
        if cells_per_second <= most:
            return Folds(_spread(rows, classes, count, seed), count, complete=True)
    parts = max(PARTS, -(-2 * len(rows) // MOST_VALIDATION_ROWS))
    of_row = _spread(rows, classes, parts, seed)
    return Folds(np.where(of_row < 2, of_row, NEVER), 2, complete=False)


def _spread(rows: Rows, classes: int, parts: int, seed: int) -> NDArray[np.int64]:
    """A part for each row; a class's only row gets none, so that every fit knows every class."""
    drawer = np.random.default_rng(seed)
    of_row = np.full(len(rows), NEVER, dtype=np.int64)
    shuffled = drawer.permutation(len(rows))
    in_order = shuffled[np.argsort(rows.target[shuffled], kind="stable")]
    if not classes:
        for start in range(0, len(rows), parts):
            stretch = in_order[start : start + parts]
            of_row[stretch] = drawer.permutation(parts)[: len(stretch)]
        return of_row
    begun = 0
    for members in np.split(in_order, np.flatnonzero(np.diff(rows.target[in_order])) + 1):
        if len(members) > 1:
            of_row[members] = (np.arange(len(members)) + begun) % parts
            begun += len(members)
    return of_row
