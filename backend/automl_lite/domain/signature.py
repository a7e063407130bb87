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
    free_text: bool = (
        False  # the model takes its words and not the text as a whole, so a new one is no surprise
    )
    minimum: float | None = None  # over training rows
    maximum: float | None = None
    example: JsonValue = None  # from a real row, as one would post it

    @property
    def name(self) -> str:
        return self.reading.name


# Of the interval that an answer carries.
INTERVAL_LEVEL = 0.9


class IntervalWidth(Frozen):
    """Prediction ± half_width holds `level` of new rows."""

    level: float
    half_width: float


class ModelSignature(Frozen):
    """How to call a model. Classification gives `label` and `probabilities`, regression `prediction`.

    The copy inside the model file lacks what names the training and not the model (`job_id`, `created_at`,
    `model_sha256`), so that the same training gives the same bytes.
    """

    job_id: str | None = None
    problem_type: ProblemType
    target_column: str
    best_estimator: str
    features: tuple[FeatureSignature, ...]
    labels: tuple[Label, ...]  # in the order of the probabilities' columns; empty for regression
    intervals: tuple[IntervalWidth, ...] = ()  # of regression, by level
    versions: dict[str, str]
    explainer_sha256: str | None = None  # None where no exact explanation is possible
    background_sha256: str | None = None
    created_at: datetime | None = None
    model_sha256: str = ""

    def embedded(self) -> "ModelSignature":
        """As the model file carries it."""
        return self.model_copy(update={"job_id": None, "created_at": None, "model_sha256": ""})

    def half_width(self, level: float) -> float | None:
        """Of the interval of this level, None where it was not measured."""
        return next((width.half_width for width in self.intervals if width.level == level), None)
