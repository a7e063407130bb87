import numpy as np
import pytest
from sklearn import metrics

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.metrics import METRICS
from automl_lite.training.fitted import winners
from automl_lite.training.reporting.rendering import duration
from automl_lite.training.scoring.scores import (
    LOSSES,
    class_table,
    classification_scores,
    confusion,
    regression_scores,
    roc_auc,
)
from automl_lite.training.searching.search import chosen_metric

DRAW = np.random.default_rng(0)
THREE = DRAW.dirichlet((1, 1, 1), 300)
TRUTH = DRAW.integers(0, 3, 300)


def test_scores_are_those_of_scikit_learn() -> None:
    scores = classification_scores(TRUTH, THREE)
    predicted = THREE.argmax(axis=1)

    assert scores.accuracy == pytest.approx(metrics.accuracy_score(TRUTH, predicted))
    assert scores.balanced_accuracy == pytest.approx(metrics.balanced_accuracy_score(TRUTH, predicted))
    assert scores.f1_macro == pytest.approx(metrics.f1_score(TRUTH, predicted, average="macro"))
    assert scores.roc_auc == pytest.approx(metrics.roc_auc_score(TRUTH, THREE, multi_class="ovr"))
    assert scores.log_loss == pytest.approx(metrics.log_loss(TRUTH, THREE))


def test_a_label_without_holdout_rows_is_passed_over() -> None:
    without_two = np.where(TRUTH == 2, 0, TRUTH)

    assert roc_auc(without_two, THREE) is not None
    assert roc_auc(np.zeros(300, dtype=int), THREE) is None
    assert class_table(without_two, THREE.argmax(axis=1), ("a", "b", "c"))[2].rows == 0


def test_the_confusion_matrix_counts_every_row_once() -> None:
    matrix = confusion(TRUTH, THREE.argmax(axis=1), ("a", "b", "c"))

    assert sum(map(sum, matrix.counts)) == 300
    assert [sum(row) for row in matrix.counts] == np.bincount(TRUTH).tolist()


def test_percentage_error_is_left_out_where_a_target_is_zero() -> None:
    target = np.array([0.0, 1.0, 2.0])

    assert regression_scores(target, target + 1).mape is None
    assert regression_scores(target + 1, target).mape is not None


def test_ties_to_six_digits_go_to_the_first_label() -> None:
    assert winners(np.array([[0.4999999, 0.5000001], [0.49, 0.51]])).tolist() == [0, 1]


def test_every_metric_that_can_be_asked_for_has_a_loss() -> None:
    assert set(METRICS[ProblemType.CLASSIFICATION]) | set(METRICS[ProblemType.REGRESSION]) == set(LOSSES)


@pytest.mark.parametrize(
    ("asked", "problem_type", "classes", "optimised"),
    [
        ("auto", ProblemType.CLASSIFICATION, 2, "roc_auc"),
        ("auto", ProblemType.CLASSIFICATION, 5, "log_loss"),
        ("auto", ProblemType.REGRESSION, 0, "rmse"),
        ("f1", ProblemType.CLASSIFICATION, 2, "f1"),
        ("roc_auc_ovr", ProblemType.CLASSIFICATION, 2, "roc_auc"),
        ("mae", ProblemType.REGRESSION, 0, "mae"),
    ],
)
def test_the_optimised_metric_is_the_one_asked_for_or_the_tasks_own(
    asked: str, problem_type: ProblemType, classes: int, optimised: str
) -> None:
    assert chosen_metric(asked, problem_type, classes) == optimised


@pytest.mark.parametrize(("seconds", "words"), [(45.5, "45.5s"), (125, "2m 5s"), (3725, "1h 2m")])
def test_durations_read_as_people_say_them(seconds: float, words: str) -> None:
    assert duration(seconds) == words
