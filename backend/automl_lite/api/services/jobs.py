"""Looking at jobs, and what a person may do to one."""

import json

from automl_lite.api.schemas.job_detail import JobDetail
from automl_lite.api.schemas.jobs import (
    JobCancelled,
    JobList,
    JobPatch,
    JobSummary,
)
from automl_lite.api.services.job_files import downloads
from automl_lite.domain.errors import BadRequest, NotAllowedNow
from automl_lite.domain.jobs import ACTIVE, Job, JobChanges, JobStatus
from automl_lite.domain.pagination import read_token, write_token
from automl_lite.domain.platform import ApiPlatform

LONGEST_TAG = 50


def list_jobs(
    platform: ApiPlatform,
    user_id: str,
    *,
    limit: int,
    next_token: str | None,
    status: JobStatus | None,
    tag: str | None,
) -> JobList:
    """One page, newest first.

    Raises:
        Invalid: the token is not of this listing with these filters.
    """
    scope = json.dumps(["jobs", user_id, status, tag])
    after = read_token(next_token, scope, platform.page_key()) if next_token else None
    page = platform.jobs.page(user_id, limit=limit, after=after, status=status, tag=tag)
    return JobList(
        jobs=[JobSummary.of(job) for job in page.items],
        next_token=write_token(page.after, scope, platform.page_key()) if page.after else None,
    )


def show_job(platform: ApiPlatform, user_id: str, job_id: str) -> JobDetail:
    """Raises NotFound."""
    return detail_of(platform, platform.jobs.get(user_id, job_id))


def detail_of(platform: ApiPlatform, job: Job) -> JobDetail:
    return JobDetail.of(job, downloads(platform, job))


def patch_job(platform: ApiPlatform, user_id: str, job_id: str, patch: JobPatch) -> JobDetail:
    """Change tags and notes; what is null or left out stays.

    Raises:
        NotFound: there is no such job.
        BadRequest: a tag that is blank, too long or holds control characters.
    """
    changes: JobChanges = {}
    if patch.tags is not None:
        changes["tags"] = _clean_tags(patch.tags)
    if patch.notes is not None:
        changes["notes"] = patch.notes or None
    job = platform.jobs.get(user_id, job_id)
    if changes:
        job = platform.jobs.change(user_id, job_id, frozenset(JobStatus), **changes)
    return detail_of(platform, job)


def cancel_job(platform: ApiPlatform, user_id: str, job_id: str) -> JobCancelled:
    """Stop a job that has not ended.

    Raises:
        NotFound: there is no such job.
        NotAllowedNow: it is completed or failed.
    """
    try:
        platform.jobs.change(
            user_id, job_id, ACTIVE, status=JobStatus.CANCELLED, completed_at=platform.clock.now()
        )
        message = "Training cancelled"
    except NotAllowedNow as error:
        status = platform.jobs.get(user_id, job_id).status
        if status is not JobStatus.CANCELLED:
            raise _ended_already(status) from error
        message = "Training was cancelled already"
    platform.queue.cancel_training(job_id)
    return JobCancelled(job_id=job_id, status=JobStatus.CANCELLED, message=message)


def keep_best(platform: ApiPlatform, user_id: str, job_id: str) -> JobCancelled:
    """End a job's search; it completes with the best model that was found. Harmless when repeated.

    Raises:
        NotFound: there is no such job.
        NotAllowedNow: it has not begun, or has ended.
    """
    running = frozenset({JobStatus.RUNNING})
    try:
        platform.jobs.change(user_id, job_id, running, finish_early=True)
    except NotAllowedNow as error:
        status = platform.jobs.get(user_id, job_id).status
        if status is JobStatus.PENDING:
            raise NotAllowedNow(
                "The job has not begun, so there is no model to keep. Cancel it without keep, or wait until "
                "it runs."
            ) from error
        raise _ended_already(status) from error
    message = "The search ends, and the best model found so far is kept"
    return JobCancelled(job_id=job_id, status=JobStatus.RUNNING, message=message)


def _ended_already(status: JobStatus) -> NotAllowedNow:
    return NotAllowedNow(f"Cannot cancel job with status '{status}'. It has ended already.")


def _clean_tags(tags: list[str]) -> tuple[str, ...]:
    cleaned = [tag.strip() for tag in tags]
    if not all(cleaned):
        raise BadRequest("Tags cannot be empty or whitespace")
    if any(len(tag) > LONGEST_TAG for tag in cleaned):
        raise BadRequest(f"Each tag must be {LONGEST_TAG} characters or less")
    if not all(tag.isprintable() for tag in cleaned):
        raise BadRequest("Tags cannot hold control characters or line breaks")
    return tuple(dict.fromkeys(cleaned))
