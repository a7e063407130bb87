"""What a profile says of a file and of each column."""

import itertools
import random
import statistics

import pytest

from automl_lite.domain.columns import NumberStyle
from tests.unit.tabular.conftest import Tables

TYPES: dict[str, tuple[list[str], str]] = {
    "whole numbers": (["1", "-2", "+3"], "integer"),
    "numbers": (["1", "2.5", "1e3"], "float"),
    "whole numbers written as floats": (["1.0", "2.0"], "float"),
    "leading zeros": (["007", "12"], "text"),
    "a zero": (["0", "-0", "7"], "integer"),
    "true and false": (["True", "FALSE", "NA"], "boolean"),
    "zero and one": (["0", "1"], "integer"),
    "yes and no": (["yes", "no"], "text"),
    "days": (["2020-01-31", "1999-12-01"], "datetime"),
    "days and moments": (["2020-01-31", "2020-01-31 10:00:00", "2020-01-31T10:00:00.25Z"], "datetime"),
    "German days": (["31.12.2020", "1.1.2020 10:30"], "datetime"),
    "American moments": (["12/31/2020 5:30 PM", "1/2/2020 12:00 AM"], "datetime"),
    "written months": (["Jun 12 1998", "Jan 1 2000"], "datetime"),
    "a day that is not": (["2020-01-31", "2020-02-30"], "text"),
    "one word among numbers": (["1", "2", "many"], "text"),
    "infinity alone": (["inf", "inf"], "text"),
    "mixed families": (["2020-01-31", "31.12.2020"], "text"),
    "money": (["$5", "$6"], "integer"),
}


@pytest.mark.parametrize("case", TYPES)
def test_the_first_type_that_reads_every_value_wins(tables: Tables, case: str) -> None:
    cells, dtype = TYPES[case]
    assert tables.column(*cells).dtype.value == dtype


def test_a_value_far_down_decides_the_type_too(tables: Tables) -> None:
    assert tables.column(*range(3000), "x").dtype.value == "text"
    assert tables.column(*[""] * 3000, "2020-01-01").dtype.value == "datetime"


def test_a_decimal_comma_far_down_decides_the_style(tables: Tables) -> None:
    column = tables.column(*range(3000), "1,5")
    assert (column.dtype.value, column.reading.number_style) == ("float", NumberStyle.DECIMAL_COMMA)


def test_leading_zeros_are_told(tables: Tables) -> None:
    assert tables.column("007", "12").notes == (
        "It is text and not a number, because zeros lead, as in 007.",
    )


def test_dates_that_fit_both_orders_are_told(tables: Tables) -> None:
    note = "Its dates fit both month first and day first; they were read month first."
    assert tables.column("1/2/2020", "3/4/2020").notes == (note,)
    assert tables.column("1/2/2020", "3/14/2020").notes == ()
    day_first = tables.column("1/2/2020", "14/3/2020")
    assert day_first.notes == ()
    assert day_first.datetimes is not None
    assert (day_first.datetimes.earliest, day_first.datetimes.latest) == ("2020-02-01", "2020-03-14")


def test_commas_in_numbers_are_thousands_unless_semicolons_part_the_cells(tables: Tables) -> None:
    thousands = tables.column("1,234", "12", "5,678")
    assert (thousands.dtype.value, thousands.reading.number_style) == ("integer", NumberStyle.THOUSANDS_COMMA)
    assert thousands.notes == (
        "The commas in its numbers were read as thousands separators; they may be decimal commas.",
    )
    decimal = tables.profile("a;b\n1,234;x\n5,678;y\n").columns[0]
    assert (decimal.dtype.value, decimal.reading.number_style) == ("float", NumberStyle.DECIMAL_COMMA)
    certain = tables.column("1,234,567.5", "12")
    assert (certain.reading.number_style, certain.notes) == (NumberStyle.THOUSANDS_COMMA, ())


def test_percentages_are_numbers_in_percent_and_said_to_be(tables: Tables) -> None:
    column = tables.column("12.5 %", "0%", "100 %")

    assert (column.dtype.value, column.reading.symbol) == ("float", "%")
    assert column.notes == ("Its percentages were read as numbers in percent: 12.5 % is 12.5.",)
    assert column.numbers is not None
    assert (column.numbers.minimum, column.numbers.maximum) == (0, 100)


def test_amounts_of_money_are_numbers_where_all_have_the_same_sign(tables: Tables) -> None:
    column = tables.column("$1,234.50", "-$3.00", "($2,000.00)", "$7")

    assert (column.dtype.value, column.reading.symbol) == ("float", "$")
    assert column.numbers is not None
    assert (column.numbers.minimum, column.numbers.maximum) == (-2000, 1234.5)
    assert tables.column("5 €", "7 €").dtype.value == "integer"
    assert tables.profile("a;b\n1.234,50 €;x\n5,20 €;y\n").columns[0].reading.symbol == "€"


def test_mixed_symbols_stay_text(tables: Tables) -> None:
    assert tables.column("$5", "€5").dtype.value == "text"
    assert tables.column("12 %", "12").dtype.value == "text"
    assert tables.column("$5", "about $7").dtype.value == "text"


def test_moments_with_a_zone_are_in_utc(tables: Tables) -> None:
    column = tables.column("2020-01-01T00:30:00+02:00", "2020-06-01T12:00:00Z")
    assert column.datetimes is not None
    assert (column.datetimes.earliest, column.datetimes.latest) == (
        "2019-12-31T22:30:00",
        "2020-06-01T12:00:00",
    )


def test_a_column_is_counted(tables: Tables) -> None:
    column = tables.column("b", "a", "b", "NA", " b ", "c", "a", "?")
    assert (column.rows, column.missing, column.present, column.distinct) == (8, 2, 6, 3)
    assert [(value.value, value.count) for value in column.top_values] == [("b", 3), ("a", 2), ("c", 1)]
    assert column.missing_pct == 25.0
    assert not column.distinct_is_estimate


def test_equal_numbers_written_differently_are_one_value(tables: Tables) -> None:
    column = tables.column("1.0", "1", "1e0", "2.50")
    assert [(value.value, value.count) for value in column.top_values] == [("1", 3), ("2.5", 1)]


def test_numbers_are_summarised(tables: Tables) -> None:
    dice = random.Random(5)
    values = [round(dice.gauss(50, 10), 3) for _ in range(999)]
    numbers = tables.column(*values, "").numbers
    assert numbers is not None
    assert (numbers.minimum, numbers.maximum) == (min(values), max(values))
    assert numbers.mean == pytest.approx(statistics.mean(values))
    assert numbers.std == pytest.approx(statistics.stdev(values))
    assert numbers.quantiles["0.5"] == statistics.median(values)
    assert list(numbers.quantiles) == ["0.05", "0.25", "0.5", "0.75", "0.95"]
    edges = numbers.histogram_edges
    assert (len(edges), edges[0], edges[-1]) == (21, min(values), max(values))
    expected = [
        sum(low <= value < high or (high == edges[-1] and value == high) for value in values)
        for low, high in itertools.pairwise(edges)
    ]
    assert list(numbers.histogram_counts) == expected
    assert not numbers.whole


def test_few_whole_numbers_have_a_bin_each(tables: Tables) -> None:
    numbers = tables.column(1, 2, 2, 4).numbers
    assert numbers is not None
    assert numbers.histogram_edges == (0.5, 1.5, 2.5, 3.5, 4.5)
    assert numbers.histogram_counts == (1, 2, 0, 1)
    assert numbers.whole


def test_one_value_has_one_bin(tables: Tables) -> None:
    numbers = tables.column("2.5", "2.5").numbers
    assert numbers is not None
    assert (numbers.histogram_edges, numbers.histogram_counts, numbers.std) == ((2.0, 3.0), (2,), 0.0)


def test_numbers_that_count_the_rows_run_through(tables: Tables) -> None:
    assert tables.column(1, 2, 3).runs_through
    assert tables.column(0, 1, 2).runs_through
    assert not tables.column(2, 1, 3).runs_through
    assert not tables.column(1, "", 3).runs_through
    assert not tables.column(2, 3, 4).runs_through


def test_repeated_rows_and_columns_are_found(tables: Tables) -> None:
    profile = tables.profile("a,b,c,d\n1,x,1.0,1\n2,y,2.0,2\n1,x,1.0,1\n1,x,1.0,\n1,x,1.0,1\n")
    assert profile.duplicate_rows == 2
    assert [column.duplicate_of for column in profile.columns] == [None, None, "a", None]


def test_the_preview_shows_the_first_rows_as_written(tables: Tables) -> None:
    rows = "".join(f' {index:03} ,N/A,"x, y"\n' for index in range(60))
    preview = tables.preview(f"code,gap,text\n{rows}")
    assert preview.columns == ("code", "gap", "text")
    assert len(preview.rows) == 50
    assert preview.rows[7] == (" 007 ", None, "x, y")


def test_a_long_value_is_cut_where_people_look(tables: Tables) -> None:
    path = tables.write("a,b\n" + "x" * 5000 + ",1\n")
    profile, preview = tables.profile_path(path)
    assert profile.columns[0].top_values[0].value == "x" * 1000 + "…"
    assert preview.rows[0][0] == "x" * 1000 + "…"


def test_over_a_million_rows_what_is_judged_is_exact_and_the_rest_estimated(tables: Tables) -> None:
    rows = 1_050_000
    body = "".join(f"{index},{index % 7},{index / 7:.4f}\n" for index in range(rows))
    profile = tables.profile(f"row,week_day,ratio\n{body}")
    row, day, ratio = profile.columns
    assert (row.distinct, row.distinct_is_estimate, row.runs_through) == (rows, False, True)
    assert (day.distinct, day.distinct_is_estimate, day.top_values[0].count) == (7, False, 150_000)
    assert ratio.distinct_is_estimate
    assert ratio.distinct == pytest.approx(rows, rel=0.1)
    assert profile.duplicate_rows == 0
    assert row.numbers is not None
    assert row.numbers.quantiles["0.5"] == pytest.approx(rows / 2, rel=0.01)
