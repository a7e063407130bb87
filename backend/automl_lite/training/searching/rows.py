"""What an estimator is fitted on, and when it must stop."""

import math
import threading
import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Measured on two cores: below this a boosted model's second thread brings nothing, and where another process
# has the other core it makes the fit several times slower.
FEW_CELLS = 2_000_000


class Interrupted(Exception):
    """Not a failure: somebody wants the search to end, so the fit that runs is given up."""


@dataclass(frozen=True)
class Rows:
    """Prepared rows [rows, width], their targets (codes 0..k-1 or numbers) and weights."""

    matrix: NDArray[np.float32]
    target: NDArray[Any]
    weights: NDArray[np.float64] | None = None

    def take(self, rows: NDArray[Any]) -> "Rows":
        """Only these rows, by mask or by index."""
        weights = None if self.weights is None else self.weights[rows]
        return Rows(self.matrix[rows], self.target[rows], weights)

    def __len__(self) -> int:
        return len(self.target)


def fit_threads(rows: Rows, threads: int, side_by_side: int) -> int:
    """Threads for each of so many fits that run side by side."""
    return 1 if rows.matrix.size < FEW_CELLS else max(1, threads // side_by_side)


@dataclass(frozen=True)
class Limits:
    """`deadline` is of `time.monotonic`; an estimator that grows step by step ends there with what it has."""

    threads: int
    seed: int
    deadline: float = math.inf
    stop: threading.Event | None = None

    @property
    def over(self) -> bool:
        """Whether the deadline has come.

        Raises:
            Interrupted: the search is to end.
        """
        if self.stop is not None and self.stop.is_set():
            raise Interrupted
        return time.monotonic() >= self.deadline

    def share(self, of: int) -> "Limits":
        """Limits for the next of so many fits that are still to come."""
        if not math.isfinite(self.deadline):
            return self
        now = time.monotonic()
        return replace(self, deadline=now + max(0.0, self.deadline - now) / of)
