import numpy as np
import pytest

from automl_lite.domain.detection import ProblemType
from automl_lite.training.preparing.features import tells_of_target

ROWS = 1000
RARE = np.arange(ROWS) < 15


@pytest.mark.parametrize("flag", [RARE.astype(float), np.where(RARE, "yes", "").astype(object)])
def test_a_rare_flag_that_decides_the_target_is_kept(flag: np.ndarray) -> None:
    assert tells_of_target(flag, RARE.astype(int), ProblemType.CLASSIFICATION)


def test_a_rare_flag_that_decides_one_of_many_classes_is_kept() -> None:
    target = np.where(RARE, 3, np.arange(ROWS) % 3)

    assert tells_of_target(RARE.astype(float), target, ProblemType.CLASSIFICATION)


def test_a_rare_flag_that_moves_a_number_is_kept() -> None:
    target = np.random.default_rng(0).normal(size=ROWS) + 5 * RARE

    assert tells_of_target(RARE.astype(float), target, ProblemType.REGRESSION)


def test_a_rare_flag_that_says_nothing_is_not_kept() -> None:
    draw = np.random.default_rng(1)

    assert not tells_of_target(RARE.astype(float), draw.integers(0, 2, ROWS), ProblemType.CLASSIFICATION)
    assert not tells_of_target(RARE.astype(float), draw.normal(size=ROWS), ProblemType.REGRESSION)


def test_one_single_odd_row_proves_nothing() -> None:
    flag = (np.arange(ROWS) == 0).astype(float)

    assert not tells_of_target(flag, flag.astype(int), ProblemType.CLASSIFICATION)
