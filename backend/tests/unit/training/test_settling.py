"""Which columns training rows let a model learn from, each of the others with its reason."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType, Role
from automl_lite.domain.errors import TrainingRefused
from automl_lite.domain.tasks import TrainingTask
from automl_lite.inference.session import Columns
from automl_lite.training.preparing.features import ChosenFeatures
from automl_lite.training.preparing.near_duplicates import near_duplicates
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.preparing.repetition import constant_columns, duplicate_columns
from automl_lite.training.preparing.settling import Settled, settle_features
from automl_lite.training.row_identity import row_codes
from automl_lite.training.table import Table

ROWS = 500
DRAW = np.random.default_rng(11)
WOOL = DRAW.normal(size=ROWS)
LABELS = (WOOL + DRAW.normal(0, 0.8, ROWS) > 0).astype(int)


def words(values: Any) -> NDArray[Any]:
    return np.array(list(values), dtype=object)


TITLES = words(
    f"{'Lady' if label else 'Sir'} {DRAW.choice(['Ann', 'Kim', 'Jo'])} of Farm{place}"
    for place, label in enumerate(np.where(DRAW.random(ROWS) < 0.1, 1 - LABELS, LABELS))
)
CODES = words("".join(DRAW.choice(list("abcdefgh0123"), 9)) for _ in range(ROWS))


def settle(
    columns: Columns,
    *,
    target: NDArray[Any] = LABELS,
    high_cardinality: tuple[str, ...] = (),
    **asked: Any,
) -> Settled:
    readings = tuple(
        ColumnReading(name=name, dtype=ColumnType.TEXT if values.dtype == object else ColumnType.FLOAT)
        for name, values in columns.items()
    )
    included = set(asked.get("include_columns", ()))
    labels = tuple(range(int(target.max()) + 1))
    table = Table(columns, target, labels, row_codes([*columns.values(), target]), ROWS, 0)
    task = TrainingTask(
        job_id="j",
        user_id="u",
        dataset_id="d",
        target_column="breed",
        problem_type=ProblemType.CLASSIFICATION,
        time_budget=60,
        **asked,
    )
    choice = ChosenFeatures(readings, frozenset(), frozenset(high_cardinality) - included, ())
    return settle_features(choice, table.take(np.arange(400)), table.take(np.arange(400, ROWS)), task)


def roles(settled: Settled) -> dict[str, Role | None]:
    return {column.column: column.role for column in settled.left_out}


def names(settled: Settled) -> list[str]:
    return [feature.name for feature in settled.features]


def test_a_leaked_column_is_left_out_with_a_warning_and_a_reason() -> None:
    settled = settle({"wool": WOOL, "sold as": LABELS.astype(float)})

    assert names(settled) == ["wool"]
    assert roles(settled) == {"sold as": Role.LEAK}
    assert "include_columns" in settled.left_out[0].reason
    (warning,) = (warning for warning in settled.warnings if warning.code == "leak")
    assert (warning.code, warning.column) == ("leak", "sold as")
    assert "1.000" in warning.message


def test_a_leaked_column_that_a_person_insists_on_is_used_and_still_warned_of() -> None:
    settled = settle({"wool": WOOL, "sold as": LABELS.astype(float)}, include_columns=("sold as",))

    assert names(settled) == ["wool", "sold as"]
    assert "leak" in {warning.code for warning in settled.warnings}


def test_where_only_a_leak_is_left_it_is_used_with_a_warning() -> None:
    settled = settle({"sold as": LABELS.astype(float)})

    assert names(settled) == ["sold as"]
    assert "leak" in {warning.code for warning in settled.warnings}


def test_a_function_of_the_target_that_may_be_honest_is_used_with_a_warning() -> None:
    breeds = DRAW.integers(0, 6, ROWS)
    settled = settle({"wool": WOOL, "kind": words(np.where(breeds < 3, "cat", "dog"))}, target=breeds)

    assert names(settled) == ["wool", "kind"]
    assert [warning.column for warning in settled.warnings] == ["kind"]


def test_names_whose_titles_tell_of_the_target_are_used_for_their_words() -> None:
    settled = settle({"wool": WOOL, "name": TITLES}, high_cardinality=("name",))

    (text,) = settled.text_columns
    assert text.name == "name"
    assert {"lady", "sir"} & set(text.counted)
    preparation = Preparation.fit({"wool": WOOL, "name": TITLES}, settled.features, settled.text_columns)
    assert ("name", "code") not in preparation.layout()


def test_codes_without_rhyme_or_reason_are_left_out() -> None:
    settled = settle({"wool": WOOL, "token": CODES}, high_cardinality=("token",))

    assert settled.text_columns == ()
    assert roles(settled) == {"token": Role.HIGH_CARDINALITY}


def test_a_person_s_list_keeps_a_text_whose_words_say_nothing() -> None:
    settled = settle({"wool": WOOL, "token": CODES}, high_cardinality=("token",), include_columns=("token",))

    assert names(settled) == ["wool", "token"]


def test_what_training_rows_show_to_be_constant_or_a_copy_is_left_out() -> None:
    rare = np.zeros(ROWS)
    rare[450:] = 1  # of the hold-out only
    settled = settle({"wool": WOOL, "rare": rare, "again": WOOL.copy()})

    assert names(settled) == ["wool"]
    assert roles(settled) == {"rare": Role.CONSTANT, "again": Role.DUPLICATE}


def test_nothing_left_is_refused_with_the_reasons() -> None:
    with pytest.raises(TrainingRefused, match="'flat': Every row"):
        settle({"flat": np.zeros(ROWS)})


def test_decisions_are_the_same_twice() -> None:
    columns = {"wool": WOOL, "name": TITLES, "token": CODES}

    first, second = (settle(columns, high_cardinality=("name", "token")) for _ in range(2))

    assert first.features == second.features
    np.testing.assert_array_equal(first.text_columns[0].table, second.text_columns[0].table)


def test_a_gap_is_a_value_of_its_own() -> None:
    gap = np.array([1.0, np.nan, 1.0])
    columns = {"answered": gap, "same": gap.copy(), "flat": np.ones(3), "empty": np.full(3, np.nan)}

    assert constant_columns(columns, list(columns)) == {"flat", "empty"}
    assert duplicate_columns(columns, list(columns)) == {"same": "answered"}


def test_hold_out_rows_that_training_rows_repeat_are_counted() -> None:
    learned = {name: np.arange(100.0) for name in "abc"} | {"text": words("xy" * 50)}
    held = {name: np.array([1.0, 2.0000001, 300.0, 5.0]) for name in "abc"} | {"text": words("yxzy")}

    (warning,) = near_duplicates(learned, held, ["a", "b", "c", "text"])

    assert warning.code == "near_duplicates"
    assert warning.message.startswith("2 of 4 hold-out rows")
    assert "1 more do but for rounding" in warning.message


def test_rows_of_their_own_are_no_near_duplicates() -> None:
    learned, held = {"x": DRAW.normal(size=400)}, {"x": DRAW.normal(size=100)}

    assert near_duplicates(learned, held, ["x"]) == ()
