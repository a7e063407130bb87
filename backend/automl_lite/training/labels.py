"""Labels as the file has them, and as the codes 0..k-1 that estimators want."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.scores import Label
from automl_lite.domain.values import read_boolean, read_number, written_plainly

MISSING = -1


def encode_labels(texts: NDArray[Any], reading: ColumnReading) -> tuple[NDArray[np.int64], tuple[Label, ...]]:
    """Codes and their labels in ascending order, from the target's cells as text; `MISSING` where none is.

    Cells that write the same value differently ("1" and "+1", "true" and "TRUE") are one label.
    """
    label_of = {text: _label(text, reading) for text in set(texts.tolist())}
    labels: list[Any] = sorted({label for label in label_of.values() if label is not None})
    code_of: dict[Any, int] = {label: code for code, label in enumerate(labels)}
    code_of[None] = MISSING
    return np.array([code_of[label_of[text]] for text in texts.tolist()], dtype=np.int64), tuple(labels)


def _label(text: str, reading: ColumnReading) -> Label | None:
    """The value of a cell, None where it is missing or infinite."""
    if not text:
        return None
    match reading.dtype:
        case ColumnType.INTEGER:
            # By its digits: as a float64 a long one would lose some.
            finite = read_number(text, reading.number_style, reading.symbol) is not None
            return int(written_plainly(text, reading.number_style, reading.symbol)) if finite else None
        case ColumnType.FLOAT:
            return read_number(text, reading.number_style, reading.symbol)
        case ColumnType.BOOLEAN:
            return bool(read_boolean(text))
        case ColumnType.TEXT | ColumnType.DATETIME:
            return text


def without_rare(
    codes: NDArray[np.int64], labels: tuple[Label, ...], row_codes: NDArray[np.int64], fewest: int
) -> tuple[NDArray[np.bool_], dict[Label, int]]:
    """Rows of classes with at least `fewest` different rows, and the row counts of all other classes."""
    different = np.bincount(codes[np.unique(row_codes, return_index=True)[1]], minlength=len(labels))
    common = different[codes] >= fewest
    counts = np.bincount(codes, minlength=len(labels))
    rare = {label: int(counts[code]) for code, label in enumerate(labels) if different[code] < fewest}
    return common, rare


def renumber(
    codes: NDArray[np.int64], labels: tuple[Label, ...]
) -> tuple[NDArray[np.int64], tuple[Label, ...]]:
    """Codes 0..k-1 again after classes went away."""
    kept, renumbered = np.unique(codes, return_inverse=True)
    return renumbered, tuple(labels[code] for code in kept)
