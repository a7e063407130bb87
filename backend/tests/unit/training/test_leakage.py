"""What gives the target away is found, and what honestly tells much of it is not."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType
from automl_lite.inference.session import Columns
from automl_lite.training.preparing.leakage import find_leaks

DATA = Path(__file__).parents[2] / "data"
CLASSES, NUMBERS = ProblemType.CLASSIFICATION, ProblemType.REGRESSION
DRAW = np.random.default_rng(5)
ROWS = 400
HONEST = DRAW.normal(size=ROWS)
LABELS = (HONEST + DRAW.normal(0, 0.3, ROWS) > 0).astype(int)
THREE = DRAW.integers(0, 3, ROWS)
PRICE = 100 + 20 * HONEST + DRAW.normal(0, 5, ROWS)


def texts(values: Iterable[Any]) -> NDArray[Any]:
    return np.array([str(value) for value in values], dtype=object)


def leaking(columns: Columns, target: NDArray[Any], problem_type: ProblemType) -> set[str]:
    readings = [
        ColumnReading(name=name, dtype=ColumnType.TEXT if values.dtype == object else ColumnType.FLOAT)
        for name, values in columns.items()
    ]
    found = find_leaks(columns, readings, target, problem_type, seed=42)
    return {leak.column for leak in found if leak.certain}


@pytest.mark.parametrize(
    "leaked",
    [
        LABELS.astype(float),
        texts(np.where(LABELS, "granted", "refused")),
        LABELS + DRAW.normal(0, 0.05, ROWS),
        np.where(LABELS == 1, DRAW.normal(size=ROWS), np.nan),
        texts([f"closed on day {day}: {'paid' if paid else 'lost'}" for day, paid in enumerate(LABELS)]),
    ],
    ids=["a copy", "another word for it", "a copy with noise", "by being there", "words of a text"],
)
def test_a_column_that_gives_a_label_away_is_caught(leaked: NDArray[Any]) -> None:
    assert leaking({"honest": HONEST, "leaked": leaked}, LABELS, CLASSES) == {"leaked"}


@pytest.mark.parametrize(
    "leaked",
    [
        PRICE,
        PRICE * 1.09 + 3,
        PRICE + DRAW.normal(0, 1, ROWS),
        -PRICE,
        texts(np.digitize(PRICE, [80, 100, 120])),
        (PRICE > 110).astype(float),
    ],
    ids=["a copy", "another currency", "a copy with noise", "turned round", "bands", "a flag"],
)
def test_a_column_that_gives_a_number_away_is_caught(leaked: NDArray[Any]) -> None:
    assert leaking({"honest": HONEST, "leaked": leaked}, PRICE, NUMBERS) == {"leaked"}


def test_a_code_for_each_of_many_classes_is_caught() -> None:
    classes = DRAW.integers(0, 12, ROWS)
    codes = texts(np.array([f"K{code}" for code in DRAW.permutation(12)], dtype=object)[classes])

    assert leaking({"honest": HONEST, "code": codes}, classes, CLASSES) == {"code"}


def test_a_group_of_classes_is_told_but_may_be_honest() -> None:
    breeds = DRAW.integers(0, 6, ROWS)
    kind = texts(np.where(breeds < 3, "cat", "dog"))
    reading = ColumnReading(name="kind", dtype=ColumnType.TEXT)

    (leak,) = find_leaks({"kind": kind}, [reading], breeds, CLASSES, seed=42)

    assert not leak.certain
    assert "some of its classes" in leak.how


def test_a_value_that_only_one_class_has_is_caught_though_most_of_that_class_has_none() -> None:
    dead = np.where((LABELS == 0) & (DRAW.random(ROWS) < 0.3), 1.0, np.nan)

    assert leaking({"honest": HONEST, "body": dead}, LABELS, CLASSES) == {"body"}


def test_honest_columns_are_kept_however_much_they_tell() -> None:
    assert leaking({"nineteen of twenty": HONEST}, LABELS, CLASSES) == set()
    assert leaking({"nine tenths of the variance": HONEST}, PRICE, NUMBERS) == set()


def test_the_best_of_several_nearly_perfect_columns_is_no_leak() -> None:
    near = LABELS + DRAW.normal(0, 0.22, ROWS)
    nearer = LABELS + DRAW.normal(0, 0.21, ROWS)

    assert leaking({"near": near, "nearer": nearer}, LABELS, CLASSES) == set()


def test_what_follows_the_calendar_is_known_before() -> None:
    days = DRAW.integers(0, 2_000, ROWS) * 86_400.0
    summer = (((days / 86_400) % 365) > 182).astype(int)
    reading = ColumnReading(name="day", dtype=ColumnType.DATETIME, datetime_formats=("%Y-%m-%d",))

    assert find_leaks({"day": days}, [reading], summer, CLASSES, seed=42) == ()


def test_a_few_rows_prove_nothing() -> None:
    few = np.array([0, 1] * 10)

    assert leaking({"x": few.astype(float)}, few, CLASSES) == set()


def columns_of(name: str, target: str) -> tuple[Columns, NDArray[Any]]:
    """A file's columns, numbers where all cells are, and its target."""
    with (DATA / f"{name}.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row[target]]
    columns: Columns = {}
    for column in rows[0]:
        cells = ["" if row[column] == "?" else row[column] for row in rows]
        try:
            columns[column] = np.array([float(cell) if cell else np.nan for cell in cells])
        except ValueError:
            columns[column] = texts(cells)
    return columns, columns.pop(target)


@pytest.mark.parametrize(
    ("name", "target", "leaks"),
    [
        ("titanic", "survived", {"boat", "body"}),
        ("senators", "reason", {"Term (yyyy.mm.dd)"}),
        ("penguins_raw", "Species", set()),
        ("wine_cultivar", "cultivar", set()),
        ("german_credit", "creditability", set()),
        ("weather", "weather", set()),
        ("digits", "digit", set()),
    ],
)
def test_leaks_of_real_files_are_caught_and_honest_strong_features_kept(
    name: str, target: str, leaks: set[str]
) -> None:
    columns, values = columns_of(name, target)
    codes = np.unique(values, return_inverse=True)[1]

    assert leaking(columns, codes, CLASSES) == leaks


def test_a_count_of_real_hours_has_no_leak() -> None:
    columns, bikers = columns_of("bike_sharing_2000", "bikers")

    assert leaking(columns, bikers, NUMBERS) == set()
