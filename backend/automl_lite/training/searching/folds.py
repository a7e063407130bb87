"""Validation inside the training rows: cross-validation where it is affordable, else one part set aside."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from automl_lite.training.searching.rows import Rows

NEVER = -1  # the fold of a row that is always learned from
# Cells to learn from per second of budget: up to these, five and three folds leave time for some fifty trials
# on two cores.
FIVE_FOLDS_CELLS, THREE_FOLDS_CELLS = 4_000, 20_000
VALIDATION_SHARE = 0.2
# Beyond so many, more validation rows cost time and change no order of trials.
MOST_VALIDATION_ROWS = 25_000


@dataclass(frozen=True)
class Folds:
    """Which fold validates each row, [rows]; `count` is 1 where one part is set aside once."""

    of_row: NDArray[np.int64]
    count: int

    @property
    def words(self) -> str:
        if self.count > 1:
            return f"{self.count}-fold cross-validation"
        return f"{len(self.validated):,} rows set aside from the training rows"

    @property
    def validated(self) -> NDArray[np.int64]:
        """The rows that are validated, ascending."""
        return np.flatnonzero(self.of_row != NEVER)


def make_folds(rows: Rows, classes: int, seconds: float, seed: int) -> Folds:
    """Folds with each class (or each stretch of a number target) spread evenly over them."""
    outputs = classes if classes > 2 else 1
    cells_per_second = rows.matrix.size * outputs / seconds
    if cells_per_second <= FIVE_FOLDS_CELLS:
        return Folds(_spread(rows, classes, 5, seed), 5)
    if cells_per_second <= THREE_FOLDS_CELLS:
        return Folds(_spread(rows, classes, 3, seed), 3)
    parts = max(round(1 / VALIDATION_SHARE), -(-len(rows) // MOST_VALIDATION_ROWS))
    of_row = _spread(rows, classes, parts, seed)
    return Folds(np.where(of_row == 0, 0, NEVER), 1)


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
