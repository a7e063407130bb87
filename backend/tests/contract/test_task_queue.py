"""What every task queue promises as far as its callers see."""

from collections.abc import Callable

from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.jobs import ACTIVE, Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from tests.support.records import a_job

OWNER = "default"
PROFILE = ProfileTask(user_id=OWNER, dataset_id="d")
TRAINING = TrainingTask.for_job(a_job())

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


def test_work_can_be_submitted_again_and_again(
    platform: ApiPlatform, job: MakeJob, dataset: MakeDataset
) -> None:
    platform.datasets.add(dataset(status=DatasetStatus.PROCESSING))
    platform.jobs.add(job())
    for _ in range(2):
        platform.queue.submit_profile(PROFILE)
        platform.queue.submit_training(TRAINING)
    assert platform.jobs.get(OWNER, "j") == job()


def test_work_on_what_is_gone_can_be_submitted(platform: ApiPlatform) -> None:
    platform.queue.submit_profile(PROFILE)
    platform.queue.submit_training(TRAINING)
    assert not platform.jobs.page(OWNER, limit=1).items


def test_cancelling_is_harmless_whatever_became_of_the_job(platform: ApiPlatform, job: MakeJob) -> None:
    platform.queue.cancel_training("never submitted")
    platform.jobs.add(job())
    platform.queue.submit_training(TRAINING)
    platform.queue.cancel_training("j")
    platform.queue.cancel_training("j")
    platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.COMPLETED)
    platform.queue.cancel_training("j")
    assert platform.jobs.get(OWNER, "j").status is JobStatus.COMPLETED
