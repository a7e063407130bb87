"""Jobs in lists, and what can be done to one."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from automl_lite.api.schemas.body import Body
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import Job, JobStatus, Phase

EXAMPLE_ID = "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b"


class JobHeader(BaseModel):
    """What is shown of a job everywhere."""

    job_id: str
    dataset_id: str
    dataset_name: str
    status: JobStatus
    target_column: str
    problem_type: ProblemType
    time_budget: int = Field(description="Seconds, chosen or by the number of rows.")
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    tags: list[str]
    deployed: bool
    threshold: float | None = Field(
        description="Of two labels, the later is predicted where it is at least so probable; "
        "null where the more probable one is."
    )
    error_message: str | None
    primary_metric: float | None = Field(description="Accuracy or R² on hold-out rows.")
    metric: str | None = Field(description="What the search optimised.")
    metric_score: float | None = Field(description="Of that metric, on hold-out rows.")
    training_time: float | None = Field(description="Seconds from the job's start to its end.")
    best_estimator: str | None


class JobProgress(BaseModel):
    """How far a job is."""

    phase: Phase
    percent: float


class JobSummary(JobHeader):
    """A job in a list."""

    progress: JobProgress | None

    @classmethod
    def of(cls, job: Job) -> "JobSummary":
        progress = job.progress and JobProgress(phase=job.progress.phase, percent=job.progress.percent)
        return cls.model_validate({**header_fields(job), "progress": progress})


def header_fields(job: Job) -> dict[str, object]:
    """The fields of a JobHeader."""
    result = job.result
    scores = result.evaluation.scores if result else None
    classifies = job.problem_type is ProblemType.CLASSIFICATION
    return {
        **{name: getattr(job, name) for name in JobHeader.model_fields if name in Job.model_fields},
        "primary_metric": scores and (scores.accuracy if classifies else scores.r2_score),
        "metric": result and result.metric,
        "metric_score": result and result.metric_score,
        "training_time": result and result.training_time,
        "best_estimator": result and result.best_estimator,
    }


class JobList(BaseModel):
    """Jobs, newest first; `next_token` asks for the next page and is null on the last."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "jobs": [
                    {
                        "job_id": EXAMPLE_ID,
                        "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
                        "dataset_name": "titanic.csv",
                        "status": "running",
                        "target_column": "Survived",
                        "problem_type": "classification",
                        "time_budget": 120,
                        "created_at": "2026-11-22T09:31:00Z",
                        "updated_at": "2026-11-22T09:31:40Z",
                        "started_at": "2026-11-22T09:31:02Z",
                        "completed_at": None,
                        "tags": ["baseline"],
                        "deployed": False,
                        "threshold": None,
                        "error_message": None,
                        "primary_metric": None,
                        "metric": None,
                        "metric_score": None,
                        "training_time": None,
                        "best_estimator": None,
                        "progress": {"phase": "search", "percent": 41.5},
                    }
                ],
                "next_token": None,
            }
        }
    )

    jobs: list[JobSummary]
    next_token: str | None


class JobPatch(Body):
    """Tags and notes of a job. What is left out stays as it is."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"tags": ["baseline", "spring"], "notes": "Without the ticket column."}}
    )

    tags: Annotated[list[str], Field(max_length=10)] | None = Field(
        None, description="Up to 10 of up to 50 characters each; [] clears them."
    )
    notes: Annotated[str, Field(max_length=1000)] | None = Field(None, description='"" clears them.')


class DeployRequest(Body):
    """Serve the job's model, or stop serving it."""

    model_config = ConfigDict(json_schema_extra={"example": {"deploy": True, "threshold": 0.35}})

    deploy: bool = Field(strict=True)
    threshold: Annotated[float, Field(gt=0, lt=1, strict=True, allow_inf_nan=False)] | None = Field(
        None,
        description="Of two labels, predict the later where it is at least so probable. "
        "Left out it stays as it is; null goes back to the more probable label.",
    )


class DeployResponse(BaseModel):
    """Whether the model is served now."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "job_id": EXAMPLE_ID,
                "deployed": True,
                "threshold": 0.35,
                "message": "Model successfully deployed",
            }
        }
    )

    job_id: str
    deployed: bool
    threshold: float | None = Field(description="As set; null where the more probable label is predicted.")
    message: str


class JobCancelled(BaseModel):
    """The job is stopped; `running` where it goes on to keep the best model so far."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"job_id": EXAMPLE_ID, "status": "cancelled", "message": "Training cancelled"}
        }
    )

    job_id: str
    status: JobStatus
    message: str


class JobDeleted(BaseModel):
    """What went away with a job."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "job_id": EXAMPLE_ID,
                "message": "Job deleted",
                "deleted_resources": ["3 model files", "2 reports", "job record"],
            }
        }
    )

    job_id: str
    message: str
    deleted_resources: list[str]
