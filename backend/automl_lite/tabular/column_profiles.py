"""The profile of every column: what a person looks at and what the rules judge by."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from automl_lite.domain.columns import (
    ColumnProfile,
    ColumnReading,
    ColumnType,
    DatetimeSummary,
    NumberSummary,
    ValueCount,
)
from automl_lite.domain.values import EPOCH
from automl_lite.tabular import cells
from automl_lite.tabular.engine import Engine
from automl_lite.tabular.sameness import duplicate_columns, frequent_values
from automl_lite.tabular.slices import slices, table
from automl_lite.tabular.statistics import Counts, count_columns, summarise_numbers
from automl_lite.tabular.typing_rules import Typed

# Longer cells are cut in previews and lists of frequent values, which people look at and programs carry.
LONGEST_SHOWN = 1_000


def load_typed(engine: Engine, readings: Mapping[int, ColumnReading]) -> str:
    """Store these columns' typed values and a hash of each row of them in a table; its name."""
    name = table(next(iter(readings)))
    values = ", ".join(
        f"{_stored(f'c{position}', each)} AS c{position}" for position, each in readings.items()
    )
    cells_of_row = ", ".join(f"c{position}" for position in readings)
    engine.rows(
        f"CREATE OR REPLACE TABLE {name} AS SELECT *, hash({cells_of_row}) AS row_hash "
        f"FROM (SELECT {values} FROM {cells.cleaned(list(readings))})"
    )
    return name


def profile_columns(engine: Engine, typed: Sequence[Typed], rows: int) -> tuple[ColumnProfile, ...]:
    """The profiles of all columns, whose typed values are loaded, in order."""
    readings = {position: each.reading for position, each in enumerate(typed)}
    counts: dict[int, Counts] = {}
    summaries: dict[int, NumberSummary] = {}
    for positions in slices(range(len(typed))):
        batch = {position: readings[position] for position in positions}
        counts |= count_columns(engine, batch)
        summaries |= summarise_numbers(engine, batch, counts, rows)
    duplicates = duplicate_columns(engine, readings, counts)
    return tuple(
        _profile(engine, position, each, counts[position], rows).model_copy(
            update={
                "numbers": summaries.get(position),
                "duplicate_of": readings[duplicates[position]].name if position in duplicates else None,
            }
        )
        for position, each in enumerate(typed)
    )


def _profile(engine: Engine, position: int, typed: Typed, counts: Counts, rows: int) -> ColumnProfile:
    dtype = typed.reading.dtype
    distinct, estimated, top = frequent_values(engine, position, typed.reading, counts, rows)
    return ColumnProfile(
        reading=typed.reading,
        position=position,
        rows=rows,
        missing=rows - counts.present,
        distinct=distinct,
        distinct_is_estimate=estimated,
        top_values=tuple(ValueCount(value=_shown(value, dtype), count=count) for value, count in top),
        datetimes=_datetimes(counts) if dtype is ColumnType.DATETIME else None,
        runs_through=bool(counts.runs_through),
        code_like_share=counts.code_like / counts.present if counts.present else 0.0,
        notes=typed.notes,
    )


def _stored(cell: str, reading: ColumnReading) -> str:
    """Whole numbers stay exact beyond what a float holds, for counting."""
    if reading.dtype is ColumnType.INTEGER:
        return f"TRY_CAST({cells.plain(cell, reading)} AS BIGINT)"
    return cells.typed(cell, reading)


def _datetimes(counts: Counts) -> DatetimeSummary | None:
    if counts.minimum is None or counts.maximum is None:
        return None
    return DatetimeSummary(earliest=_iso(counts.minimum), latest=_iso(counts.maximum))


def _iso(seconds: float) -> str:
    moment = EPOCH + timedelta(microseconds=round(seconds * 1e6))
    midnight = moment.time() == datetime.min.time()
    return moment.strftime("%Y-%m-%d") if midnight else moment.replace(tzinfo=None).isoformat()


def _shown(value: object, dtype: ColumnType) -> str:
    match dtype:
        case ColumnType.BOOLEAN:
            return "true" if value else "false"
        case ColumnType.DATETIME:
            return _iso(float(str(value)))
        case ColumnType.FLOAT:
            number = float(str(value))
            return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
        case _:
            return cut(str(value))


def cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
