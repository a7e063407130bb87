import numpy as np
import pytest

from automl_lite.domain.scores import Evaluation
from automl_lite.training.scoring.evaluate import evaluate_classifier, evaluate_regressor

DRAW = np.random.default_rng(3)
LEARNED = np.repeat([0, 1], [90, 30])


def evaluation_of(right: int, rows: int) -> Evaluation:
    target = np.arange(rows) % 2
    said = np.where(np.arange(rows) < right, target, 1 - target)
    return evaluate_classifier(LEARNED, target, np.eye(2)[said], ("no", "yes"), seed=0)


def test_the_interval_of_an_accuracy_holds_its_value_and_narrows_with_rows() -> None:
    few, many = evaluation_of(80, 100).primary, evaluation_of(8_000, 10_000).primary

    assert few.value == pytest.approx(0.8)
    # Normal approximation of a binomial share: 0.8 ± 1.96 · sqrt(0.8 · 0.2 / 100).
    assert (few.low, few.high) == pytest.approx((0.7216, 0.8784), abs=0.02)
    assert many.high - many.low < few.high - few.low


def test_a_perfect_score_on_few_rows_is_not_called_certain() -> None:
    interval = evaluation_of(30, 30).primary

    assert interval.value == interval.high == 1.0
    assert interval.low == pytest.approx(0.884, abs=0.001)  # Clopper-Pearson for 30 of 30


def test_the_baseline_gives_every_row_the_shares_of_the_training_rows() -> None:
    evaluation = evaluation_of(80, 100)

    assert evaluation.baseline_rule == "always no, the most frequent label"
    assert evaluation.baseline.accuracy == 0.5
    assert evaluation.baseline.roc_auc == 0.5


def test_numbers_are_set_beside_the_mean_of_the_training_rows() -> None:
    target = DRAW.normal(10, 2, 500)

    evaluation = evaluate_regressor(np.array([8.0, 12.0]), target, target + DRAW.normal(0, 1, 500), seed=0)

    assert evaluation.baseline.mae == pytest.approx(np.abs(target - 10).mean())
    assert evaluation.primary.low < evaluation.primary.value < evaluation.primary.high
    assert evaluation.scores.r2_score == pytest.approx(evaluation.primary.value)
