"""Which type each column has: the first that reads every value of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.values import DATETIME_FORMATS, WrongType, is_missing, read_cell
from automl_lite.tabular import cells
from automl_lite.tabular.engine import Engine

SAMPLE_CELLS = 100_000
MOST_SAMPLE_ROWS = 500
COLUMNS_AT_ONCE = 32

MONTH_FIRST, DAY_FIRST = "%m/%d/%Y", "%d/%m/%Y"
# Whole numbers beyond this are not all exact in the float64 that models take.
LARGEST_EXACT = 2**53


def _candidate(dtype: ColumnType, **how: object) -> ColumnReading:
    return ColumnReading.model_validate({"name": "", "dtype": dtype, **how})


# In order of preference.
CANDIDATES: tuple[ColumnReading, ...] = (
    _candidate(ColumnType.BOOLEAN),
    _candidate(ColumnType.FLOAT),
    _candidate(ColumnType.FLOAT, number_style=NumberStyle.DECIMAL_COMMA),
    *(_candidate(ColumnType.DATETIME, datetime_formats=formats) for formats in DATETIME_FORMATS),
)
TEXT = _candidate(ColumnType.TEXT)


@dataclass(frozen=True)
class Typed:
    """A column's reading, and what a person should know of how it was found."""

    reading: ColumnReading
    notes: tuple[str, ...] = ()


def find_types(engine: Engine, names: Sequence[str]) -> list[Typed]:
    """Types for all columns of the table `staged` of cleaned texts.

    A sample rules out most types cheaply; the whole column decides on those that are left.
    """
    survivors = _survivors(engine, len(names))
    found: list[Typed] = []
    for start in range(0, len(names), COLUMNS_AT_ONCE):
        batch = range(start, min(start + COLUMNS_AT_ONCE, len(names)))
        readers = _readers(engine, {position: survivors[position] for position in batch})
        for position in batch:
            typed = _decide(engine, f"c{position}", readers[position])
            reading = typed.reading.model_copy(update={"name": names[position]})
            found.append(Typed(reading, typed.notes))
    return found


def _survivors(engine: Engine, width: int) -> list[list[ColumnReading]]:
    """For each column the candidates that read all values of a sample."""
    limit = max(20, min(MOST_SAMPLE_ROWS, SAMPLE_CELLS // width))
    rows = engine.rows(f"SELECT * FROM staged LIMIT {limit}")
    return [
        [candidate for candidate in CANDIDATES if all(_reads(candidate, value) for value in values)]
        for values in ({row[position] for row in rows} - {None} for position in range(width))
    ]


def _reads(candidate: ColumnReading, value: str) -> bool:
    try:
        read_cell(value, candidate)
    except WrongType:
        return False
    return not is_missing(value)


def _readers(engine: Engine, survivors: dict[int, list[ColumnReading]]) -> dict[int, list[ColumnReading]]:
    """For each column the candidates that read all its values; none for a column without values."""
    asked = [(position, candidate) for position, listed in survivors.items() for candidate in listed]
    if not asked:
        return {position: [] for position in survivors}
    checks = ", ".join(f"bool_and({cells.fits(f'c{position}', candidate)})" for position, candidate in asked)
    answers = engine.row(f"SELECT {checks} FROM staged")
    return {
        position: [
            candidate for (at, candidate), fits in zip(asked, answers, strict=True) if at == position and fits
        ]
        for position in survivors
    }


def _decide(engine: Engine, cell: str, readers: list[ColumnReading]) -> Typed:
    if not readers:
        return Typed(TEXT)
    first = readers[0]
    if first.dtype.is_number:
        return _number(engine, cell, first)
    if MONTH_FIRST in first.datetime_formats and any(DAY_FIRST in each.datetime_formats for each in readers):
        return Typed(first, ("Its dates fit both month first and day first; they were read month first.",))
    return Typed(first)


def _number(engine: Engine, cell: str, reading: ColumnReading) -> Typed:
    """Text after all where a zero leads, else integer or float."""
    number = cells.plain(cell, reading.number_style)
    infinite = f"NOT isfinite(TRY_CAST({number} AS DOUBLE))"
    zero_example, whole, fits_64_bits, infinities, finite, largest = engine.row(
        f"SELECT min({cell}) FILTER ({cells.has_leading_zero(cell)}), "
        f"bool_and({cells.is_whole(cell, reading.number_style)} OR {infinite}), "
        f"bool_and(TRY_CAST({number} AS BIGINT) IS NOT NULL OR {infinite}), "
        f"count(*) FILTER ({infinite}), count(*) FILTER (NOT ({infinite})), "
        f"max(abs(TRY_CAST({number} AS DOUBLE))) FILTER (NOT ({infinite})) "
        f"FROM staged"
    )
    if zero_example is not None:
        return Typed(TEXT, (f"It is text and not a number, because zeros lead, as in {zero_example}.",))
    if not finite:
        return Typed(TEXT)
    notes: list[str] = []
    if infinities:
        notes.append(
            f"{infinities:,} infinite value{' counts' if infinities == 1 else 's count'} as missing."
        )
    integer = whole and fits_64_bits
    if whole and largest > LARGEST_EXACT:
        notes.append("Its largest numbers have more digits than a model can tell apart.")
    dtype = ColumnType.INTEGER if integer else ColumnType.FLOAT
    return Typed(reading.model_copy(update={"dtype": dtype}), tuple(notes))
