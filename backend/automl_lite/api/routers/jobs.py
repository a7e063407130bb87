"""Jobs."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from automl_lite.api.conditional import NOT_MODIFIED, KnownTags, answer_unless_known
from automl_lite.api.dependencies import CurrentUser, JobId, Limit, NextToken, ThePlatform
from automl_lite.api.json_route import JsonRoute
from automl_lite.api.problems import problems
from automl_lite.api.schemas.job_detail import JobDetail
from automl_lite.api.schemas.jobs import (
    DeployRequest,
    DeployResponse,
    JobCancelled,
    JobDeleted,
    JobList,
    JobPatch,
)
from automl_lite.api.services import deploying, job_deletion, jobs
from automl_lite.domain.jobs import JobStatus

router = APIRouter(prefix="/jobs", tags=["jobs"], route_class=JsonRoute)

WithTag = Annotated[str | None, Query(min_length=1, max_length=50, description="Only jobs with this tag.")]
WithStatus = Annotated[JobStatus | None, Query(description="Only jobs of this status.")]
DeleteData = Annotated[bool, Query(description="Also its files, and its dataset unless another job uses it.")]
Keep = Annotated[
    bool, Query(description="End the search only: the job completes with the best model so far.")
]


@router.get("", summary="List jobs", responses=problems())
def list_jobs(
    *,
    platform: ThePlatform,
    user: CurrentUser,
    limit: Limit = 20,
    next_token: NextToken = None,
    status: WithStatus = None,
    tag: WithTag = None,
) -> JobList:
    """Newest first."""
    return jobs.list_jobs(platform, user, limit=limit, next_token=next_token, status=status, tag=tag)


@router.get(
    "/{job_id}",
    summary="Show a job",
    response_model=JobDetail,
    responses={**problems(404), **NOT_MODIFIED},
)
def get_job(
    job_id: JobId, platform: ThePlatform, user: CurrentUser, if_none_match: KnownTags = None
) -> Response:
    """Its progress while it runs; scores, warnings and downloads once it is completed."""
    return answer_unless_known(jobs.show_job(platform, user, job_id), if_none_match)


@router.patch("/{job_id}", summary="Change a job's tags and notes", responses=problems(400, 404, 413))
def patch_job(job_id: JobId, body: JobPatch, platform: ThePlatform, user: CurrentUser) -> JobDetail:
    """What is left out stays as it is."""
    return jobs.patch_job(platform, user, job_id, body)


@router.post("/{job_id}/cancel", summary="Cancel a job", responses=problems(404, 409))
def cancel_job(job_id: JobId, platform: ThePlatform, user: CurrentUser, keep: Keep = False) -> JobCancelled:
    """Stops a job that is waiting or running; with `keep=true` one that is running ends its search and keeps
    the best model so far. Harmless when repeated."""
    end = jobs.keep_best if keep else jobs.cancel_job
    return end(platform, user, job_id)


@router.delete("/{job_id}", summary="Delete a job", responses=problems(404))
def delete_job(
    job_id: JobId,
    platform: ThePlatform,
    user: CurrentUser,
    response: Response,
    delete_data: DeleteData = True,
) -> JobDeleted:
    """With its model, reports and dataset; with `delete_data=false` only its record."""
    response.headers["Cache-Control"] = "no-store"
    return job_deletion.delete_job(platform, user, job_id, delete_data)


@router.post("/{job_id}/deploy", summary="Deploy or undeploy a model", responses=problems(404, 409, 413))
def deploy_job(
    job_id: JobId, body: DeployRequest, platform: ThePlatform, user: CurrentUser
) -> DeployResponse:
    """A deployed model answers at `/predict/{job_id}`; harmless when repeated."""
    return deploying.deploy_job(platform, user, job_id, body)
