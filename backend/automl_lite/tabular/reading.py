"""Columns of a file as arrays, the way the model takes them."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.datasets import FileFormat, Reading
from automl_lite.domain.errors import Unreadable
from automl_lite.tabular.cells import cleaned, fits, typed
from automl_lite.tabular.engine import Engine, open_engine
from automl_lite.tabular.loading import read_rows
from automl_lite.tabular.opening import Opened, find_reading, reopen, scratch_folder
from automl_lite.tabular.records import read_records
from automl_lite.tabular.slices import slices

Columns = dict[str, NDArray[Any]]

READING_MEMORY_MB = 512
SHARE_STEPS = 1_000_000


def read_columns(
    path: Path,
    reading: Reading,
    names: Sequence[str],
    *,
    unpacked_limit_bytes: int,
    scratch: Path,
    share: float = 1.0,
) -> Columns:
    """Columns by name, rows in the order of the file; about `share` of the rows, always the same ones.

    Numbers, booleans (1.0 and 0.0) and date-times (seconds since 1970 in UTC) are float64 with NaN for
    missing; texts are objects with "" for missing. An infinite number is missing.

    Raises:
        Unreadable, TooLarge: the file is not the one that the reading was found for.
    """
    positions = {column.name: position for position, column in enumerate(reading.columns)}
    wanted = {positions[name]: reading.columns[positions[name]] for name in dict.fromkeys(names)}
    if not wanted:
        return {}
    with scratch_folder(scratch) as folder, open_engine(folder, READING_MEMORY_MB) as engine:
        opened = reopen(path, reading, folder, unpacked_limit_bytes)
        answers = read_rows(opened, folder, engine, lambda: _arrays(engine, wanted, share))
    return {column.name: array for column, array in zip(wanted.values(), answers, strict=True)}


def read_like(
    path: Path, columns: Sequence[ColumnReading], *, unpacked_limit_bytes: int, scratch: Path
) -> Columns:
    """Columns of another file, read as they were in the first; a column that is not in it is all missing.

    Raises:
        Unreadable: the file cannot be read, or a cell is not of its column's type.
        TooLarge: it unpacks to more than the limit.
    """
    with scratch_folder(scratch) as folder, open_engine(folder, READING_MEMORY_MB) as engine:
        opened = find_reading(path, folder, engine, unpacked_limit_bytes)
        positions = {name: position for position, name in enumerate(opened.names)}
        wanted = {positions[column.name]: column for column in columns if column.name in positions}

        def read() -> tuple[list[NDArray[Any]], int]:
            _refuse_misfits(engine, opened, wanted)
            return _arrays(engine, wanted, 1.0), int(engine.row("SELECT count(*) FROM file")[0])

        answers, count = read_rows(opened, folder, engine, read)
    found = {column.name: array for column, array in zip(wanted.values(), answers, strict=True)}
    return {column.name: found.get(column.name, _all_missing(column, count)) for column in columns}


def _arrays(engine: Engine, wanted: dict[int, ColumnReading], share: float) -> list[NDArray[Any]]:
    arrays: list[NDArray[Any]] = []
    for positions in slices(list(wanted)):
        values = ", ".join(
            f"{_value(f'c{position}', wanted[position])} AS c{position}" for position in positions
        )
        rows = cleaned(positions) if share >= 1.0 else _sampled(cleaned(positions), share)
        arrays.extend(engine.arrays(f"SELECT {values} FROM {rows}"))
    return arrays


def _sampled(rows: str, share: float) -> str:
    """SQL for some of the rows: by a hash of their place, so that every query draws the same ones."""
    drawn = f"hash(place) % {SHARE_STEPS} < {round(share * SHARE_STEPS)}"
    return f"(SELECT * FROM (SELECT *, row_number() OVER () AS place FROM {rows}) WHERE {drawn})"


def _value(cell: str, column: ColumnReading) -> str:
    nothing = "''" if column.dtype is ColumnType.TEXT else "'nan'::DOUBLE"
    return f"coalesce({typed(cell, column)}, {nothing})"


def _all_missing(column: ColumnReading, count: int) -> NDArray[Any]:
    if column.dtype is ColumnType.TEXT:
        return np.full(count, "", dtype=object)
    return np.full(count, np.nan)


def _refuse_misfits(engine: Engine, opened: Opened, wanted: dict[int, ColumnReading]) -> None:
    for positions in slices(list(wanted)):
        checks = ", ".join(f"bool_and({fits(f'c{position}', wanted[position])})" for position in positions)
        fit = engine.row(f"SELECT {checks} FROM {cleaned(positions)}")
        for position, all_fit in zip(positions, fit, strict=True):
            if all_fit is False:
                raise _misfit(engine, opened, position, wanted[position])


def _misfit(engine: Engine, opened: Opened, position: int, column: ColumnReading) -> Unreadable:
    """Name the first cell that is not of the column's type; only a table has row numbers to find it by."""
    engine.rows(f"CREATE TEMP TABLE misfits AS SELECT * FROM {cleaned([position])}")
    wrong = f"NOT {fits(f'c{position}', column)}"
    row, value = engine.row(f"SELECT rowid, c{position} FROM misfits WHERE {wrong} ORDER BY rowid LIMIT 1")
    return Unreadable(
        f"{_place(opened, row)}, column {column.name}: {_shortened(value)} is not {_KINDS[column.dtype]}, "
        "as in the file that the model learned from. Mend it or leave it empty."
    )


_KINDS = {
    ColumnType.INTEGER: "a number",
    ColumnType.FLOAT: "a number",
    ColumnType.BOOLEAN: "true or false",
    ColumnType.DATETIME: "a date in the form of the training file",
    ColumnType.TEXT: "a text",
}


def _place(opened: Opened, row: int) -> str:
    """Where a row is, as a person finds it."""
    reading = opened.reading
    if reading.format is FileFormat.PARQUET:
        return f"Row {row + 1:,}"
    records = read_records(opened.path, reading.delimiter, len(opened.names), reading.skip_lines)
    line, _ = next(islice(records, row, None))
    return f"Line {line:,}"


def _shortened(value: str, most: int = 60) -> str:
    return f'"{value}"' if len(value) <= most else f'"{value[:most]}…"'
