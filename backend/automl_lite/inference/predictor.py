"""Predictions from deployed models, in this process."""

import hashlib
import threading
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from automl_lite.domain import keys
from automl_lite.domain.columns import ColumnType
from automl_lite.domain.errors import AutoMLError, NotAllowedNow
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.ports import JobStore
from automl_lite.domain.predictions import (
    FeatureInfo,
    Features,
    PredictBatchResponse,
    PredictInfo,
    PredictRequest,
    PredictResponse,
    RowPrediction,
)
from automl_lite.inference.cache import ByteCache
from automl_lite.inference.model import Model


class ModelDamaged(AutoMLError):
    """The stored model is not the one that was trained."""

    status = 500
    title = "The model is damaged"


class ModelFiles(Protocol):
    """What is needed of a file store."""

    def local_copy(self, key: str, etag: str | None = None) -> AbstractContextManager[Path]: ...


@dataclass(frozen=True)
class _Remembered:
    job: Job
    until: float


class OnnxPredictor:
    """Implements the `Predictor` port on model files and job records.

    A record is trusted for `record_seconds`, so a model that was just undeployed may answer for that long.
    """

    def __init__(self, jobs: JobStore, files: ModelFiles, *, cache_bytes: int, record_seconds: float) -> None:
        self._jobs = jobs
        self._files = files
        self._models: ByteCache[Model] = ByteCache(cache_bytes)
        self._record_seconds = record_seconds
        self._records: dict[tuple[str, str], _Remembered] = {}
        self._lock = threading.Lock()

    def info(self, user_id: str, job_id: str) -> PredictInfo:
        job = self._deployed(user_id, job_id)
        signature = self._model(job).signature
        return PredictInfo(
            job_id=job_id,
            problem_type=signature.problem_type,
            target_column=signature.target_column,
            dataset_name=job.dataset_name,
            feature_columns=tuple(feature.name for feature in signature.features),
            feature_types={feature.name: feature.reading.dtype for feature in signature.features},
            features={
                feature.name: FeatureInfo(
                    dtype=feature.reading.dtype,
                    minimum=feature.minimum,
                    maximum=feature.maximum,
                    categories=feature.categories,
                )
                for feature in signature.features
            },
            categorical_mappings={
                feature.name: feature.categories
                for feature in signature.features
                if feature.reading.dtype is ColumnType.TEXT
            },
            labels=signature.labels,
            model_type=signature.best_estimator,
            deployed=job.deployed,
            example_request=PredictRequest.model_validate(
                {"features": {feature.name: feature.example for feature in signature.features}}
            ),
        )

    def predict(self, user_id: str, job_id: str, features: Features) -> PredictResponse:
        batch = self.predict_batch(user_id, job_id, [features])
        (row,) = batch.predictions
        return PredictResponse(
            **row.model_dump(),
            job_id=job_id,
            inference_time_ms=batch.inference_time_ms,
            model_type=batch.model_type,
        )

    def predict_batch(self, user_id: str, job_id: str, rows: list[Features]) -> PredictBatchResponse:
        model = self._model(self._deployed(user_id, job_id))
        started = time.perf_counter()
        columns, warnings = model.reader.read(rows)
        predictions = model.predict_columns(columns)
        elapsed = time.perf_counter() - started
        return PredictBatchResponse(
            job_id=job_id,
            predictions=tuple(
                RowPrediction(**{**dict(prediction), "warnings": notes})
                for prediction, notes in zip(predictions, warnings, strict=True)
            ),
            inference_time_ms=round(1000 * elapsed, 3),
            model_type=model.signature.problem_type,
        )

    def _deployed(self, user_id: str, job_id: str) -> Job:
        """The job, from memory where that is fresh.

        Raises:
            NotFound: there is no such job.
            NotAllowedNow: it is not deployed.
        """
        place = (user_id, job_id)
        with self._lock:
            remembered = self._records.get(place)
        if remembered is not None and remembered.until > time.monotonic():
            return remembered.job
        job = self._jobs.get(user_id, job_id)
        if job.status is not JobStatus.COMPLETED or not job.deployed:
            raise NotAllowedNow(f"Model {job_id} is not deployed. Deploy it first.")
        with self._lock:
            now = time.monotonic()
            self._records = {key: kept for key, kept in self._records.items() if kept.until > now}
            self._records[place] = _Remembered(job, now + self._record_seconds)
        return job

    def _model(self, job: Job) -> Model:
        recorded = job.result.model_sha256 if job.result else ""
        return self._models.get(f"{job.job_id} {recorded}", lambda: self._load(job.job_id, recorded))

    def _load(self, job_id: str, recorded: str) -> tuple[Model, int]:
        # By path: the runtime reads the file itself, so that no second copy of it is in memory.
        with self._files.local_copy(keys.model_file(job_id, keys.MODEL_ONNX)) as path:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != recorded:
                raise ModelDamaged(
                    "The stored model differs from the one that was trained, so it is not used."
                )
            return Model.load(path), path.stat().st_size
