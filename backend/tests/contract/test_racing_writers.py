"""Who writes late, twice or at the same moment as somebody else changes nothing that has ended."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import ACTIVE, ENDED, Job, JobStatus, Phase, Progress
from automl_lite.domain.platform import Platform

OWNER = "default"
RUNNING = frozenset({JobStatus.RUNNING})

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


def report_progress(platform: Platform) -> bool:
    """What a training process does every second; whether the record took any of it."""
    written = False
    for percent in range(20):
        progress = Progress(phase=Phase.SEARCH, percent=percent, message="Searching")
        try:
            platform.jobs.change(OWNER, "j", RUNNING, progress=progress)
        except (NotFound, NotAllowedNow):
            return written
        written = True
    return written


def test_a_job_deleted_while_it_runs_stays_away(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING), "key")
    with ThreadPoolExecutor(4) as threads:
        writers = [threads.submit(report_progress, platform) for _ in range(3)]
        deleted = threads.submit(platform.jobs.delete, OWNER, "j")
    assert deleted.result() is True
    assert {type(writer.result()) for writer in writers} == {bool}
    with pytest.raises(NotFound):
        platform.jobs.get(OWNER, "j")
    assert platform.jobs.page(OWNER, limit=5).items == ()
    assert platform.jobs.of_dataset(OWNER, "d") == ()


def test_of_many_who_delete_one_does(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(), "key")
    with ThreadPoolExecutor(6) as threads:
        deleted = list(threads.map(lambda _: platform.jobs.delete(OWNER, "j"), range(6)))
    assert deleted.count(True) == 1


def test_an_ending_wins_over_every_progress_that_comes_with_it(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING))
    with ThreadPoolExecutor(4) as threads:
        for _ in range(3):
            threads.submit(report_progress, platform)
        platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.CANCELLED, progress=None)
    cancelled = platform.jobs.get(OWNER, "j")
    assert (cancelled.status, cancelled.progress) == (JobStatus.CANCELLED, None)


def test_of_many_endings_the_first_stands(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING))

    def end(status: JobStatus) -> JobStatus | None:
        with suppress(NotAllowedNow):
            return platform.jobs.change(OWNER, "j", ACTIVE, status=status).status
        return None

    with ThreadPoolExecutor(6) as threads:
        ended = [status for status in threads.map(end, [*ENDED, *ENDED]) if status]
    assert ended == [platform.jobs.get(OWNER, "j").status]


def test_changes_to_different_fields_are_all_kept(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING))
    with ThreadPoolExecutor(4) as threads:
        threads.submit(platform.jobs.change, OWNER, "j", ACTIVE, notes="Mine")
        threads.submit(platform.jobs.change, OWNER, "j", ACTIVE, tags=("spring",))
        threads.submit(platform.jobs.change, OWNER, "j", ACTIVE, attempt=2)
        progress = Progress(phase=Phase.EXPORT, percent=90, message="Exporting")
        threads.submit(platform.jobs.change, OWNER, "j", ACTIVE, progress=progress)
    read = platform.jobs.get(OWNER, "j")
    assert (read.notes, read.tags, read.attempt, read.progress) == ("Mine", ("spring",), 2, progress)


def test_a_key_is_free_again_once_its_job_is_deleted(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job("first"), "key")
    platform.jobs.delete(OWNER, "first")
    assert platform.jobs.add(job("second"), "key").job_id == "second"
    assert platform.jobs.add(job("third"), "key").job_id == "second"


@pytest.mark.parametrize("key", ["", " ", "a" * 10_000, "🌷", "half a pair \ud800", "\x00"])
def test_any_text_is_a_key(platform: Platform, job: MakeJob, key: str) -> None:
    assert platform.jobs.add(job("first"), key).job_id == "first"
    assert platform.jobs.add(job("second", minutes=1), key).job_id == "first"
    assert platform.jobs.add(job("other", minutes=2), f"{key}+").job_id == "other"
    assert [one.job_id for one in platform.jobs.page(OWNER, limit=9).items] == ["other", "first"]


def test_a_dataset_deleted_while_it_is_profiled_stays_away(platform: Platform, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset(status=DatasetStatus.PROCESSING))
    with ThreadPoolExecutor(4) as threads:
        for rows in range(4):
            threads.submit(
                platform.datasets.change, OWNER, "d", frozenset({DatasetStatus.PROCESSING}), num_rows=rows
            )
        threads.submit(platform.datasets.delete, OWNER, "d")
    with pytest.raises(NotFound):
        platform.datasets.get(OWNER, "d")


@pytest.mark.parametrize("user_id", ["", "\x00", "half a pair \ud800", "x" * 3_000])
def test_an_owner_who_cannot_be_has_nothing(
    platform: Platform, job: MakeJob, dataset: MakeDataset, user_id: str
) -> None:
    platform.jobs.add(job())
    platform.datasets.add(dataset())
    assert platform.jobs.page(user_id, limit=5).items == platform.jobs.of_dataset(user_id, "d") == ()
    assert platform.datasets.page(user_id, limit=5).items == ()
    assert platform.jobs.delete(user_id, "j") is platform.datasets.delete(user_id, "d") is False
    with pytest.raises(NotFound):
        platform.jobs.get(user_id, "j")
