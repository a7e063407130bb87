"""SQL and `domain/values.py` read every cell the same way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.values import BLANKS, DATETIME_FORMATS, MISSING_WORDS, WrongType, read_cell
from automl_lite.tabular.cells import cleaned, fits, typed
from automl_lite.tabular.engine import Engine, open_engine

READINGS = (
    ColumnReading(name="text", dtype=ColumnType.TEXT),
    ColumnReading(name="boolean", dtype=ColumnType.BOOLEAN),
    ColumnReading(name="integer", dtype=ColumnType.INTEGER),
    ColumnReading(name="float", dtype=ColumnType.FLOAT),
    ColumnReading(name="comma", dtype=ColumnType.FLOAT, number_style=NumberStyle.DECIMAL_COMMA),
    ColumnReading(name="thousands", dtype=ColumnType.FLOAT, number_style=NumberStyle.THOUSANDS_COMMA),
    ColumnReading(name="percent", dtype=ColumnType.FLOAT, symbol="%"),
    ColumnReading(
        name="dollars", dtype=ColumnType.FLOAT, number_style=NumberStyle.THOUSANDS_COMMA, symbol="$"
    ),
    ColumnReading(name="euros", dtype=ColumnType.FLOAT, number_style=NumberStyle.DECIMAL_COMMA, symbol="€"),
    *(
        ColumnReading(name=formats[0], dtype=ColumnType.DATETIME, datetime_formats=formats)
        for formats in DATETIME_FORMATS
    ),
)

no_nul = st.characters(exclude_characters="\0", codec="utf-8")
blanks = st.text(st.sampled_from(BLANKS), max_size=2)
missing = st.sampled_from(sorted(MISSING_WORDS)).flatmap(lambda word: st.sampled_from([word, word.upper()]))
numberish = st.text(st.sampled_from("0123456789+-.,eE_ infaNtyx"), max_size=12)
numbers = st.one_of(st.floats().map(repr), st.integers().map(str))
amounts = st.text(st.sampled_from("0123456789+-.,()$€% \u00a0\u202f"), max_size=10)
dates = st.one_of(
    *(
        st.datetimes().map(lambda moment, pattern=pattern: moment.strftime(pattern))  # type: ignore[misc]
        for formats in DATETIME_FORMATS
        for pattern in formats
    ),
    st.datetimes().map(lambda moment: moment.isoformat() + "+02:00"),
    st.text(st.sampled_from("0123456789-/.: TZ+"), min_size=6, max_size=24),
    st.from_regex(r"\A\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}( \d{1,2}:\d{1,2})?\Z"),
    st.from_regex(
        r"\A\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{1,2}(:\d{1,2}(\.\d{1,7})?)?(Z|[+-]\d{2}:?\d{2})?\Z"
    ),
)
words = st.sampled_from(["true", "True", "FALSE", "tru", "jun 5 1998", "5-Jun-69", "5-JUN-68", "May 5, 1998"])
core = st.one_of(st.text(no_nul, max_size=8), missing, numberish, numbers, amounts, dates, words)
cell = st.builds(lambda before, inside, after: before + inside + after, blanks, core, blanks)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder: Path = tmp_path_factory.mktemp("cells")
    with open_engine(folder, memory_mb=256) as engine:
        yield engine


def read_in_python(text: str, reading: ColumnReading) -> float | str | None:
    try:
        return read_cell(text, reading)
    except WrongType:
        return "WRONG TYPE"


def read_in_sql(engine: Engine, texts: list[str], reading: ColumnReading) -> list[Any]:
    engine.rows("CREATE OR REPLACE TEMP TABLE file AS SELECT unnest(?::VARCHAR[]) AS c0", [texts])
    rows = engine.rows(f"SELECT {fits('c0', reading)}, {typed('c0', reading)} FROM {cleaned([0])}")
    return [value if fit else "WRONG TYPE" for fit, value in rows]


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.name)
@settings(deadline=None)
@given(texts=st.lists(cell, min_size=1, max_size=30))
@example(
    texts=["1_000", "+nan", "-nan", "1e400", "-inf", "Infinity", "0x1f", "1e-400", " 7 ", "١٢", "-1.#İND"]
)
@example(
    texts=[
        "12.5 %",
        "-3%",
        "0%",
        "5 %%",
        "$1,234.50",
        "-$5",
        "$-5",
        "($1,000)",
        "(5 $)",
        "($-5)",
        "()",
        "$",
        "5",
    ]
)
@example(
    texts=["1.234,50 €", "€ 12", "12\u00a0€", "12\u202f€", "-€3,5", "(€3)", "12 €€", "12  €", "(3", "3)€"]
)
@example(
    texts=[
        "2255-12-31T00:00:00.000001",
        "5/1/20",
        "12/31/2020 5:30 pm",
        "1,234",
        "0,125",
        "2020-02-30",
        "2020-01-01 24:00",
        "2020-1-2",
        "0000-01-01",
        "2020-01-01T00:00:00+24:00",
    ]
)
def test_sql_reads_each_cell_as_python_does(engine: Engine, reading: ColumnReading, texts: list[str]) -> None:
    assert read_in_sql(engine, texts, reading) == [read_in_python(text, reading) for text in texts]
