"""A small file, and a model that seconds of training make of it."""

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.jobs import Job, JobStatus, TrainConfig
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.tabular.profiling import profile_dataset
from automl_lite.training.job import run_training
from tests.support.records import OWNER, a_dataset, a_job

ROWS = "size,colour,joined,kind\n" + "".join(
    f"{row % 17}.5,{('blue', 'red')[row % 2]},2024-01-{row % 28 + 1:02},{('lily', 'rose')[row % 17 > 8]}\n"
    for row in range(120)
)
BUDGET_SECONDS = 3


def profile_rows(platform: Platform, dataset_id: str = "d") -> None:
    """A dataset that is ready."""
    platform.datasets.add(a_dataset(dataset_id, platform.clock.now(), status=DatasetStatus.PROCESSING))
    platform.files.write_bytes(keys.dataset_data(dataset_id), ROWS.encode(), "text/csv")
    profile_dataset(ProfileTask(user_id=OWNER, dataset_id=dataset_id), platform)


def train_rows(platform: Platform, job_id: str) -> Job:
    """A completed job whose model tells lilies from roses by their size."""
    profile_rows(platform)
    # The size tells the kind for certain, which would be a leak if nobody asked for it.
    config = TrainConfig(include_columns=("size",))
    job = platform.jobs.add(a_job(job_id, platform.clock.now(), config=config, time_budget=BUDGET_SECONDS))
    run_training(TrainingTask.for_job(job), platform)
    trained = platform.jobs.get(OWNER, job_id)
    assert trained.status is JobStatus.COMPLETED, trained.error_message
    return trained
