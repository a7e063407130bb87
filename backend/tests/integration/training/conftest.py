"""Training jobs in this process, over the real wing of one machine."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetProfile, DatasetStatus
from automl_lite.domain.detection import target_advice
from automl_lite.domain.jobs import Job, TrainConfig
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.platform import build_api_platform
from automl_lite.local.settings import LocalSettings
from automl_lite.tabular.profiling import profile_dataset
from automl_lite.training.job import run_training
from tests.support.records import a_dataset, a_job

USER = "default"
BUDGET_SECONDS = 6

QueueJob = Callable[..., tuple[Job, TrainingTask]]
Train = Callable[..., Job]


@pytest.fixture
def platform(tmp_path: Path) -> ApiPlatform:
    settings = LocalSettings(data_dir=tmp_path, signing_key=SecretStr("a key for tests"), training_threads=2)
    return build_api_platform(settings, predictor=True)


@pytest.fixture
def queued(platform: ApiPlatform) -> QueueJob:
    """A profiled file and a pending job on it."""
    numbers = itertools.count(1)

    def make(content: str | bytes, target: str, **config: object) -> tuple[Job, TrainingTask]:
        number, now = next(numbers), platform.clock.now()
        dataset_id, job_id = f"dataset-{number}", f"job-{number}"
        platform.datasets.add(
            a_dataset(dataset_id, now, status=DatasetStatus.PROCESSING, licence="CC BY 4.0")
        )
        body = content.encode() if isinstance(content, str) else content
        platform.files.write_bytes(keys.dataset_data(dataset_id), body, "text/csv")
        profile_dataset(ProfileTask(user_id=USER, dataset_id=dataset_id), platform)
        dataset = platform.datasets.get(USER, dataset_id)
        assert dataset.status is DatasetStatus.READY, dataset.error_message
        profile = DatasetProfile.model_validate_json(
            platform.files.read_bytes(keys.dataset_profile(dataset_id))
        )
        column = profile.column(target)
        assert column is not None
        chosen = TrainConfig.model_validate(config)
        job = a_job(
            job_id,
            now,
            dataset_id=dataset_id,
            target_column=target,
            problem_type=chosen.problem_type or target_advice(column).problem_type,
            config=chosen,
            time_budget=BUDGET_SECONDS,
        )
        return platform.jobs.add(job), TrainingTask.for_job(job)

    return make


@pytest.fixture
def train(platform: ApiPlatform, queued: QueueJob) -> Train:
    """Trains on a file's content and gives the job as it ended."""

    def run(content: str | bytes, target: str, **config: object) -> Job:
        job, task = queued(content, target, **config)
        run_training(TrainingTask.from_environment(task.to_environment()), platform)
        return platform.jobs.get(USER, job.job_id)

    return run
