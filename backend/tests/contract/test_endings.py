"""Ending a job or dataset from outside."""

from collections.abc import Callable

import pytest

from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.endings import (
    end_job,
    fail_dataset,
    forget_dataset_files,
    forget_job_files,
    still_wanted,
)
from automl_lite.domain.jobs import ENDED, Job, JobStatus, Phase, Progress
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask

OWNER = "default"
JOB_FILES = (
    keys.model_file("j", keys.MODEL_ONNX),
    keys.report_file("j", keys.EDA_REPORT),
    keys.checkpoint_file("j", "search.json"),
)

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


def test_a_job_that_runs_is_ended_with_its_reason(platform: ApiPlatform, job: MakeJob) -> None:
    going = Progress(phase=Phase.SEARCH, percent=40, message="Searching")
    platform.jobs.add(job(status=JobStatus.RUNNING, progress=going))
    assert end_job(OWNER, "j", JobStatus.FAILED, "The machine went away.", platform) is True
    ended = platform.jobs.get(OWNER, "j")
    assert (ended.status, ended.error_message) == (JobStatus.FAILED, "The machine went away.")
    assert ended.progress is None
    assert ended.completed_at is not None


@pytest.mark.parametrize("status", sorted(ENDED))
def test_a_job_that_ended_keeps_its_own_word(platform: ApiPlatform, job: MakeJob, status: JobStatus) -> None:
    platform.jobs.add(job(status=status))
    assert end_job(OWNER, "j", JobStatus.FAILED, "too late", platform) is False
    assert platform.jobs.get(OWNER, "j") == job(status=status)


def test_a_job_that_is_gone_stays_away(platform: ApiPlatform) -> None:
    assert end_job(OWNER, "j", JobStatus.FAILED, "too late", platform) is False
    assert platform.jobs.page(OWNER, limit=1).items == ()


def test_a_dataset_is_only_failed_in_the_state_that_was_seen(
    platform: ApiPlatform, dataset: MakeDataset
) -> None:
    platform.datasets.add(dataset(status=DatasetStatus.READY))
    fail_dataset(OWNER, "d", DatasetStatus.PROCESSING, "too late", platform)
    fail_dataset(OWNER, "gone", DatasetStatus.PROCESSING, "too late", platform)
    assert platform.datasets.get(OWNER, "d").status is DatasetStatus.READY
    fail_dataset(OWNER, "d", DatasetStatus.READY, "Its file is lost.", platform)
    failed = platform.datasets.get(OWNER, "d")
    assert (failed.status, failed.error_message) == (DatasetStatus.FAILED, "Its file is lost.")


@pytest.mark.parametrize("status", [JobStatus.FAILED, JobStatus.CANCELLED, None])
def test_files_of_a_job_that_came_to_nothing_are_deleted(
    platform: ApiPlatform, job: MakeJob, status: JobStatus | None
) -> None:
    if status is not None:
        platform.jobs.add(job(status=status))
    for key in JOB_FILES:
        platform.files.write_bytes(key, b"x", "text/plain")
    forget_job_files(OWNER, "j", platform)
    assert [platform.files.stat(key) for key in JOB_FILES] == [None, None, None]


def test_results_of_a_completed_job_are_kept_and_its_checkpoints_deleted(
    platform: ApiPlatform, job: MakeJob
) -> None:
    platform.jobs.add(job(status=JobStatus.COMPLETED))
    for key in JOB_FILES:
        platform.files.write_bytes(key, b"x", "text/plain")
    forget_job_files(OWNER, "j", platform)
    assert [platform.files.stat(key) is not None for key in JOB_FILES] == [True, True, False]


def test_files_of_a_dataset_are_deleted_once_nothing_speaks_of_it(
    platform: ApiPlatform, dataset: MakeDataset
) -> None:
    platform.files.write_bytes(keys.dataset_data("d"), b"x", "text/plain")
    platform.datasets.add(dataset())
    forget_dataset_files(OWNER, "d", platform)
    assert platform.files.stat(keys.dataset_data("d")) is not None
    platform.datasets.delete(OWNER, "d")
    forget_dataset_files(OWNER, "d", platform)
    assert platform.files.stat(keys.dataset_data("d")) is None


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        (DatasetStatus.PROCESSING, True),
        (DatasetStatus.UPLOADING, False),
        (DatasetStatus.READY, False),
        (None, False),
    ],
)
def test_a_profile_is_wanted_while_the_dataset_waits_for_it(
    platform: ApiPlatform, dataset: MakeDataset, status: DatasetStatus | None, wanted: bool
) -> None:
    if status is not None:
        platform.datasets.add(dataset(status=status))
    assert still_wanted(ProfileTask(user_id=OWNER, dataset_id="d"), platform) is wanted
