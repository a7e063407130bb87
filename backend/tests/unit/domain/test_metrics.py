"""Which metric fits which task."""

import pytest

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import Invalid
from automl_lite.domain.metrics import AUTO, METRICS, check_metric

CLASSIFICATION, REGRESSION = ProblemType.CLASSIFICATION, ProblemType.REGRESSION


def test_auto_fits_everything() -> None:
    for problem_type in ProblemType:
        check_metric(AUTO, problem_type, classes=7)


@pytest.mark.parametrize("metric", METRICS[REGRESSION])
def test_a_regression_metric_is_for_regression_only(metric: str) -> None:
    check_metric(metric, REGRESSION, classes=500)
    with pytest.raises(Invalid, match="does not measure classification"):
        check_metric(metric, CLASSIFICATION, classes=2)


@pytest.mark.parametrize("metric", METRICS[CLASSIFICATION])
def test_a_classification_metric_is_for_classification_only(metric: str) -> None:
    with pytest.raises(Invalid, match="does not measure regression"):
        check_metric(metric, REGRESSION, classes=2)


@pytest.mark.parametrize("metric", ["accuracy", "log_loss", "micro_f1", "macro_f1"])
def test_these_take_any_number_of_classes(metric: str) -> None:
    for classes in (2, 3, 50):
        check_metric(metric, CLASSIFICATION, classes)


@pytest.mark.parametrize(
    ("metric", "instead"), [("roc_auc", "roc_auc_ovr"), ("f1", "macro_f1"), ("ap", "macro_f1")]
)
def test_a_metric_for_two_classes_names_its_twin_for_more(metric: str, instead: str) -> None:
    check_metric(metric, CLASSIFICATION, classes=2)
    with pytest.raises(Invalid, match=f"try {instead}"):
        check_metric(metric, CLASSIFICATION, classes=3)


@pytest.mark.parametrize("metric", ["roc_auc_ovr", "roc_auc_ovo"])
def test_a_metric_for_more_classes_is_not_for_two(metric: str) -> None:
    check_metric(metric, CLASSIFICATION, classes=3)
    with pytest.raises(Invalid, match="try roc_auc"):
        check_metric(metric, CLASSIFICATION, classes=2)


def test_an_unknown_metric_is_answered_with_the_nearest() -> None:
    with pytest.raises(Invalid, match="Did you mean 'accuracy'") as refusal:
        check_metric("acuracy", CLASSIFICATION, classes=2)
    assert refusal.value.field == "config.metric"
