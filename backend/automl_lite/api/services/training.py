"""Starting a training job: everything that can be refused is refused before it is queued."""

import uuid

from automl_lite.api.schemas.training import TrainRequest, TrainResponse
from automl_lite.api.services.datasets import load_profile
from automl_lite.api.services.train_checks import (
    check_budget,
    check_column_lists,
    see_tellable,
    target_column,
)
from automl_lite.domain.datasets import Dataset, DatasetProfile
from automl_lite.domain.detection import ProblemType, target_advice
from automl_lite.domain.errors import Invalid, NotFound
from automl_lite.domain.jobs import Job, JobStatus, TrainConfig, auto_time_budget
from automl_lite.domain.metrics import check_metric
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.domain.trainability import check_trainable


def start_training(
    platform: ApiPlatform, user_id: str, request: TrainRequest, idempotency_key: str | None
) -> TrainResponse:
    """Queue a job; with a key that was used before, answer as then and queue nothing.

    Raises:
        NotFound: there is no such dataset.
        NotAllowedNow: the dataset is not ready.
        BadRequest: a column that the dataset has not.
        Invalid: a value that does not fit, or a key that was used for another request.
        TrainingRefused: the profile shows that nothing can be learned.
        Unavailable: the queue did not take the job; no job is left behind.
    """
    config = request.chosen()
    check_budget(config.time_budget, platform.settings)
    try:
        dataset = platform.datasets.get(user_id, request.dataset_id)
    except NotFound as error:
        raise NotFound("Dataset not found. Upload a file first and use its dataset_id.") from error
    profile = load_profile(platform, dataset)
    problem_type = _check(profile, request.target_column, config)
    job = _new_job(
        platform=platform,
        dataset=dataset,
        profile=profile,
        target=request.target_column,
        problem_type=problem_type,
        config=config,
    )
    task = TrainingTask.for_job(job, dataset.file_etag)
    see_tellable(task)
    stored = platform.jobs.add(job, idempotency_key)
    if stored.job_id == job.job_id:
        _submit(platform, task)
    elif _asked(stored) != _asked(job):
        raise Invalid("Idempotency-Key", "this key was used for another request; use a new one for a new job")
    return TrainResponse(job_id=stored.job_id, estimated_time=stored.time_budget)


def _check(profile: DatasetProfile, target: str, config: TrainConfig) -> ProblemType:
    column = target_column(profile, target)
    check_column_lists(profile, target, config)
    problem_type = config.problem_type or target_advice(column).problem_type
    check_metric(config.metric, problem_type, column.distinct)
    check_trainable(profile, target, problem_type, config)
    return problem_type


def _new_job(
    *,
    platform: ApiPlatform,
    dataset: Dataset,
    profile: DatasetProfile,
    target: str,
    problem_type: ProblemType,
    config: TrainConfig,
) -> Job:
    now = platform.clock.now()
    return Job(
        job_id=str(uuid.uuid4()),
        user_id=dataset.user_id,
        dataset_id=dataset.dataset_id,
        dataset_name=dataset.filename,
        target_column=target,
        problem_type=problem_type,
        config=config,
        time_budget=config.time_budget or auto_time_budget(profile.num_rows),
        status=JobStatus.PENDING,
        created_at=now,
        updated_at=now,
    )


def _submit(platform: ApiPlatform, task: TrainingTask) -> None:
    try:
        platform.queue.submit_training(task)
    except Exception:  # whatever it was: a job that nobody will run must not stay pending
        platform.jobs.delete(task.user_id, task.job_id)
        raise


def _asked(job: Job) -> tuple[str, str, TrainConfig]:
    return job.dataset_id, job.target_column, job.config
