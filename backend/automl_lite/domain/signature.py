"""What a trained model takes and gives: `signature.json`, written beside `model.onnx`."""

from datetime import datetime
from enum import StrEnum

from pydantic import JsonValue

from automl_lite.domain.columns import ColumnReading, Frozen
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.scores import Label


class InputKind(StrEnum):
    """A graph input's tensor type, each of shape [rows, 1].

    NUMBER is float64 with NaN for missing: numbers as they are, booleans 1 and 0, date-times as seconds since
    1970-01-01T00:00Z. TEXT is string with "" for missing.
    """

    NUMBER = "number"
    TEXT = "text"


class FeatureSignature(Frozen):
    """One raw column that the model takes."""

    reading: ColumnReading
    input_name: str  # of the graph; the column's name unless that is taken
    kind: InputKind
    categories: tuple[str, ...] = ()  # texts known from training, most frequent first
    minimum: float | None = None  # over training rows
    maximum: float | None = None
    example: JsonValue = None  # from a real row, as one would post it

    @property
    def name(self) -> str:
        return self.reading.name


class ModelSignature(Frozen):
    """How to call a model. Classification gives `label` and `probabilities`, regression `prediction`."""

    job_id: str
    problem_type: ProblemType
    target_column: str
    best_estimator: str
    features: tuple[FeatureSignature, ...]
    labels: tuple[Label, ...]  # in the order of the probabilities' columns; empty for regression
    versions: dict[str, str]
    created_at: datetime
    model_sha256: str
