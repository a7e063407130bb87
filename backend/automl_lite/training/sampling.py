"""Fewer rows where all of them would not fit the memory or the time, and a sentence that says so."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.jobs import JobWarning

# A job's memory at its peak, measured on 1,000,000 rows x 20 mixed columns, is below this.
BYTES_PER_CELL = 250
# Cells of the prepared matrix per second of budget; with more, a trial of a few hundred rounds would not fit
# into its share of the search on two cores.
CELLS_PER_SECOND = 75_000
LEAST_ROWS = 10_000
LEAST_OF_CLASS = 2
CGROUP_MEMORY = Path("/sys/fs/cgroup/memory.max")
MEMORY = Path("/proc/meminfo")
UNKNOWN_MEMORY_BYTES = 8 * 1024**3


def memory_bytes() -> int:
    """What this process may use: the machine's memory or the container's limit, whichever is less."""
    total = UNKNOWN_MEMORY_BYTES
    if MEMORY.exists():  # macOS has no such file
        total = int(MEMORY.read_text().split()[1]) * 1024
    if CGROUP_MEMORY.exists():
        limit = CGROUP_MEMORY.read_text().strip()
        if limit != "max":
            total = min(total, int(limit))
    return total


def rows_for_memory(columns: int, memory: int) -> int:
    """Rows of so many columns that can be trained on within so many bytes."""
    return max(LEAST_ROWS, memory // (BYTES_PER_CELL * columns))


def share_for_memory(columns: int, rows: int) -> float:
    """The share of a file's rows that this process has the memory for, at most 1."""
    return min(1.0, rows_for_memory(columns, memory_bytes()) / max(1, rows))


def rows_for_time(width: int, time_budget: float) -> int:
    """Rows of a prepared matrix that can be searched on within so many seconds."""
    return max(LEAST_ROWS, round(CELLS_PER_SECOND * time_budget / width))


def sample(target: NDArray[np.generic], most: int, classes: int, seed: int) -> NDArray[np.int64]:
    """At most about `most` rows, ascending, each class as often as it was but none lost."""
    drawn = np.random.default_rng(seed).permutation(len(target))
    kept = np.zeros(len(target), dtype=bool)
    kept[drawn[:most]] = True
    for label in range(classes):
        kept[drawn[target[drawn] == label][:LEAST_OF_CLASS]] = True
    return np.flatnonzero(kept)


def sampled_for_memory(kept: int, rows: int) -> JobWarning:
    return JobWarning(
        code="sampled_rows",
        message=f"The file has {rows:,} rows, more than fit into memory with these columns: {kept:,} of "
        "them, drawn at random, are used. Leave out columns, or use a larger machine, to use more.",
    )


def sampled_for_time(kept: int, rows: int) -> JobWarning:
    return JobWarning(
        code="sampled_rows",
        message=f"Of {rows:,} training rows {kept:,}, drawn at random, are learned from: more would not fit "
        "the time budget. A larger time budget uses more.",
    )
