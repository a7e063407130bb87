"""What the record is told while a search runs, and what the search hears from it."""

import time
from collections.abc import Callable

import pytest

from automl_lite.domain.jobs import ACTIVE, Job, JobStatus, Phase, SearchProgress
from automl_lite.domain.platform import ApiPlatform
from automl_lite.training.progress import JobGone, ProgressWriter
from tests.support.records import a_job

USER = "default"
SO_FAR = SearchProgress(
    trials=3, elapsed_seconds=20, budget_seconds=100, metric="roc_auc", higher_is_better=True, best_score=0.8
)


@pytest.fixture
def writer(platform: ApiPlatform) -> ProgressWriter:
    platform.jobs.add(a_job("j", status=JobStatus.RUNNING))
    writer = ProgressWriter(platform.jobs, USER, "j")
    writer.begin(Phase.SEARCH)
    return writer


def soon(good: Callable[[], object]) -> None:
    deadline = time.monotonic() + 5
    while not good():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def the_job(platform: ApiPlatform) -> Job:
    return platform.jobs.get(USER, "j")


def searched(platform: ApiPlatform) -> SearchProgress | None:
    progress = the_job(platform).progress
    return None if progress is None else progress.search


def test_a_search_hears_within_seconds_that_the_best_model_is_to_be_kept(
    writer: ProgressWriter, platform: ApiPlatform
) -> None:
    with writer.watched():
        assert not writer.stop.is_set()
        platform.jobs.change(USER, "j", ACTIVE, finish_early=True)
        assert writer.stop.wait(3)
    writer.begin(Phase.EVALUATE)
    assert the_job(platform).status is JobStatus.RUNNING


def test_a_search_hears_within_seconds_that_nobody_wants_the_job(
    writer: ProgressWriter, platform: ApiPlatform
) -> None:
    with writer.watched():
        platform.jobs.change(USER, "j", ACTIVE, status=JobStatus.CANCELLED)
        assert writer.stop.wait(3)
    with pytest.raises(JobGone):
        writer.begin(Phase.EVALUATE)


def test_what_was_asked_before_the_search_began_is_known_when_it_begins(platform: ApiPlatform) -> None:
    platform.jobs.add(a_job("j", status=JobStatus.RUNNING, finish_early=True))
    writer = ProgressWriter(platform.jobs, USER, "j")
    writer.begin(Phase.READ)
    assert writer.stop.is_set()


def test_time_passes_on_the_record_during_a_long_trial_too(
    writer: ProgressWriter, platform: ApiPlatform
) -> None:
    with writer.watched():
        writer.searching(SO_FAR)
        soon(lambda: (shown := searched(platform)) is not None and shown.elapsed_seconds > 20)
        first = searched(platform)
        soon(lambda: searched(platform) != first)
    shown = searched(platform)
    assert shown is not None
    assert shown.model_copy(update={"elapsed_seconds": 20.0}) == SO_FAR


def test_the_last_word_of_a_search_is_written_with_the_next_phase(
    writer: ProgressWriter, platform: ApiPlatform
) -> None:
    with writer.watched():
        writer.searching(SO_FAR)
    writer.begin(Phase.EVALUATE)
    assert searched(platform) == SO_FAR
