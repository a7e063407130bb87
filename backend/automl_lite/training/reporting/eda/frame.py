"""Which rows and columns the page about the data is made of, and in which shape Sweetviz bears them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.scores import Label, label_text
from automl_lite.training.reporting.eda.disguise import disguised
from automl_lite.training.reporting.eda.handover import CellKind, HandedColumn, Handover
from automl_lite.training.table import Table

MOST_ROWS = 10_000
MOST_COLUMNS = 50
LONGEST_NAME = 60
LONGEST_CELL = 80
# Sweetviz squares what it sums; beyond this the squares are no numbers any more.
LARGEST = 1e150


def hand_over(table: Table, readings: Sequence[ColumnReading], target: str, seed: int) -> Handover:
    """A sample of the rows, the first columns, and a target that Sweetviz can take."""
    rows = _sample(table.rows, seed)
    chosen, beyond = readings[:MOST_COLUMNS], readings[MOST_COLUMNS:]
    names = _unique([target, *(reading.name for reading in chosen)])
    handed, note = _target(table, names[0], rows)
    while handed.name in names[1:]:
        handed = replace(handed, name=f"{handed.name} (target)")
    shown = [
        _column(name, reading.dtype, table.columns[reading.name][rows])
        for name, reading in zip(names[1:], chosen, strict=True)
    ]
    if len(table.labels) > 2 and handed.kind is CellKind.TRUTH:
        labels: list[str | None] = [
            disguised(label_text(table.labels[code]), LONGEST_CELL) for code in table.target[rows]
        ]
        shown.insert(0, HandedColumn(names[0], CellKind.TEXT, labels))
    return Handover(
        handed,
        tuple(shown),
        beyond=tuple(disguised(reading.name, LONGEST_NAME) for reading in beyond),
        notes=tuple(filter(None, (_rows_note(table, rows), note))),
    )


def _sample(rows: int, seed: int) -> NDArray[np.int64]:
    if rows <= MOST_ROWS:
        return np.arange(rows)
    return np.sort(np.random.default_rng(seed).choice(rows, MOST_ROWS, replace=False))


def _rows_note(table: Table, rows: NDArray[np.int64]) -> str:
    if len(rows) == table.rows:
        return ""
    return (
        f"This page is about {len(rows):,} rows drawn at random from the {table.rows:,} that have a target."
    )


def _target(table: Table, name: str, rows: NDArray[np.int64]) -> tuple[HandedColumn, str]:
    """A number, or whether it is one certain label: Sweetviz relates features to nothing else."""
    target, labels = table.target[rows], table.labels
    if not labels:
        numbers = np.clip(target.astype(np.float64), -LARGEST, LARGEST)
        return HandedColumn(name, CellKind.NUMBER, numbers.tolist()), ""
    if len(labels) > 2 and not any(isinstance(label, str) for label in labels):
        numbers = np.clip([float(labels[code]) for code in target], -LARGEST, LARGEST)
        note = "The target's labels are shown as the numbers they are; their mean may say little."
        return HandedColumn(name, CellKind.NUMBER, numbers.tolist()), note
    chosen = 1 if len(labels) == 2 else int(np.bincount(target, minlength=len(labels)).argmax())
    truth = HandedColumn(
        name if labels == (0, 1) else _question(name, labels[chosen]),
        CellKind.TRUTH,
        (target == chosen).tolist(),
    )
    if len(labels) == 2:
        return truth, ""
    return (
        truth,
        f"Features are shown beside the target's most frequent label of {len(labels):,}, against all others.",
    )


def _question(name: str, label: Label) -> str:
    return f"{name} is {disguised(label_text(label), LONGEST_NAME)}"


def _unique(names: Sequence[str]) -> list[str]:
    """Names as they can be shown, each different. Sweetviz renames a column that is called "index"."""
    seen: Counter[str] = Counter()
    unique: list[str] = []
    for name in names:
        shown = disguised(name, LONGEST_NAME).strip() or "(no name)"
        shown = "index " if shown == "index" else shown
        seen[shown] += 1
        while (numbered := shown if seen[shown] == 1 else f"{shown} ({seen[shown]})") in unique:
            seen[shown] += 1
        unique.append(numbered)
    return unique


def _column(name: str, dtype: ColumnType, values: NDArray[Any]) -> HandedColumn:
    match dtype:
        case ColumnType.TEXT:
            texts = [disguised(value, LONGEST_CELL) or None for value in values.tolist()]
            return HandedColumn(name, CellKind.TEXT, list(texts))
        case ColumnType.DATETIME:
            return HandedColumn(name, CellKind.TEXT, _moments(values))
        case ColumnType.BOOLEAN:
            words = {0.0: "false", 1.0: "true"}
            return HandedColumn(name, CellKind.TEXT, [words.get(value) for value in values.tolist()])
        case _:
            return _numbers(name, np.asarray(values, dtype=np.float64))


def _numbers(name: str, values: NDArray[np.float64]) -> HandedColumn:
    present = values[~np.isnan(values)]
    whole = bool((present == np.floor(present)).all() and (np.abs(present) < 2**53).all())
    if whole:
        return HandedColumn(
            name, CellKind.WHOLE, [None if gap else int(cell) for cell, gap in _cells(values)]
        )
    held = np.clip(values, -LARGEST, LARGEST)
    return HandedColumn(name, CellKind.NUMBER, [None if gap else cell for cell, gap in _cells(held)])


def _cells(values: NDArray[np.float64]) -> Iterator[tuple[float, bool]]:
    """Each value, and whether it is missing."""
    return zip(values.tolist(), np.isnan(values).tolist(), strict=True)


def _moments(values: NDArray[Any]) -> list[str | None]:
    """Seconds since 1970 as texts, to the day where no row says more."""
    present = values[~np.isnan(values)]
    unit = "D" if (present % 86_400 == 0).all() else "s"
    whole = np.where(np.isnan(values), 0.0, values).astype(np.int64)
    written = whole.astype("datetime64[s]").astype(f"datetime64[{unit}]").astype(str)
    return [None if gap else str(text) for text, gap in zip(written, np.isnan(values), strict=True)]
