"""One cell of text to a value."""

import math

import pytest

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.values import (
    DATETIME_FORMATS,
    WrongType,
    is_missing,
    read_boolean,
    read_cell,
    read_datetime,
    read_number,
    read_text,
)

DECIMAL_COMMA, THOUSANDS_COMMA = NumberStyle.DECIMAL_COMMA, NumberStyle.THOUSANDS_COMMA
ALL_FORMATS = tuple(each for formats in DATETIME_FORMATS for each in formats)


@pytest.mark.parametrize(
    "text", ["", "  ", "NA", "n/a", " N/A ", "null", "NULL", "None", "NaN", "?", "-", "#N/A"]
)
def test_words_for_no_value_are_missing_in_any_case_and_with_blanks(text: str) -> None:
    assert is_missing(text)
    assert read_text(text) is None
    assert read_number(text) is None
    assert read_boolean(text) is None
    assert read_datetime(text, ALL_FORMATS) is None


@pytest.mark.parametrize("text", ["0", "no", "--", "unknown", "nano", "#", "false"])
def test_other_words_are_values(text: str) -> None:
    assert not is_missing(text)


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("12", NumberStyle.PLAIN, 12.0),
        (" +1.5e3\u00a0", NumberStyle.PLAIN, 1500.0),
        (".5", NumberStyle.PLAIN, 0.5),
        ("1234,5", DECIMAL_COMMA, 1234.5),
        ("1.234.567,5", DECIMAL_COMMA, 1234567.5),
        ("-1.234", DECIMAL_COMMA, -1234.0),
        ("1,234.5", THOUSANDS_COMMA, 1234.5),
        ("1,234,567", THOUSANDS_COMMA, 1234567.0),
        ("12.5", THOUSANDS_COMMA, 12.5),
    ],
)
def test_a_number_is_read_as_its_column_writes_it(text: str, style: NumberStyle, number: float) -> None:
    assert read_number(text, style) == number


@pytest.mark.parametrize(
    ("text", "style", "symbol", "number"),
    [
        ("12.5 %", NumberStyle.PLAIN, "%", 12.5),
        ("-0,5%", DECIMAL_COMMA, "%", -0.5),
        ("$1,234.50", THOUSANDS_COMMA, "$", 1234.5),
        ("-$5", NumberStyle.PLAIN, "$", -5.0),
        ("$-5", NumberStyle.PLAIN, "$", -5.0),
        ("($1,000)", THOUSANDS_COMMA, "$", -1000.0),
        ("1.234,50 €", DECIMAL_COMMA, "€", 1234.5),
        ("£ 3", NumberStyle.PLAIN, "£", 3.0),
    ],
)
def test_a_number_with_a_symbol_is_read_as_its_column_writes_it(
    text: str, style: NumberStyle, symbol: str, number: float
) -> None:
    assert read_number(text, style, symbol) == number


@pytest.mark.parametrize(
    ("text", "symbol"),
    [("12", "%"), ("%12", "%"), ("12 %%", "%"), ("€5", "$"), ("5", "$"), ("($-5)", "$"), ("(5)", "$")],
)
def test_a_number_without_its_column_s_symbol_is_the_wrong_type(text: str, symbol: str) -> None:
    with pytest.raises(WrongType):
        read_number(text, NumberStyle.PLAIN, symbol)


@pytest.mark.parametrize("text", ["inf", "-Infinity", "+INF", "1e999"])
def test_an_infinite_number_is_missing(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("12a", NumberStyle.PLAIN),
        ("1,5", NumberStyle.PLAIN),
        ("1_000", NumberStyle.PLAIN),
        ("0x1f", NumberStyle.PLAIN),
        ("١٢", NumberStyle.PLAIN),
        ("1.5", DECIMAL_COMMA),
        ("1,2,3", DECIMAL_COMMA),
        ("0,125", THOUSANDS_COMMA),
        ("12,34", THOUSANDS_COMMA),
    ],
)
def test_what_is_no_number_in_this_style_is_the_wrong_type(text: str, style: NumberStyle) -> None:
    with pytest.raises(WrongType):
        read_number(text, style)


def test_booleans_are_true_and_false_in_any_case() -> None:
    assert [read_boolean(text) for text in ("true", "TRUE", " False")] == [1.0, 1.0, 0.0]
    with pytest.raises(WrongType):
        read_boolean("yes")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-02", 86_400),
        ("1970-01-01 00:01", 60),
        ("1970-01-01T00:00:01.5", 1.5),
        ("1970-01-01T02:00:00+02:00", 0),
        ("1970-01-01T00:00:00Z", 0),
        ("31.12.1969", -86_400),
        ("1/2/1970", 86_400),
        ("1/1/1970 1:00:00 PM", 46_800),
        ("Jan 2, 1970", 86_400),
        ("2 January 1970", 86_400),
        ("02-Jan-70", 86_400),
    ],
)
def test_a_moment_is_seconds_since_1970_in_utc(text: str, seconds: float) -> None:
    assert read_datetime(text, ALL_FORMATS) == seconds


@pytest.mark.parametrize("text", ["2020-02-30", "2020-01-01 24:00", "0001-01-01", "20200101", "noon", "1/1"])
def test_what_is_no_moment_is_the_wrong_type(text: str) -> None:
    with pytest.raises(WrongType):
        read_datetime(text, ALL_FORMATS)


def test_a_cell_is_read_by_its_column() -> None:
    assert read_cell(" x ", ColumnReading(name="a", dtype=ColumnType.TEXT)) == "x"
    assert read_cell("7", ColumnReading(name="a", dtype=ColumnType.INTEGER)) == 7.0
    assert read_cell("true", ColumnReading(name="a", dtype=ColumnType.BOOLEAN)) == 1.0
    day = ColumnReading(name="a", dtype=ColumnType.DATETIME, datetime_formats=("%Y-%m-%d",))
    assert math.isclose(read_cell("2000-01-01", day) or 0, 946_684_800)  # type: ignore[arg-type]
