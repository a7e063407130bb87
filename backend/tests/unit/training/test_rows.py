"""Row identity, split and labels: what is learned from, and what is held out."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.errors import TrainingRefused
from automl_lite.training.labels import MISSING, encode_labels, renumber, without_rare
from automl_lite.training.row_identity import row_codes
from automl_lite.training.split import split_rows
from automl_lite.training.table import Table


def table_of(numbers: list[int], classes: list[int]) -> Table:
    column = np.array(numbers, dtype=float)
    target = np.array(classes)
    return Table(
        columns={"x": column},
        target=target,
        labels=tuple(range(max(classes) + 1)),
        row_codes=row_codes([column, target]),
        total_rows=len(numbers),
        missing_target=0,
    )


def test_rows_are_the_same_where_every_column_is() -> None:
    codes = row_codes(
        [
            np.array([1.0, 1.0, 2.0, np.nan, np.nan, 0.0, -0.0]),
            np.array(["a", "a", "a", "b", "b", "", ""], dtype=object),
        ]
    )

    assert codes[0] == codes[1] != codes[2]
    assert codes[3] == codes[4]
    assert codes[5] == codes[6]
    assert len(set(codes.tolist())) == 4


def test_a_value_in_another_column_is_another_row() -> None:
    codes = row_codes([np.array([1.0, 2.0]), np.array([2.0, 1.0])])

    assert codes[0] != codes[1]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 2)), min_size=60, max_size=200), st.integers(0, 99)
)
def test_copies_of_a_row_are_never_on_both_sides(rows: list[tuple[int, int]], seed: int) -> None:
    # One more row per class and number, so that every draw can be split.
    rows = [*rows, *((100 + extra, label) for label in range(3) for extra in range(5))]
    table = table_of([number for number, _ in rows], [label for _, label in rows])

    split = split_rows(table, seed)

    learned, held = table.row_codes[split.training], table.row_codes[split.holdout]
    assert not set(learned.tolist()) & set(held.tolist())
    assert len(set(learned.tolist())) == len(learned)
    assert split.copies.sum() + len(split.holdout) == table.rows
    assert set(table.target[split.training].tolist()) == {0, 1, 2}
    assert set(table.target[split.holdout].tolist()) == {0, 1, 2}


def test_a_fifth_of_the_rows_is_held_out() -> None:
    split = split_rows(table_of(list(range(1000)), [row % 2 for row in range(1000)]), seed=42)

    assert len(split.holdout) == 200
    assert split.weights is None


def test_too_few_different_rows_are_refused() -> None:
    with pytest.raises(TrainingRefused, match="Only 4 of the rows are different"):
        split_rows(table_of([1, 2] * 50, [0, 0, 1, 1] * 25), seed=42)


@pytest.mark.parametrize(
    ("dtype", "texts", "labels"),
    [
        (ColumnType.TEXT, ["yes", "no", "yes"], ("no", "yes")),
        (ColumnType.INTEGER, ["7", "5", "+7"], (5, 7)),
        (ColumnType.INTEGER, ["9007199254740993", "9007199254740992"], (9007199254740992, 9007199254740993)),
        (ColumnType.BOOLEAN, ["True", "FALSE", "true"], (False, True)),
        (ColumnType.FLOAT, ["1.5", "1.0", "1.50"], (1.0, 1.5)),
    ],
)
def test_labels_are_the_values_of_the_file(
    dtype: ColumnType, texts: list[str], labels: tuple[Any, ...]
) -> None:
    codes, found = encode_labels(np.array(texts, dtype=object), ColumnReading(name="y", dtype=dtype))

    assert found == labels
    assert [type(label) for label in found] == [type(label) for label in labels]
    assert codes.tolist()[0] == len(labels) - 1 or dtype is ColumnType.INTEGER


def test_labels_are_read_in_the_style_of_their_column() -> None:
    reading = ColumnReading(name="y", dtype=ColumnType.INTEGER, number_style=NumberStyle.THOUSANDS_COMMA)

    codes, labels = encode_labels(np.array(["1,000", "2,000", "1000"], dtype=object), reading)

    assert labels == (1000, 2000)
    assert codes.tolist() == [0, 1, 0]


@pytest.mark.parametrize("dtype", [ColumnType.INTEGER, ColumnType.FLOAT])
def test_a_row_whose_label_is_missing_or_infinite_has_none(dtype: ColumnType) -> None:
    texts = np.array(["1", "", "inf", "2", "-Infinity"], dtype=object)

    codes, labels = encode_labels(texts, ColumnReading(name="y", dtype=dtype))

    assert labels == (1, 2)
    assert codes.tolist() == [0, MISSING, MISSING, 1, MISSING]


def test_a_class_whose_rows_are_all_the_same_is_too_rare() -> None:
    column = np.array([1.0, 2.0, 3.0, 4.0, 9.0, 9.0])
    classes = np.array([0, 0, 2, 2, 1, 1])

    common, rare = without_rare(classes, ("a", "b", "c"), row_codes([column, classes]), fewest=2)
    codes, labels = renumber(classes[common], ("a", "b", "c"))

    assert rare == {"b": 2}
    assert labels == ("a", "c")
    assert codes.tolist() == [0, 0, 1, 1]
