"""What was profiled is what is trained on: a file replaced in between is refused."""

from collections.abc import Callable

import pytest

from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import Replaced
from automl_lite.domain.intake import take_in
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.tabular.profiling import profile_dataset
from automl_lite.training.job import run_training

OWNER = "default"
FILE = keys.dataset_data("d")
FLOWERS = "petal,kind\n" + "".join(f"{row % 7},{'rose' if row % 3 else 'lily'}\n" for row in range(60))

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


@pytest.fixture
def taken(platform: ApiPlatform, dataset: MakeDataset) -> Dataset:
    platform.datasets.add(dataset())
    platform.files.write_bytes(FILE, FLOWERS.encode(), "text/csv")
    return take_in(platform, dataset())


def test_a_copy_of_another_file_than_was_asked_for_is_refused(platform: ApiPlatform, taken: Dataset) -> None:
    with platform.files.local_copy(FILE, taken.file_etag) as path:
        assert path.read_text("utf-8") == FLOWERS
    platform.files.write_bytes(FILE, b"another\nfile\n", "text/csv")
    with pytest.raises(Replaced), platform.files.local_copy(FILE, taken.file_etag):
        pass


def test_a_file_replaced_before_its_profile_fails_the_dataset(platform: ApiPlatform, taken: Dataset) -> None:
    platform.files.write_bytes(FILE, b"another\nfile\n", "text/csv")
    profile_dataset(ProfileTask(user_id=OWNER, dataset_id="d"), platform)
    failed = platform.datasets.get(OWNER, "d")
    assert failed.status is DatasetStatus.FAILED
    assert "replaced" in str(failed.error_message)


def test_a_file_replaced_after_its_profile_fails_the_job(
    platform: ApiPlatform, taken: Dataset, job: MakeJob
) -> None:
    profile_dataset(ProfileTask(user_id=OWNER, dataset_id="d"), platform)
    assert platform.datasets.get(OWNER, "d").status is DatasetStatus.READY
    platform.files.write_bytes(FILE, FLOWERS.replace("rose", "tulip").encode(), "text/csv")
    task = TrainingTask.for_job(platform.jobs.add(job()), taken.file_etag)
    run_training(task, platform)
    failed = platform.jobs.get(OWNER, "j")
    assert failed.status is JobStatus.FAILED
    assert "replaced" in str(failed.error_message)
