"""What is in the columns of a table of typed values, in few passes and little memory."""

import itertools
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberSummary
from automl_lite.tabular.engine import Engine
from automl_lite.tabular.slices import slices, table

# Up to here everything is counted exactly.
EXACT_ROWS = 1_000_000
# Sorting values for exact quantiles holds this many at once.
EXACT_CELLS_AT_ONCE = 4_000_000
COLUMNS_AT_ONCE = 32
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
BINS = 20


@dataclass(frozen=True)
class Counts:
    """Of a column of any type."""

    present: int
    distinct_estimate: int
    fingerprint: int  # the same for columns with the same values in the same rows
    code_like: int  # texts of letters, digits, - and _ with at least one digit
    runs_through: bool
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class _Moments:
    """Of a number column, in units of `_scale`."""

    mean: float
    std: float
    quantiles: Sequence[float]
    whole: bool


def count_columns(engine: Engine, readings: Mapping[int, ColumnReading]) -> dict[int, Counts]:
    """Counts by position, for columns of one table."""
    counts: dict[int, Counts] = {}
    for batch in slices(list(readings), COLUMNS_AT_ONCE):
        asked = ", ".join(part for position in batch for part in _count_parts(position, readings[position]))
        answer = iter(engine.row(f"SELECT {asked} FROM {table(batch[0])}"))
        counts |= {position: Counts(*itertools.islice(answer, 7)) for position in batch}
    return counts


def _count_parts(position: int, reading: ColumnReading) -> list[str]:
    cell = f"c{position}"
    value = f"{cell}::DOUBLE" if reading.dtype is ColumnType.INTEGER else cell
    text = reading.dtype is ColumnType.TEXT
    integer = reading.dtype is ColumnType.INTEGER
    return [
        f"count({cell})",
        f"approx_count_distinct({cell})",
        # Hashed twice: DuckDB joins two hashes by XOR, which XOR over the rows would take apart again.
        f"coalesce(bit_xor(hash(hash(rowid, {value}))), 0)",
        f"count(CASE WHEN regexp_full_match({cell}, '[A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]*') THEN 1 END)"
        if text
        else "0",
        f"(count(*) = count({cell})) AND (bool_and({cell} = rowid) OR bool_and({cell} = rowid + 1))"
        if integer
        else "false",
        "NULL" if text else f"min({cell})::DOUBLE",
        "NULL" if text else f"max({cell})::DOUBLE",
    ]


def summarise_numbers(
    engine: Engine, readings: Mapping[int, ColumnReading], counts: Mapping[int, Counts], rows: int
) -> dict[int, NumberSummary]:
    """Summaries by position, of those columns of one table that hold numbers."""
    numbers = [
        position for position, each in readings.items() if each.dtype.is_number and counts[position].present
    ]
    exact = rows <= EXACT_ROWS
    at_once = max(1, min(COLUMNS_AT_ONCE, EXACT_CELLS_AT_ONCE // rows)) if exact else COLUMNS_AT_ONCE
    summaries: dict[int, NumberSummary] = {}
    for batch in slices(numbers, at_once):
        asked = ", ".join(
            part for position in batch for part in _moment_parts(position, counts[position], exact)
        )
        answer = iter(engine.row(f"SELECT {asked} FROM {table(batch[0])}"))
        for position in batch:
            found = _Moments(*itertools.islice(answer, 4))
            summaries[position] = _summary(engine, position, counts[position], found)
    return summaries


def _scale(counts: Counts) -> float:
    """What to divide by before squaring, so that no sum overflows."""
    largest = max(abs(counts.minimum or 0.0), abs(counts.maximum or 0.0))
    return largest if largest > 1e100 else 1.0


def _moment_parts(position: int, counts: Counts, exact: bool) -> list[str]:
    cell, scale = f"c{position}", _scale(counts)
    scaled = f"({cell}::DOUBLE / {scale!r})" if scale != 1.0 else f"{cell}::DOUBLE"
    quantile = "quantile_cont" if exact else "approx_quantile"
    return [
        f"avg({scaled})",
        f"coalesce(stddev_samp({scaled}), 0)",
        f"{quantile}({scaled}, {list(QUANTILES)})",
        f"bool_and({cell} = trunc({cell}))",
    ]


def _summary(engine: Engine, position: int, counts: Counts, found: _Moments) -> NumberSummary:
    scale = _scale(counts)
    low, high = float(counts.minimum or 0.0), float(counts.maximum or 0.0)
    edges = _edges(low, high, found.whole)
    return NumberSummary(
        minimum=low,
        maximum=high,
        mean=_clipped(found.mean * scale, low, high),
        std=min(found.std * scale, sys.float_info.max),
        quantiles={
            str(share): _clipped(value * scale, low, high)
            for share, value in zip(QUANTILES, found.quantiles, strict=True)
        },
        histogram_edges=edges,
        histogram_counts=_histogram(engine, position, edges, counts.present),
        whole=found.whole,
    )


def _edges(low: float, high: float, whole: bool) -> tuple[float, ...]:
    """Equal widths; one bin a value for few whole numbers, a single bin where nothing lies between."""
    if whole and high - low < BINS and abs(low) < 2**50:
        return tuple(low - 0.5 + step for step in range(int(high - low) + 2))
    edges = tuple(low * (1 - step / BINS) + high * (step / BINS) for step in range(BINS + 1))
    if all(left < right for left, right in itertools.pairwise(edges)):
        return edges
    return (low, high) if low < high else _around(low)


def _around(value: float) -> tuple[float, float]:
    half = max(0.5, abs(value) * 1e-6)
    return max(value - half, -sys.float_info.max), min(value + half, sys.float_info.max)


def _histogram(engine: Engine, position: int, edges: tuple[float, ...], present: int) -> tuple[int, ...]:
    bins = len(edges) - 1
    if bins == 1:
        return (present,)
    # Halved, so that the distance of the largest numbers is still a number.
    low, span = edges[0] / 2, edges[-1] / 2 - edges[0] / 2
    place = f"least({bins - 1}, floor((c{position}::DOUBLE / 2 - {low!r}) / {span!r} * {bins}))::INTEGER"
    rows = f"{table(position)} WHERE c{position} IS NOT NULL"
    found = dict(engine.rows(f"SELECT {place}, count(*) FROM {rows} GROUP BY 1"))
    return tuple(int(found.get(index, 0)) for index in range(bins))


def _clipped(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
