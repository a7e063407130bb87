"""What a worker is told. The environment of a process or container is its only carrier."""

import json
from collections.abc import Mapping

from pydantic import ValidationError, field_validator

from automl_lite.domain.columns import Frozen
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import Job, ModelChoice


class TaskEnvironmentError(ValueError):
    """A task's environment variable is missing or bad; the message starts with its name."""


class ProfileTask(Frozen):
    user_id: str
    dataset_id: str


class TrainingTask(Frozen):
    """The one definition of what a job is told; each field travels as the variable of its upper-case name."""

    job_id: str
    user_id: str
    dataset_id: str
    target_column: str
    problem_type: ProblemType
    time_budget: int  # seconds for the whole job
    data_etag: str | None = None  # the file as it was when it was profiled
    metric: str = "auto"
    include_columns: tuple[str, ...] = ()
    exclude_columns: tuple[str, ...] = ()
    model: ModelChoice = ModelChoice.AUTO
    early_stop: bool = True
    retrain_full: bool = False
    max_trials: int | None = None
    seed: int = 42

    @classmethod
    def for_job(cls, job: Job, data_etag: str | None = None) -> "TrainingTask":
        return cls(
            job_id=job.job_id,
            user_id=job.user_id,
            dataset_id=job.dataset_id,
            target_column=job.target_column,
            problem_type=job.problem_type,
            time_budget=job.time_budget,
            data_etag=data_etag,
            metric=job.config.metric,
            include_columns=job.config.include_columns,
            exclude_columns=job.config.exclude_columns,
            model=job.config.model,
            early_stop=job.config.early_stop,
            retrain_full=job.config.retrain_full,
            max_trials=job.config.max_trials,
            seed=job.config.seed,
        )

    @field_validator("include_columns", "exclude_columns", mode="before")
    @classmethod
    def _from_json(cls, value: object) -> object:
        return json.loads(value) if isinstance(value, str) else value

    def to_environment(self) -> dict[str, str]:
        """Variables that `from_environment` reads back into an equal task."""
        written = self.model_dump(mode="json")
        return {
            name.upper(): value if isinstance(value, str) else json.dumps(value)
            for name, value in written.items()
            if value is not None
        }

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "TrainingTask":
        """Read the task from the process's environment.

        Raises:
            TaskEnvironmentError: a variable is missing or bad.
        """
        given = {name: environment[name.upper()] for name in cls.model_fields if name.upper() in environment}
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0]).upper()
            raise TaskEnvironmentError(f"{name}: {first['msg']}") from error
