"""A training job: what was asked, how it is going, what came out."""

from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from pydantic import Field

from automl_lite.domain.columns import ColumnType, Frozen
from automl_lite.domain.detection import ProblemType, Role
from automl_lite.domain.names import shortened
from automl_lite.domain.scores import Evaluation, FeatureImportance, Label, Parity


class JobStatus(StrEnum):
    """pending → running → completed | failed | cancelled; never back."""

    PENDING = "pending"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


ACTIVE = frozenset({JobStatus.PENDING, JobStatus.RUNNING})
ENDED = frozenset(JobStatus) - ACTIVE


class Phase(StrEnum):
    """The steps of training, in order."""

    READ = "read"
    SPLIT = "split"
    PREPARE = "prepare"
    SEARCH = "search"
    EVALUATE = "evaluate"
    EXPLAIN = "explain"
    EXPORT = "export"
    REPORT = "report"


class Standing(Frozen):
    """An estimator's best score so far."""

    estimator: str
    score: float
    trials: int


class Gain(Frozen):
    """When the best score got better, in seconds of search, and what it is since."""

    at_seconds: float
    score: float


class SearchProgress(Frozen):
    """How the search is going; `best_score` is of `metric`, where `higher_is_better` says which way is up."""

    trials: int
    elapsed_seconds: float
    budget_seconds: float
    metric: str
    higher_is_better: bool
    best_score: float | None = None
    best_estimator: str | None = None
    leaderboard: tuple[Standing, ...] = ()  # best first
    history: tuple[Gain, ...] = ()  # in order, the latest 100


class Progress(Frozen):
    """Where a running job is: `percent` of the whole job, 0 to 100."""

    phase: Phase
    percent: float
    message: str
    search: SearchProgress | None = None


class ModelChoice(StrEnum):
    """Whether several estimators may be combined."""

    AUTO = "auto"  # an ensemble where it beats the best single estimator
    SINGLE = "single"  # one estimator: the smallest file and the shortest answer


class TrainConfig(Frozen):
    """What a person may choose; None means that we choose."""

    time_budget: int | None = None
    metric: str = "auto"
    problem_type: ProblemType | None = None
    include_columns: tuple[str, ...] = ()
    exclude_columns: tuple[str, ...] = ()
    model: ModelChoice = ModelChoice.AUTO
    early_stop: bool = True  # end the search once it finds nothing better
    retrain_full: bool = False  # once it is measured, fit the model again on all rows
    max_trials: int | None = None
    seed: int = 42


class LeftOutColumn(Frozen):
    column: str
    role: Role | None  # None where a person left it out
    reason: str


class JobWarning(Frozen):
    """Something a person should know before trusting the model."""

    code: str
    message: str
    column: str | None = None


class RowCounts(Frozen):
    """Where the file's rows went; `training` and `holdout` are what the model and its scores rest on."""

    total: int
    missing_target: int
    rare_class: int
    duplicates: int  # rows among the rest that repeat an earlier one, target included
    training: int
    holdout: int


class TrainingResult(Frozen):
    """What came out of a finished job."""

    problem_type: ProblemType
    metric: str  # the one the search optimised
    best_estimator: str
    best_config: dict[str, float | int | str | bool | None]
    training_time: float  # seconds from the job's start to its end
    search_trials: int
    search_score: float | None = None  # of `metric`, on the validation rows of the search
    metric_score: float | None = None  # of `metric`, on hold-out rows
    members: tuple[str, ...] = ()  # estimators in the model, by weight
    rows: RowCounts
    features: tuple[str, ...]
    feature_types: dict[str, ColumnType] = Field(default_factory=dict)
    left_out: tuple[LeftOutColumn, ...]
    labels: tuple[Label, ...]  # empty for regression
    evaluation: Evaluation
    importance: tuple[FeatureImportance, ...]
    parity: Parity
    artefacts: tuple[str, ...]  # names of files written under models/ and reports/
    model_sha256: str

    def brief(self) -> "TrainingResult":
        """Without what grows with the number of columns or classes."""
        rule = shortened(self.evaluation.baseline_rule)
        evaluation = self.evaluation.model_copy(
            update={"confusion_matrix": None, "classes": (), "baseline_rule": rule}
        )
        without: dict[str, object] = {"features": (), "feature_types": {}, "left_out": (), "labels": ()}
        return self.model_copy(update={**without, "evaluation": evaluation, "importance": ()})


class Job(Frozen):
    """A job's record."""

    job_id: str
    user_id: str
    dataset_id: str
    dataset_name: str
    target_column: str
    problem_type: ProblemType
    config: TrainConfig
    time_budget: int  # seconds, chosen or automatic
    status: JobStatus
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None = None
    completed_at: datetime | None = None
    attempt: int = 0
    progress: Progress | None = None
    warnings: tuple[JobWarning, ...] = ()
    result: TrainingResult | None = None
    error_message: str | None = None
    tags: tuple[str, ...] = ()
    notes: str | None = None
    deployed: bool = False
    deployed_at: datetime | None = None
    threshold: float | None = None  # of two labels, the later is predicted from this probability on
    finish_early: bool = False  # somebody asked to end the search and keep the best model so far

    def brief(self) -> "Job":
        """As a list shows it: small, however many columns the file has and however long their names are."""
        return self.model_copy(
            update={
                "target_column": shortened(self.target_column),
                "config": self.config.model_copy(update={"include_columns": (), "exclude_columns": ()}),
                "warnings": (),
                "result": self.result and self.result.brief(),
                "error_message": self.error_message and shortened(self.error_message),
            }
        )


class JobChanges(TypedDict, total=False):
    """The fields of a job that may change after it was made."""

    status: JobStatus
    started_at: datetime | None
    completed_at: datetime | None
    attempt: int
    progress: Progress | None
    warnings: tuple[JobWarning, ...]
    result: TrainingResult | None
    error_message: str | None
    tags: tuple[str, ...]
    notes: str | None
    deployed: bool
    deployed_at: datetime | None
    threshold: float | None
    finish_early: bool


def auto_time_budget(rows: int) -> int:
    """Seconds of training for a file of so many rows when a person names none."""
    if rows < 1_000:
        return 120
    if rows < 10_000:
        return 300
    if rows < 50_000:
        return 600
    return 1_200
