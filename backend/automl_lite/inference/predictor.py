"""Predictions from deployed models, in this process."""

import threading
import time
from dataclasses import dataclass

from automl_lite.domain.columns import ColumnType
from automl_lite.domain.errors import NotAllowedNow
from automl_lite.domain.explanations import ExplainResponse
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
from automl_lite.inference.explaining import ModelExplainer
from automl_lite.inference.model import Model
from automl_lite.inference.model_files import ModelFiles, load_explainer, load_model

# Explanations are asked for more rarely than predictions.
EXPLAINERS_PART = 4


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
        self._explainers: ByteCache[ModelExplainer] = ByteCache(cache_bytes // EXPLAINERS_PART)
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
            threshold=job.threshold,
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
        job = self._deployed(user_id, job_id)
        model = self._model(job)
        started = time.perf_counter()
        columns, warnings = model.reader.read(rows)
        predictions = model.predict_columns(columns, job.threshold)
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

    def explain(self, user_id: str, job_id: str, features: Features) -> ExplainResponse:
        job = self._deployed(user_id, job_id)
        explainer = self._explainer(job)
        model = explainer.model
        started = time.perf_counter()
        row, (warnings,) = model.reader.read([features])
        (answer,) = model.predict_columns(row, job.threshold)
        explanation = explainer.explain(features, row, answer.prediction)
        elapsed = time.perf_counter() - started
        return ExplainResponse(
            **dict(explanation),
            job_id=job_id,
            prediction=answer.prediction,
            inference_time_ms=round(1000 * elapsed, 3),
            warnings=warnings,
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
        return self._models.get(
            f"{job.job_id} {recorded}", lambda: load_model(self._files, job.job_id, recorded)
        )

    def _explainer(self, job: Job) -> ModelExplainer:
        """Raises NotAllowedNow where nothing was stored that explains the model."""
        model = self._model(job)
        recorded = job.result.model_sha256 if job.result else ""
        return self._explainers.get(
            f"{job.job_id} {recorded}", lambda: load_explainer(self._files, job.job_id, model)
        )
