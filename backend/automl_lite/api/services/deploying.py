"""Serving a job's model, and how it decides."""

from automl_lite.api.schemas.jobs import DeployRequest, DeployResponse
from automl_lite.domain import keys
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import Invalid, NotAllowedNow
from automl_lite.domain.jobs import Job, JobChanges, JobStatus
from automl_lite.domain.platform import ApiPlatform


def deploy_job(platform: ApiPlatform, user_id: str, job_id: str, asked: DeployRequest) -> DeployResponse:
    """Serve the model or stop serving it, and set its threshold where one is given; harmless when repeated.

    Raises:
        NotFound: there is no such job.
        NotAllowedNow: it is not completed, or its model cannot be served.
        Invalid: a threshold for a model that does not tell two labels apart.
    """
    job = platform.jobs.get(user_id, job_id)
    if job.status is not JobStatus.COMPLETED:
        raise NotAllowedNow(
            f"Cannot deploy job with status '{job.status}'. Only completed jobs can be deployed."
        )
    if asked.deploy:
        _see_servable(job)
    changes: JobChanges = {}
    if job.deployed is not asked.deploy:
        changes["deployed"] = asked.deploy
        changes["deployed_at"] = platform.clock.now() if asked.deploy else None
    if "threshold" in asked.model_fields_set:
        _see_threshold_fits(job, asked.threshold)
        if job.threshold != asked.threshold:
            changes["threshold"] = asked.threshold
    if changes:
        job = platform.jobs.change(user_id, job_id, frozenset({JobStatus.COMPLETED}), **changes)
    message = f"Model successfully {'deployed' if asked.deploy else 'undeployed'}"
    return DeployResponse(job_id=job_id, deployed=asked.deploy, threshold=job.threshold, message=message)


def _see_servable(job: Job) -> None:
    if job.result is None or keys.MODEL_ONNX not in job.result.artefacts:
        raise NotAllowedNow("No ONNX model available for this job, so it cannot be deployed.")
    if not job.result.parity.passed:
        raise NotAllowedNow(job.result.parity.message)


def _see_threshold_fits(job: Job, threshold: float | None) -> None:
    if threshold is None:
        return
    if job.problem_type is ProblemType.REGRESSION:
        raise Invalid("threshold", "is for models that tell two labels apart, and this one predicts a number")
    labels = len(job.result.labels) if job.result else 0
    if labels != 2:
        raise Invalid("threshold", f"is for models that tell two labels apart, and this one tells {labels:,}")
