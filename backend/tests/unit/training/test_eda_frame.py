"""What Sweetviz is handed of a file."""

import time
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.scores import Label
from automl_lite.training.reporting.eda.disguise import MARKUP, as_entities, disguised, undisguised
from automl_lite.training.reporting.eda.frame import MOST_COLUMNS, MOST_ROWS, hand_over
from automl_lite.training.reporting.eda.handover import CellKind, Handover
from automl_lite.training.reporting.eda.pace import affordable_columns
from automl_lite.training.table import Table

ROWS = 60


def handed(
    columns: Mapping[str, Any] | None = None,
    target: Any = None,
    labels: tuple[Label, ...] = (),
    types: Mapping[str, ColumnType] | None = None,
    name: str = "y",
) -> Handover:
    target = np.arange(ROWS, dtype=np.float64) if target is None else np.asarray(target)
    columns = columns or {"x": np.arange(len(target), dtype=np.float64)}
    readings = tuple(
        ColumnReading(name=column, dtype=(types or {}).get(column, ColumnType.FLOAT)) for column in columns
    )
    table = Table(
        columns=dict(columns),
        target=target,
        labels=labels,
        row_codes=np.arange(len(target)),
        total_rows=len(target),
        missing_target=0,
    )
    return hand_over(table, readings, name, 1)


@given(st.text(), st.integers(1, 50))
def test_no_text_keeps_a_character_that_is_markup(text: str, longest: int) -> None:
    shown = disguised(text, longest)
    assert not set(shown) & set(MARKUP)
    assert not set(as_entities(shown)) & set("<>\"'`")
    assert len(shown) <= longest


@given(
    st.text(
        alphabet=st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_categories=["Cc", "Zl", "Zp"])
    )
)
def test_a_chart_shows_a_text_as_it_is(text: str) -> None:
    assert undisguised(disguised(text, 1_000_000)) == text


def test_two_labels_become_a_question_about_the_later() -> None:
    target = handed(target=np.arange(ROWS) % 2, labels=("no", "yes")).target
    assert (target.name, target.kind) == ("y is yes", CellKind.TRUTH)
    assert target.cells == [bool(row % 2) for row in range(ROWS)]


def test_many_labels_become_a_question_about_the_most_frequent_beside_themselves() -> None:
    told = handed(target=[0, 1, 2] * 10 + [2] * 30, labels=("a", "b", "c"))
    assert told.target.name == "y is c"
    assert told.columns[0].name == "y"
    assert told.columns[0].cells[:3] == ["a", "b", "c"]
    assert "most frequent label of 3" in told.notes[0]


def test_labels_that_are_numbers_are_shown_as_numbers() -> None:
    told = handed(target=np.arange(ROWS) % 5, labels=(1, 2, 3, 4, 5))
    assert told.target.kind is CellKind.NUMBER
    assert told.target.cells[:5] == [1.0, 2.0, 3.0, 4.0, 5.0]


def test_a_long_file_is_sampled_and_says_so() -> None:
    told = handed(target=np.arange(3.0 * MOST_ROWS))
    assert len(told.target.cells) == MOST_ROWS
    assert told.target.cells == told.columns[0].cells
    assert "10,000 rows drawn at random from the 30,000" in told.notes[0]


def test_a_wide_file_is_cut_and_names_what_is_missing() -> None:
    told = handed({f"c{place}": np.zeros(ROWS) for place in range(90)})
    assert len(told.columns) == MOST_COLUMNS
    assert told.beyond == tuple(f"c{place}" for place in range(MOST_COLUMNS, 90))
    assert told.cut(2).beyond == tuple(f"c{place}" for place in range(2, 90))


def test_names_are_different_however_alike_they_were() -> None:
    names = ["", "(no name)", "index", "y", "z" * 70 + "1", "z" * 70 + "2", "y is yes"]
    told = handed({name: np.zeros(ROWS) for name in names}, np.arange(ROWS) % 2, ("no", "yes"))
    shown = [told.target.name, *(column.name for column in told.columns)]
    assert len(set(shown)) == 8
    assert "index" not in shown


@pytest.mark.parametrize(
    ("dtype", "values", "cells"),
    [
        (ColumnType.BOOLEAN, [1.0, 0.0, np.nan], ["true", "false", None]),
        (ColumnType.DATETIME, [0.0, 86_400.0, np.nan], ["1970-01-01", "1970-01-02", None]),
        (ColumnType.DATETIME, [1.0, np.nan, 60.0], ["1970-01-01T00:00:01", None, "1970-01-01T00:01:00"]),
        (ColumnType.INTEGER, [3.0, np.nan, 1e12], [3, None, 10**12]),
        (ColumnType.FLOAT, [0.5, np.nan, 1e300], [0.5, None, 1e150]),
        (ColumnType.TEXT, np.array(["a", "", "b\n"], dtype=object), ["a", None, "b "]),
    ],
)
def test_cells_are_handed_over_as_a_person_reads_them(dtype: ColumnType, values: Any, cells: Any) -> None:
    told = handed({"x": np.asarray(values)}, [1.0, 2.0, 3.0], types={"x": dtype})
    assert told.columns[0].cells == cells


def test_fewer_columns_are_affordable_the_less_time_is_left_and_the_busier_the_machine() -> None:
    now = time.monotonic()
    idle = time.process_time()
    assert affordable_columns(now - idle, 20 + idle) > affordable_columns(now - idle, 10 + idle) > 1
    assert affordable_columns(now - 4 * idle, 20 + 4 * idle) < affordable_columns(now - idle, 20 + idle)
    assert affordable_columns(now - 30, 20) == 1
