"""Setting hold-out rows aside before anything is learned."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.errors import TrainingRefused
from automl_lite.domain.trainability import FEWEST_ROWS
from automl_lite.training.table import Table

HOLDOUT_SHARE = 0.2


@dataclass(frozen=True)
class Split:
    """Rows of the table by index. Copies of a row are all on one side.

    `training` has each different row once, `weights` how often it stands in the file (None where none
    repeats), so that a search's own validation never meets a row that it was fitted on. `holdout` has every
    copy.
    """

    training: NDArray[np.int64]
    weights: NDArray[np.float64] | None
    holdout: NDArray[np.int64]

    @property
    def copies(self) -> NDArray[np.int64]:
        """How often each training row stands in the file."""
        if self.weights is None:
            return np.ones(len(self.training), dtype=np.int64)
        return self.weights.astype(np.int64)


def whole(table: Table) -> tuple[NDArray[np.int64], NDArray[np.float64] | None]:
    """Each different row of the table once, and how often it stands there (None where none repeats)."""
    _, first, counts = np.unique(table.row_codes, return_index=True, return_counts=True)
    in_order = np.argsort(first)
    weights = counts[in_order].astype(np.float64)
    return first[in_order], weights if (weights > 1).any() else None


def split_rows(table: Table, seed: int) -> Split:
    """One fifth of the different rows for the hold-out, of each class alike.

    Raises:
        TrainingRefused: too few rows are different.
    """
    _, first, copies, counts = np.unique(
        table.row_codes, return_index=True, return_inverse=True, return_counts=True
    )
    if len(first) < FEWEST_ROWS:
        raise TrainingRefused(
            f"Only {len(first)} of the rows are different from each other; training needs at least "
            f"{FEWEST_ROWS}. Upload more rows."
        )
    classes = table.target[first] if table.labels else np.zeros(len(first), dtype=np.int64)
    shuffler = np.random.default_rng(seed)
    held = np.zeros(len(first), dtype=bool)
    for label in np.unique(classes):
        members = np.flatnonzero(classes == label)
        wanted = round(HOLDOUT_SHARE * len(members))
        held[shuffler.permutation(members)[: min(max(wanted, 1), len(members) - 1)]] = True
    training = np.sort(first[~held])
    weights = counts[~held][np.argsort(first[~held])].astype(np.float64)
    return Split(
        training=training,
        weights=weights if (weights > 1).any() else None,
        holdout=np.flatnonzero(held[copies]),
    )
