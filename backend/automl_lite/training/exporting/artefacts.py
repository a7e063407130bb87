"""The files of a finished job, made in a scratch folder."""

import hashlib
import math
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

import automl_lite
from automl_lite.domain import keys
from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.signature import FeatureSignature, InputKind, IntervalWidth, ModelSignature
from automl_lite.inference.session import Columns
from automl_lite.training.exporting.export import input_names, to_onnx
from automl_lite.training.fitted import FittedModel

LIBRARIES = (
    "flaml", "scikit-learn", "lightgbm", "catboost", "onnx", "onnxruntime", "skl2onnx", "numpy", "pandas",
)  # fmt: skip
CONTENT_TYPES = {
    keys.MODEL_ONNX: "application/octet-stream",
    keys.MODEL_PICKLE: "application/octet-stream",
    keys.SIGNATURE: "application/json",
    keys.EXPLAINER: "application/octet-stream",
    keys.BACKGROUND: "application/json",
    keys.REPORT: "application/json",
    keys.MODEL_CARD: "text/markdown; charset=utf-8",
    keys.REPRODUCE: "text/x-python; charset=utf-8",
    keys.EDA_REPORT: "text/html; charset=utf-8",
    keys.TRAINING_REPORT: "text/html; charset=utf-8",
}
# A form offers this many texts; the model itself knows more.
MOST_CATEGORIES_SHOWN = 1_000


def sign(
    model: FittedModel,
    *,
    job_id: str,
    estimator: str,
    training: Columns,
    example: Columns,
    now: datetime,
    intervals: tuple[IntervalWidth, ...] = (),
) -> ModelSignature:
    """What the model takes and gives; `training` are the rows it learned from, `example` is another one."""
    names = input_names(tuple(reading.name for reading in model.features))
    known = {category.name: category.categories for category in model.preparation.categories}
    free = {text.name for text in model.preparation.texts if not text.coded}
    return ModelSignature(
        job_id=job_id,
        problem_type=model.problem_type,
        target_column=model.target_column,
        best_estimator=estimator,
        features=tuple(
            FeatureSignature(
                reading=reading,
                input_name=names[reading.name],
                kind=InputKind.TEXT if reading.dtype is ColumnType.TEXT else InputKind.NUMBER,
                categories=known.get(reading.name, ())[:MOST_CATEGORIES_SHOWN],
                free_text=reading.name in free,
                **_range(reading, training[reading.name]),
                example=_as_posted(reading, example[reading.name][0]),
            )
            for reading in model.features
        ),
        labels=model.labels,
        intervals=intervals,
        versions=library_versions(),
        created_at=now,
    )


def write_model(model: FittedModel, signature: ModelSignature, folder: Path) -> ModelSignature:
    """Write model.onnx, model.pkl and signature.json; the signature with the model's hash."""
    content = to_onnx(model, signature)
    (folder / keys.MODEL_ONNX).write_bytes(content)
    joblib.dump(model, folder / keys.MODEL_PICKLE, compress=3)
    signed = signature.model_copy(update={"model_sha256": hashlib.sha256(content).hexdigest()})
    (folder / keys.SIGNATURE).write_text(signed.model_dump_json(indent=2), encoding="utf-8")
    return signed


def artefact_names(signature: ModelSignature) -> tuple[str, ...]:
    """The files of this job: not every model can be explained exactly."""
    absent = {keys.EXPLAINER} if signature.explainer_sha256 is None else set()
    return tuple(name for name in CONTENT_TYPES if name not in absent)


def _range(reading: ColumnReading, values: NDArray[Any]) -> dict[str, float | None]:
    if not reading.dtype.is_number or np.isnan(values).all():
        return {"minimum": None, "maximum": None}
    return {"minimum": float(np.nanmin(values)), "maximum": float(np.nanmax(values))}


def _as_posted(reading: ColumnReading, value: Any) -> JsonValue:
    """A cell as one would post it."""
    if reading.dtype is ColumnType.TEXT:
        return str(value) or None
    if math.isnan(value):
        return None
    match reading.dtype:
        case ColumnType.BOOLEAN:
            return bool(value)
        case ColumnType.INTEGER:
            return int(value)
        case ColumnType.DATETIME:
            return datetime.fromtimestamp(float(value), UTC).strftime(_format(reading, float(value)))
        case _:
            return float(value)


def _format(reading: ColumnReading, seconds: float) -> str:
    """The column's first format that keeps the time of day."""
    has_time = seconds % 86_400 != 0
    for pattern in reading.datetime_formats:
        if not has_time or "%H" in pattern:
            return pattern
    return reading.datetime_formats[0]


def library_versions() -> dict[str, str]:
    found = {library: version(library) for library in LIBRARIES}
    xgboost = "xgboost-cpu" if platform.system() == "Linux" else "xgboost"
    return {
        "automl-lite": automl_lite.__version__,
        "python": platform.python_version(),
        "xgboost": version(xgboost),
        **found,
    }
