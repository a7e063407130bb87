"""The profile of every column, from a table of cleaned texts to what a person and the rules look at."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from automl_lite.domain.columns import ColumnProfile, ColumnReading, ColumnType, DatetimeSummary, ValueCount
from automl_lite.tabular import cells
from automl_lite.tabular.engine import Engine
from automl_lite.tabular.sameness import duplicate_columns, frequent_values
from automl_lite.tabular.statistics import Counts, count_columns, summarise_numbers
from automl_lite.tabular.typing_rules import Typed

# Longer cells are cut in previews and lists of frequent values, which people look at and programs carry.
LONGEST_SHOWN = 1_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def profile_columns(engine: Engine, typed: Sequence[Typed], rows: int) -> tuple[ColumnProfile, ...]:
    readings = [each.reading for each in typed]
    values = ", ".join(
        f"{_stored(f'c{position}', reading)} AS c{position}" for position, reading in enumerate(readings)
    )
    engine.rows(f"CREATE TABLE typed AS SELECT {values} FROM staged")
    engine.rows("DROP TABLE staged")
    counts = count_columns(engine, readings)
    summaries = summarise_numbers(engine, readings, counts, rows)
    duplicates = duplicate_columns(engine, readings, counts)
    profiles: list[ColumnProfile] = []
    for position, (each, count) in enumerate(zip(typed, counts, strict=True)):
        distinct, estimated, top = frequent_values(engine, position, each.reading, count, rows)
        profiles.append(
            ColumnProfile(
                reading=each.reading,
                position=position,
                rows=rows,
                missing=rows - count.present,
                distinct=distinct,
                distinct_is_estimate=estimated,
                top_values=tuple(
                    ValueCount(value=_shown(value, each.reading.dtype), count=n) for value, n in top
                ),
                numbers=summaries.get(position),
                datetimes=_datetimes(count) if each.reading.dtype is ColumnType.DATETIME else None,
                runs_through=bool(count.runs_through),
                code_like_share=count.code_like / count.present if count.present else 0.0,
                duplicate_of=readings[duplicates[position]].name if position in duplicates else None,
                notes=each.notes,
            )
        )
    return tuple(profiles)


def _stored(cell: str, reading: ColumnReading) -> str:
    """Whole numbers stay exact beyond what a float holds, for counting."""
    if reading.dtype is ColumnType.INTEGER:
        return f"TRY_CAST({cells.plain(cell, reading.number_style)} AS BIGINT)"
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
