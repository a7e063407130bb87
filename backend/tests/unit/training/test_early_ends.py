"""What a person is told of a search that ended before its time."""

import pytest

from automl_lite.domain.model_report import SearchSummary, StopCause
from automl_lite.training.searching.early_ends import early_end


def summary(stopped: StopCause, trials: int = 1_200) -> SearchSummary:
    return SearchSummary(
        metric="roc_auc",
        higher_is_better=True,
        validation="5-fold cross-validation",
        validation_rows=400,
        trials=trials,
        seconds=31.4,
        stopped=stopped,
    )


@pytest.mark.parametrize("stopped", [StopCause.TIME, StopCause.CONVERGED, StopCause.TRIALS])
def test_a_search_that_ended_by_itself_is_no_warning(stopped: StopCause) -> None:
    assert early_end(summary(stopped), 120) == ()


def test_a_search_that_somebody_ended_says_how_far_it_came() -> None:
    (warning,) = early_end(summary(StopCause.ASKED), 3_600)
    assert warning.code == "stopped_early"
    assert warning.message == (
        "The search was ended early because somebody asked for it. "
        "The model is the best of 1,200 trials in 31 of 3,600 seconds."
    )


def test_a_search_that_was_given_up_says_why_and_what_to_do() -> None:
    (warning,) = early_end(summary(StopCause.DEATHS, trials=1), 120)
    assert warning.code == "search_broken_off"
    assert "died again and again, most likely because memory ran out" in warning.message
    assert "of 1 trial in 31 of 120 seconds. A smaller file or fewer columns" in warning.message
