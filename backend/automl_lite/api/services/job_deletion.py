"""Deleting a job, and with it what nobody needs any more."""

from automl_lite.api.schemas.jobs import JobDeleted
from automl_lite.api.services.datasets import counted, remove_dataset
from automl_lite.api.services.jobs import cancel_job
from automl_lite.domain import keys
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import ACTIVE, Job
from automl_lite.domain.platform import ApiPlatform


def delete_job(platform: ApiPlatform, user_id: str, job_id: str, delete_data: bool) -> JobDeleted:
    """Stop the job if it runs, then delete its files, its dataset unless another job uses it, and its record.

    With `delete_data` false only the record goes away.

    Raises:
        NotFound: there is no such job.
    """
    job = platform.jobs.get(user_id, job_id)
    if job.status in ACTIVE:
        _stop(platform, job)
    deleted = _delete_data(platform, job) if delete_data else []
    if not platform.jobs.delete(user_id, job_id):
        raise NotFound("Job not found")
    kept = delete_data and bool(_siblings(platform, job))
    return JobDeleted(
        job_id=job_id,
        message="Job deleted; its dataset was kept for other jobs" if kept else "Job deleted",
        deleted_resources=[*deleted, "job record"],
    )


def _stop(platform: ApiPlatform, job: Job) -> None:
    try:
        cancel_job(platform, job.user_id, job.job_id)
    except NotAllowedNow:
        return  # it ended by itself meanwhile


def _delete_data(platform: ApiPlatform, job: Job) -> list[str]:
    platform.files.delete_folder(keys.checkpoint_folder(job.job_id))
    models = platform.files.delete_folder(keys.model_folder(job.job_id))
    reports = platform.files.delete_folder(keys.report_folder(job.job_id))
    deleted = [*counted(models, "model file"), *counted(reports, "report")]
    if not _siblings(platform, job):
        try:
            deleted += remove_dataset(platform, job.user_id, job.dataset_id)
        except NotFound:
            return deleted  # it was deleted before its job
    return deleted


def _siblings(platform: ApiPlatform, job: Job) -> list[Job]:
    jobs = platform.jobs.of_dataset(job.user_id, job.dataset_id)
    return [other for other in jobs if other.job_id != job.job_id]
