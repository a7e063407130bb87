"""Requests and answers of the prediction endpoint, the same whichever door they come through."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, FailFast, Field
from pydantic_core import PydanticCustomError

from automl_lite.domain.columns import ColumnType, Frozen
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.names import quoted
from automl_lite.domain.scores import Label

CellValue = bool | int | float | str | None
MOST_FEATURES = 10_000


def _stop_at_first_fault(given: object) -> object:
    """One error, for the first bad cell: pydantic gathers four for each, far larger than the body."""
    if not isinstance(given, dict):
        return given
    if len(given) > MOST_FEATURES:
        raise PydanticCustomError("too_many_features", "must hold at most 10,000 features")
    for name, value in given.items():
        if not isinstance(value, CellValue):
            raise PydanticCustomError(
                "not_a_cell",
                "must hold text, numbers, true, false or null, and {name} is something else",
                {"name": quoted(str(name))},
            )
        if not _encodable(name) or not _encodable(value):
            raise PydanticCustomError("string_unicode", "must hold text that can be written as UTF-8")
    return given


def _encodable(value: object) -> bool:
    """Half a surrogate pair is legal in JSON's escapes and in no encoding."""
    return not isinstance(value, str) or value == value.encode("utf-8", "replace").decode()


Features = Annotated[dict[str, CellValue], BeforeValidator(_stop_at_first_fault)]


class PredictRequest(BaseModel):
    """One row, by column name. A feature left out or null counts as missing."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"features": {"age": 29, "sex": "female", "fare": 211.34}}},
    )

    features: Features


class PredictBatchRequest(BaseModel):
    """Up to 1,000 rows, answered in order."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"rows": [{"age": 29, "sex": "female"}, {"age": 41, "sex": "male"}]}},
    )

    rows: Annotated[list[Features], FailFast()] = Field(min_length=1, max_length=1000)


class PredictionInterval(Frozen):
    """Where the truth lies for `level` of all rows, as measured on hold-out rows."""

    level: float
    low: float
    high: float


class RowPrediction(Frozen):
    """One row's answer. Labels are as in the file, and as text they are the keys of the probabilities."""

    prediction: Label
    probability: float | None = None  # of the predicted label
    probabilities: dict[str, float] | None = None
    interval: PredictionInterval | None = None  # of a number
    warnings: tuple[str, ...] = ()  # a sentence for each feature that was missing or never seen


class PredictResponse(RowPrediction):
    job_id: str
    inference_time_ms: float
    model_type: ProblemType


class PredictBatchResponse(Frozen):
    job_id: str
    predictions: tuple[RowPrediction, ...]
    inference_time_ms: float
    model_type: ProblemType


class FeatureInfo(Frozen):
    """What a form for this feature needs."""

    dtype: ColumnType
    minimum: float | None = None
    maximum: float | None = None
    categories: tuple[str, ...] = ()


class PredictInfo(Frozen):
    """How to call a model; `example_request` works when it is posted."""

    job_id: str
    problem_type: ProblemType
    target_column: str
    dataset_name: str
    feature_columns: tuple[str, ...]
    feature_types: dict[str, ColumnType]
    features: dict[str, FeatureInfo]
    categorical_mappings: dict[str, tuple[str, ...]]
    labels: tuple[Label, ...]
    model_type: str  # the winning estimator
    deployed: bool
    threshold: float | None = None  # of two labels, the later is predicted from this probability on
    example_request: PredictRequest
