"""Requests and answers of the prediction endpoint, the same whichever door they come through."""

from pydantic import BaseModel, ConfigDict, Field

from automl_lite.domain.columns import ColumnType, Frozen
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.scores import Label

CellValue = bool | int | float | str | None
Features = dict[str, CellValue]


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

    rows: list[Features] = Field(min_length=1, max_length=1000)


class RowPrediction(Frozen):
    """One row's answer. Labels are as in the file, and as text they are the keys of the probabilities."""

    prediction: Label
    probability: float | None = None  # of the predicted label
    probabilities: dict[str, float] | None = None
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
    example_request: PredictRequest
