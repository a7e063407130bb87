"""Everything about one job."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from automl_lite.api.schemas.job_example import JOB_EXAMPLE
from automl_lite.api.schemas.jobs import JobHeader, header_fields
from automl_lite.domain.columns import ColumnType
from automl_lite.domain.jobs import (
    Job,
    JobWarning,
    LeftOutColumn,
    Progress,
    RowCounts,
    TrainConfig,
    TrainingResult,
)
from automl_lite.domain.scores import (
    ClassScores,
    ConfusionMatrix,
    FeatureImportance,
    Interval,
    Label,
    Parity,
    Scores,
)


class Metrics(Scores):
    """Scores on hold-out rows; null where the task does not define one."""

    training_time: float = Field(description="Seconds from the job's start to its end.")
    best_estimator: str


class Baseline(BaseModel):
    """A predictor that ignores the features, to read the scores against."""

    rule: str = Field(description="What it predicts, in words.")
    scores: Scores


class PreprocessingInfo(BaseModel):
    """Which columns the model takes and which were left out."""

    feature_columns: list[str]
    feature_count: int
    dropped_columns: list[str]
    dropped_count: int
    feature_types: dict[str, ColumnType]


class Downloads(BaseModel):
    """Signed URLs of the job's files; null for a file that the job has not."""

    model_download_url: str | None = None
    onnx_model_download_url: str | None = None
    signature_download_url: str | None = None
    report_download_url: str | None = Field(None, description="The EDA report, by its old name.")
    eda_report_download_url: str | None = None
    training_report_download_url: str | None = None
    model_card_download_url: str | None = None
    reproduce_download_url: str | None = Field(None, description="A script that trains the model again.")
    explainer_download_url: str | None = Field(
        None, description="An ONNX graph from raw columns to each one's exact share of the answer."
    )


class JobDetail(JobHeader, Downloads):
    """A job with its progress while it runs, and its results once it is completed."""

    model_config = ConfigDict(json_schema_extra={"example": JOB_EXAMPLE})

    config: TrainConfig = Field(description="What was asked for.")
    attempt: int
    finish_early: bool = Field(description="Whether the search was asked to end and keep the best model.")
    progress: Progress | None
    warnings: list[JobWarning]
    notes: str | None
    deployed_at: datetime | None
    best_config: dict[str, float | int | str | bool | None] | None
    search_trials: int | None
    search_score: float | None = Field(description="Of `metric`, on the validation rows of the search.")
    members: list[str] = Field(description="The estimators in the model, the heaviest first.")
    metrics: Metrics | None
    baseline: Baseline | None
    primary: Interval | None = Field(description="The primary metric with its bootstrap interval.")
    confusion_matrix: ConfusionMatrix | None
    classes: list[ClassScores]
    labels: list[Label]
    importance: list[FeatureImportance]
    rows: RowCounts | None
    left_out: list[LeftOutColumn]
    parity: Parity | None = Field(description="The served model against the fitted one, on hold-out rows.")
    model_sha256: str | None
    preprocessing_info: PreprocessingInfo | None

    @classmethod
    def of(cls, job: Job, downloads: Downloads) -> "JobDetail":
        return cls.model_validate(
            {
                **header_fields(job),
                **downloads.model_dump(),
                "config": job.config,
                "attempt": job.attempt,
                "finish_early": job.finish_early,
                "progress": job.progress,
                "warnings": list(job.warnings),
                "notes": job.notes,
                "deployed_at": job.deployed_at,
                **(_outcome(job.result) if job.result else NO_OUTCOME),
            }
        )


NO_OUTCOME: dict[str, Any] = {
    **dict.fromkeys(
        (
            "best_config", "search_trials", "search_score", "metrics",
            "baseline", "primary", "confusion_matrix",
            "rows", "parity", "model_sha256", "preprocessing_info",
        )
    ),
    "members": [],
    "classes": [],
    "labels": [],
    "importance": [],
    "left_out": [],
}  # fmt: skip


def _outcome(result: TrainingResult) -> dict[str, Any]:
    evaluation = result.evaluation
    dropped = [left.column for left in result.left_out]
    return {
        "best_config": result.best_config,
        "search_trials": result.search_trials,
        "search_score": result.search_score,
        "members": list(result.members),
        "metrics": Metrics(
            **evaluation.scores.model_dump(),
            training_time=result.training_time,
            best_estimator=result.best_estimator,
        ),
        "baseline": Baseline(rule=evaluation.baseline_rule, scores=evaluation.baseline),
        "primary": evaluation.primary,
        "confusion_matrix": evaluation.confusion_matrix,
        "classes": list(evaluation.classes),
        "labels": list(result.labels),
        "importance": list(result.importance),
        "rows": result.rows,
        "left_out": list(result.left_out),
        "parity": result.parity,
        "model_sha256": result.model_sha256,
        "preprocessing_info": PreprocessingInfo(
            feature_columns=list(result.features),
            feature_count=len(result.features),
            dropped_columns=dropped,
            dropped_count=len(dropped),
            feature_types=result.feature_types,
        ),
    }
