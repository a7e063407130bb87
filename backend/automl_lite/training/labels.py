"""Labels as the file has them, and as the codes 0..k-1 that estimators want."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.scores import Label
from automl_lite.domain.values import TRUE_WORD, read_number

INT64 = 2**63


def encode_labels(texts: NDArray[Any], reading: ColumnReading) -> tuple[NDArray[np.int64], tuple[Label, ...]]:
    """Codes and their labels in ascending order, from the target's cells as text, none missing.

    Cells that write the same value differently ("1" and "+1", "true" and "TRUE") are one label.
    """
    read = _label_reader(reading)
    value_of = {text: read(text) for text in set(texts.tolist())}
    labels: list[Any] = sorted(set(value_of.values()))
    code_of = {label: code for code, label in enumerate(labels)}
    codes = np.array([code_of[value_of[text]] for text in texts.tolist()], dtype=np.int64)
    return codes, tuple(labels)


def _label_reader(reading: ColumnReading) -> Callable[[str], Label]:
    match reading.dtype:
        case ColumnType.INTEGER:
            return int
        case ColumnType.BOOLEAN:
            return lambda text: text.lower() == TRUE_WORD
        case ColumnType.FLOAT:
            return lambda text: _number(text, reading)
        case ColumnType.TEXT | ColumnType.DATETIME:
            return str


def _number(text: str, reading: ColumnReading) -> float:
    number = read_number(text, reading.number_style)
    return float("nan") if number is None else number


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
