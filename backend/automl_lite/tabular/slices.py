"""A wide table a few columns at a time: rows in the making take memory for every column of theirs."""

from collections.abc import Iterator, Sequence

SLICE = 200


def slices(positions: Sequence[int], size: int = SLICE) -> Iterator[Sequence[int]]:
    for start in range(0, len(positions), size):
        yield positions[start : start + size]


def table(position: int) -> str:
    """The table that holds a column's typed values; row numbers are those of the file in each."""
    return f"typed{position // SLICE}"
