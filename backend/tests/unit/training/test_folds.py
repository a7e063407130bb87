"""How training rows validate each other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from automl_lite.training.searching.folds import NEVER, Folds, make_folds
from automl_lite.training.searching.rows import Rows


def _rows(target: list[int] | list[float], width: int = 3) -> Rows:
    return Rows(np.zeros((len(target), width), dtype=np.float32), np.array(target))


@given(st.lists(st.integers(0, 4), min_size=10, max_size=200), st.integers(0, 5))
def test_every_fold_learns_every_class(target: list[int], seed: int) -> None:
    codes = np.unique(target, return_inverse=True)[1]
    rows = _rows(codes.tolist())
    folds = make_folds(rows, len(np.unique(codes)), 60, seed)
    for fold in range(folds.count):
        assert set(codes[folds.of_row != fold]) == set(codes)


@given(st.lists(st.floats(-1e6, 1e6), min_size=10, max_size=100), st.integers(0, 5))
def test_every_row_with_a_number_target_is_validated_once(target: list[float], seed: int) -> None:
    folds = make_folds(_rows(target), 0, 60, seed)
    assert NEVER not in folds.of_row
    sizes = np.bincount(folds.of_row, minlength=folds.count)
    assert sizes.max() - sizes.min() <= 1 + folds.count


def test_classes_are_spread_evenly() -> None:
    target = [0] * 90 + [1] * 10
    folds = make_folds(_rows(target), 2, 60, 42)
    ones = np.bincount(folds.of_row[90:], minlength=folds.count)
    assert ones.tolist() == [2, 2, 2, 2, 1, 1]


def test_small_data_is_cross_validated_and_large_data_sets_rows_aside() -> None:
    small = make_folds(_rows([0, 1] * 50), 2, 60, 42)
    large = make_folds(_rows([0, 1] * 200_000, width=20), 2, 60, 42)
    assert small.words == "6-fold cross-validation"
    assert not large.complete
    assert len(large.validated) <= 30_000
    assert large.words == "2 times on rows set aside from the training rows"
    assert large.learned_share > 0.9


def test_the_same_seed_gives_the_same_folds() -> None:
    rows = _rows([0, 1, 2] * 30)

    def folds(seed: int) -> Folds:
        return make_folds(rows, 3, 60, seed)

    assert np.array_equal(folds(1).of_row, folds(1).of_row)
    assert not np.array_equal(folds(1).of_row, folds(2).of_row)
