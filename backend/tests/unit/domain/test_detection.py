"""The judgements about columns, made on profiles of real small files (section E of REFERENCE, rows 1-24)."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from automl_lite.domain.columns import ColumnProfile
from automl_lite.domain.detection import (
    ProblemType,
    Role,
    decide_features,
    feature_advice,
    name_words,
    target_advice,
)
from automl_lite.tabular.profiling import profile_file

Profile = Callable[..., ColumnProfile]
CLASSIFICATION, REGRESSION = ProblemType.CLASSIFICATION, ProblemType.REGRESSION
SHUFFLED = random.Random(3).sample(range(1, 101), 100)


def named(cases: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
    """Parametrize arguments for cases whose first item is their name."""
    return {"argvalues": [case[1:] for case in cases], "ids": [case[0] for case in cases]}


def profiles(folder: Path, columns: dict[str, Sequence[object]]) -> dict[str, ColumnProfile]:
    """Columns of a file of these values; None and NaN are written as nothing."""
    path = folder / "table"
    lines = [",".join(f'"{name}"' for name in columns)]
    lines += [
        ",".join("" if cell is None else f'"{cell}"' for cell in row)
        for row in zip(*columns.values(), strict=True)
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    profile, _ = profile_file(path, memory_mb=512, unpacked_limit_bytes=1 << 30, scratch=folder / "scratch")
    return {column.name: column for column in profile.columns}


@pytest.fixture
def column(tmp_path: Path) -> Profile:
    def make(name: str, values: Sequence[object]) -> ColumnProfile:
        # A second column, so that a missing value is not a blank line.
        return profiles(tmp_path, {name: values, "beside": ["x"] * len(values)})[name]

    return make


PROBLEM_TYPES: list[tuple[str, Sequence[object], ProblemType]] = [  # the reference's row first
    ("1", [0, 1, 0, 1, 1, 0, 1, 0], CLASSIFICATION),
    ("2", [1, 2, 1, 2, 1, 2, 2, 1], CLASSIFICATION),
    ("3", list(range(10)) * 10, CLASSIFICATION),
    ("4 three texts", ["cat", "dog", "bird"] * 2, CLASSIFICATION),
    ("4 two texts", ["yes", "no"] * 100, CLASSIFICATION),
    ("5", [True, False, True, True], CLASSIFICATION),
    ("6", [0.0, 1.0, 2.0, 0.0, 1.0, 2.0], CLASSIFICATION),
    ("7", [-1, 0, 1, -1, 0, 1, -1, 0], CLASSIFICATION),
    ("8", [35.5, 42.1, 38.7, 41.2, 50.8, 33.4, 45.6, 39.2], REGRESSION),
    ("8 in a long file", [35.5 + step / 10 for step in range(200)] * 100, REGRESSION),
    ("9 prices", [199.99, 249.99, 179.99, 299.99, 159.99], REGRESSION),
    ("9 shares", [0.15, 0.23, 0.87, 0.45, 0.66], REGRESSION),
    ("9 with signs", [-10.5, 5.3, -2.1, 8.7, 0.4], REGRESSION),
    ("9 tiny", [1e-5, 2e-5, 3e-5, 4e-5, 5e-5, 6e-5], REGRESSION),
    ("10", range(100), REGRESSION),
    ("11 no values", [None, None], CLASSIFICATION),
    ("12 one", [1], CLASSIFICATION),
    ("12 constant", [5] * 5, CLASSIFICATION),
    ("13", [3.14] * 5, REGRESSION),
    ("14 whole with gaps", [0, 1, None, 0, 1, None, 0], CLASSIFICATION),
    ("14 floats with gaps", [35.5, 42.1, None, 41.2, 50.8], REGRESSION),
    ("15 eleven values, 55 rows", list(range(11)) * 5, REGRESSION),
    ("15 eleven values, 550 rows", list(range(11)) * 50, CLASSIFICATION),
    ("15 nineteen values", [step % 19 for step in range(1000)], CLASSIFICATION),
    ("15 twenty values", [step % 20 for step in range(1000)], REGRESSION),
    ("dates", ["2020-01-01", "2020-01-02", "2020-01-03"], CLASSIFICATION),
]


@pytest.mark.parametrize(("values", "expected"), **named(PROBLEM_TYPES))
def test_the_problem_type_of_a_target(
    column: Profile, values: Sequence[object], expected: ProblemType
) -> None:
    advice = target_advice(column("target", values))
    assert advice.problem_type is expected
    assert advice.reason.endswith(".")


@pytest.mark.parametrize(
    "name",
    [
        *("id", "ID", "customer_id", "userId", "order_id", "orderId", "transaction_id", "uuid", "guid"),
        *("index", "row_num", "rownum", "serial", "record_id", "row number", "Unnamed: index"),
    ],
)
def test_a_name_of_rows_with_values_all_different_is_an_identifier(column: Profile, name: str) -> None:
    assert feature_advice(column(name, [25, 30, 35, 40, 45])).role is Role.IDENTIFIER


@pytest.mark.parametrize(
    "name",
    [
        *("age", "income", "price", "quantity", "rating", "height", "category", "name", "date", "is_active"),
        *("border_width", "product_width", "customer_confidence", "product_humidity", "customer_residence"),
        *("user_video_minutes", "order_holiday", "record_idle", "keyboard", "barcodes"),
    ],
)
def test_fragments_of_identifier_words_are_features(column: Profile, name: str) -> None:
    assert feature_advice(column(name, [25, 30, 35, 40, 45])).role is Role.FEATURE


FEATURES: list[tuple[str, str, Sequence[object]]] = [
    ("a code that repeats", "category_code", [1, 1, 2, 2, 3, 3, 1, 2, 3, 1]),
    ("a float", "measurement", [10.5, 20.5, 30.5, 40.5, 50.5]),
    ("a float with the name of an identifier", "sensor_id", [10.5, 20.25, 30.5, 40.5, 50.5]),
    ("years", "year", range(2000, 2020)),
    ("ranks in any order", "rank", SHUFFLED),
    ("a count too short to prove anything", "children", range(5)),
    ("floats that count", "seconds", [float(step) + 0.5 for step in range(50)]),
    ("half different texts", "city", ["a", "b", "c", "d", "e"] * 2),
    ("numbers all different", "income", [step * 7 for step in SHUFFLED]),
    ("97 of 100 the same", "flag", [0] * 97 + [1, 2, 3]),
]


@pytest.mark.parametrize(("name", "values"), **named(FEATURES))
def test_what_may_say_something_is_a_feature(column: Profile, name: str, values: Sequence[object]) -> None:
    assert feature_advice(column(name, values)).role is Role.FEATURE


LEFT_OUT: list[tuple[str, str, Sequence[object], Role]] = [
    ("a count from 1", "what", range(1, 21), Role.IDENTIFIER),
    ("a count from 0", "what", range(20), Role.IDENTIFIER),
    ("codes of their own", "reference", [f"AB-{step:05}" for step in range(40)], Role.IDENTIFIER),
    ("codes as in the reference", "other", [f"value_{step}" for step in range(100)], Role.IDENTIFIER),
    ("a near-unique customer", "customer_id", [*SHUFFLED[:98], 1, 1], Role.IDENTIFIER),
    ("the same number", "what", [5] * 9, Role.CONSTANT),
    ("the same text", "what", ["x"] * 9, Role.CONSTANT),
    ("the same float", "what", [1.5] * 9, Role.CONSTANT),
    ("no values", "what", [None] * 9, Role.CONSTANT),
    ("98 of 100 the same", "what", [0] * 98 + [1, 1], Role.NEAR_CONSTANT),
    (
        "texts that hardly repeat",
        "note",
        ["a", "b", "c", "d", "e", "f", "a", "b", "c", "d"],
        Role.HIGH_CARDINALITY,
    ),
]


@pytest.mark.parametrize(("name", "values", "role"), **named(LEFT_OUT))
def test_what_says_nothing_is_named_for_what_it_is(
    column: Profile, name: str, values: Sequence[object], role: Role
) -> None:
    advice = feature_advice(column(name, values))
    assert advice.role is role
    assert advice.reason.endswith(".")


def test_a_value_that_is_there_or_not_may_say_something(column: Profile) -> None:
    assert feature_advice(column("answered", ["yes", None, "yes", None])).role is Role.FEATURE


def test_only_identifiers_leave_a_small_table(tmp_path: Path) -> None:
    columns = profiles(
        tmp_path, {"customer_id": range(1, 6), "age": [25, 30, 35, 40, 45], "target": [0, 1, 0, 1, 0]}
    )
    decisions = decide_features(list(columns.values()), "target")
    assert {name: advice.used for name, advice in decisions.items()} == {"customer_id": False, "age": True}


def test_the_target_is_never_left_out_even_where_it_is_constant(tmp_path: Path) -> None:
    columns = profiles(tmp_path, {"target": ["x"] * 4, "size": [1, 2, 4, 8]})
    assert list(decide_features(list(columns.values()), "target")) == ["size"]


def test_of_equal_columns_the_first_that_is_not_excluded_stays(tmp_path: Path) -> None:
    sizes = [3, 1, 4, 1, 5]
    floats = [f"{size}.0" for size in sizes]
    columns = list(profiles(tmp_path, {"a": sizes, "b": sizes, "c": floats, "y": "01011"}).values())
    assert [each.duplicate_of for each in columns] == [None, "a", "a", None]
    assert decide_features(columns, "y")["a"].used
    assert decide_features(columns, "y")["b"].role is Role.DUPLICATE
    without_a = decide_features(columns, "y", exclude=["a"])
    assert (without_a["b"].used, without_a["c"].role) == (True, Role.DUPLICATE)


def test_a_copy_of_the_target_would_give_the_answer_away(tmp_path: Path) -> None:
    columns = list(
        profiles(tmp_path, {"y": [0, 1, 1, 0], "answer": [0, 1, 1, 0], "size": [1, 2, 3, 5]}).values()
    )
    assert decide_features(columns, "y")["answer"].role is Role.DUPLICATE
    assert decide_features(columns, "answer")["y"].role is Role.DUPLICATE


def test_a_person_overrides_every_judgement(tmp_path: Path) -> None:
    columns = list(
        profiles(tmp_path, {"customer_id": range(12), "age": [*range(20, 32)], "y": "010101010101"}).values()
    )
    decisions = decide_features(columns, "y", include=["customer_id"], exclude=["age"])
    assert decisions["customer_id"].used
    assert not decisions["age"].used


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("customer_id", ("customer", "id")),
        ("orderId", ("order", "id")),
        ("HTTPCode", ("http", "code")),
        ("Row Number", ("row", "number")),
        ("rownum", ("row", "number")),
        ("Culmen Length (mm)", ("culmen", "length", "mm")),
    ],
)
def test_names_fall_apart_into_words(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words
