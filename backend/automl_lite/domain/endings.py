"""Ending a job or dataset from outside, when the process that worked on it will not say its own last word."""

from contextlib import suppress

from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import ACTIVE, JobStatus
from automl_lite.domain.keys import checkpoint_folder, dataset_folder, model_folder, report_folder
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import ProfileTask, TrainingTask

# Exit code of a process that obeyed SIGTERM: 128 and the signal's number, as shells have it.
STOPPED_EXIT = 143


def still_wanted(task: ProfileTask | TrainingTask, platform: Platform) -> bool:
    """Whether the job or dataset is there and waits for this task."""
    try:
        if isinstance(task, TrainingTask):
            return platform.jobs.get(task.user_id, task.job_id).status in ACTIVE
        dataset = platform.datasets.get(task.user_id, task.dataset_id)
    except NotFound:
        return False
    return dataset.status is DatasetStatus.PROCESSING


def end_job(user_id: str, job_id: str, status: JobStatus, reason: str | None, platform: Platform) -> bool:
    """Give a job its last status; False where it has one already, or is gone."""
    try:
        platform.jobs.change(
            user_id,
            job_id,
            ACTIVE,
            status=status,
            error_message=reason,
            completed_at=platform.clock.now(),
            progress=None,
        )
    except (NotFound, NotAllowedNow):
        return False
    return True


def fail_dataset(
    user_id: str, dataset_id: str, status: DatasetStatus, reason: str, platform: Platform
) -> None:
    """Fail a dataset that is still in `status`."""
    with suppress(NotFound, NotAllowedNow):
        platform.datasets.change(
            user_id, dataset_id, frozenset({status}), status=DatasetStatus.FAILED, error_message=reason
        )


def forget_job_files(user_id: str, job_id: str, platform: Platform) -> None:
    """Delete what was written for a job, unless the job is completed and they are its results."""
    platform.files.delete_folder(checkpoint_folder(job_id))
    with suppress(NotFound):
        if platform.jobs.get(user_id, job_id).status is JobStatus.COMPLETED:
            return
    platform.files.delete_folder(model_folder(job_id))
    platform.files.delete_folder(report_folder(job_id))


def forget_dataset_files(user_id: str, dataset_id: str, platform: Platform) -> None:
    """Delete what was written for a dataset that is no longer there."""
    try:
        platform.datasets.get(user_id, dataset_id)
    except NotFound:
        platform.files.delete_folder(dataset_folder(dataset_id))
