"""Names in sentences, and the ones that were meant."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automl_lite.domain.names import did_you_mean, nearest, quoted


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Age", "age"),
        ("agee", "age"),
        (" fare ", "fare"),
        ("passengerclass", "passenger_class"),
        ("zzz", None),
    ],
)
def test_the_nearest_name_is_the_one_that_was_meant(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["age", "fare", "passenger_class"]) == meant


def test_the_hint_is_empty_where_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["age"]) == ""
    assert did_you_mean("aeg", ["age"]) == " Did you mean 'age'?"


def test_control_characters_are_shown_and_endless_names_cut() -> None:
    assert quoted("a\nb\x00") == "'a\\nb\\x00'"
    assert len(quoted("x" * 10_000)) < 100


def test_an_endless_name_costs_nothing() -> None:
    started = time.perf_counter()
    assert nearest("x" * 1_000_000, [f"column {number}" for number in range(2_000)]) is None
    assert time.perf_counter() - started < 1


@given(st.text(), st.lists(st.text(), max_size=20))
def test_any_text_can_be_told(name: str, known: list[str]) -> None:
    assert quoted(name).isprintable()
    assert nearest(name, known) in [*known, None]


@given(st.text(min_size=1, max_size=50), st.lists(st.text(), max_size=20))
def test_a_known_name_in_another_case_is_found(name: str, known: list[str]) -> None:
    found = nearest(name, [*known, name])
    assert found is not None or not name.strip()
    assert found is None or found.strip().casefold() == name.strip().casefold()
