"""What repeats: values within a column, columns of a table, rows of a table."""

from collections import defaultdict
from collections.abc import Mapping

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.tabular.engine import Engine
from automl_lite.tabular.slices import table
from automl_lite.tabular.statistics import EXACT_ROWS, Counts

TOP = 10
# Grouping this many values is cheap whatever the rows.
FEW_VALUES = 100_000
# Distinct values are counted in so many parts that none holds more than this, which keeps memory flat.
VALUES_AT_ONCE = 1_000_000
# Judgements turn on half of the values being different, or nearly all: an estimate will not do from here up.
JUDGED_SHARE = 0.4


def frequent_values(
    engine: Engine, position: int, reading: ColumnReading, counts: Counts, rows: int
) -> tuple[int, bool, list[tuple[object, int]]]:
    """Distinct values, whether their number is an estimate, and the most frequent ones with their counts."""
    if not counts.present:
        return 0, False, []
    cell, values = f"c{position}", f"{table(position)} WHERE c{position} IS NOT NULL"
    if rows <= EXACT_ROWS or counts.distinct_estimate <= FEW_VALUES:
        groups = f"SELECT {cell}, count(*) AS n FROM {values} GROUP BY 1"
        found = engine.rows(
            f"SELECT {cell}, n, count(*) OVER () FROM ({groups}) ORDER BY n DESC, {cell} LIMIT {TOP}"
        )
        return int(found[0][2]), False, [(value, int(count)) for value, count, _ in found]
    frequent = f"{cell} IN (SELECT unnest(approx_top_k({cell}, {TOP})) FROM {table(position)})"
    found = engine.rows(
        f"SELECT {cell}, count(*) AS n FROM {values} AND {frequent} GROUP BY 1 ORDER BY n DESC, {cell}"
    )
    top = [(value, int(count)) for value, count in found]
    judged = reading.dtype in (ColumnType.TEXT, ColumnType.INTEGER)
    if judged and counts.distinct_estimate > JUDGED_SHARE * counts.present:
        return _count_distinct(engine, f"SELECT hash({cell}) AS h FROM {values}", counts.present), False, top
    return min(counts.distinct_estimate, counts.present), True, top


def duplicate_columns(
    engine: Engine, readings: Mapping[int, ColumnReading], counts: Mapping[int, Counts]
) -> dict[int, int]:
    """For each column that repeats an earlier one in every row, the first of its kind."""
    kinds: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    duplicates: dict[int, int] = {}
    for position, reading in readings.items():
        count = counts[position]
        if not count.present:
            continue
        kind = "number" if reading.dtype.is_number else reading.dtype.value
        firsts = kinds[kind, count.present, count.fingerprint]
        same = next((first for first in firsts if _equal(engine, first, position)), None)
        if same is None:
            firsts.append(position)
        else:
            duplicates[position] = same
    return duplicates


def _equal(engine: Engine, left: int, right: int) -> bool:
    both = f"{table(left)} AS a POSITIONAL JOIN {table(right)} AS b"
    query = f"SELECT count(*) FROM (SELECT 1 FROM {both} WHERE a.c{left} IS DISTINCT FROM b.c{right} LIMIT 1)"
    return int(engine.row(query)[0]) == 0


def duplicate_rows(engine: Engine, tables: list[str], rows: int) -> int:
    """Rows that repeat an earlier row in every column; each table has a fingerprint of its part of a row."""
    parts = ", ".join(f"{name}.row_hash" for name in tables)
    hashes = f"SELECT hash({parts}) AS h FROM {' POSITIONAL JOIN '.join(tables)}"
    return rows - _count_distinct(engine, hashes, rows)


def _count_distinct(engine: Engine, hashes: str, values: int) -> int:
    """Different 64-bit hashes h; of ten million values, two share one in one file of 300,000."""
    parts = 1 + values // VALUES_AT_ONCE
    query = f"SELECT count(DISTINCT h) FROM ({hashes}) WHERE h % {parts}"
    return sum(int(engine.row(f"{query} = {part}")[0]) for part in range(parts))
