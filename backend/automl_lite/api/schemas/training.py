"""Asking for a training job."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from automl_lite.api.schemas.body import Body
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import JobStatus, ModelChoice, TrainConfig
from automl_lite.domain.metrics import AUTO

MOST_COLUMNS = 10_000
ColumnNames = Annotated[list[str], Field(max_length=MOST_COLUMNS)]


class TrainConfigBody(Body):
    """What a person may choose; what is left out is chosen for them."""

    # The bounds are settings, so the service checks them; these are the ones that everyone has.
    time_budget: int | None = Field(
        None,
        description="Seconds for the whole job; by the number of rows where left out.",
        json_schema_extra={"minimum": 60, "maximum": 3600},
    )
    metric: str = Field(AUTO, max_length=50, description="What the search optimises.")
    problem_type: ProblemType | None = Field(None, description="By the target's values where left out.")
    include_columns: ColumnNames = Field(
        default_factory=list, description="Columns to use although they would be left out."
    )
    exclude_columns: ColumnNames = Field(default_factory=list, description="Columns not to use.")

    model: ModelChoice = Field(
        ModelChoice.AUTO,
        description="`auto` combines estimators where that is better; `single` gives the smallest file.",
    )
    early_stop: bool = Field(True, description="End the search once it finds nothing better.")
    retrain_full: bool = Field(
        False,
        description="Once the model is measured, fit it again on all rows, those that it was measured on "
        "included. The scores are then those of the model before.",
    )
    max_trials: int | None = Field(
        None, ge=1, le=10_000, description="Most configurations to try; no limit but time where left out."
    )
    seed: int = Field(
        42, ge=0, le=2**31 - 1, description="Of everything random: the same seed gives the same split."
    )

    def chosen(self) -> TrainConfig:
        return TrainConfig(
            time_budget=self.time_budget,
            metric=self.metric.strip().lower(),
            problem_type=self.problem_type,
            include_columns=tuple(dict.fromkeys(self.include_columns)),
            exclude_columns=tuple(dict.fromkeys(self.exclude_columns)),
            model=self.model,
            early_stop=self.early_stop,
            retrain_full=self.retrain_full,
            max_trials=self.max_trials,
            seed=self.seed,
        )


class TrainRequest(Body):
    """Train models that predict one column of a dataset."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
                "target_column": "Survived",
                "config": {"time_budget": 120, "metric": "auto", "exclude_columns": ["Ticket"]},
            }
        }
    )

    dataset_id: str
    target_column: str
    config: TrainConfigBody | None = None

    def chosen(self) -> TrainConfig:
        return (self.config or TrainConfigBody()).chosen()


class TrainResponse(BaseModel):
    """The job that was queued."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "job_id": "0b7f6f0c-58f4-4c0f-8f5e-0d9f4a1f2f6b",
                "status": "pending",
                "estimated_time": 120,
            }
        }
    )

    job_id: str
    status: Literal[JobStatus.PENDING] = JobStatus.PENDING
    estimated_time: int = Field(description="Seconds: the time budget.")
