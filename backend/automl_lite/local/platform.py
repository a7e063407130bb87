"""The one place that wires this wing."""

from automl_lite.domain.clock import SystemClock
from automl_lite.domain.platform import ApiPlatform, Platform
from automl_lite.domain.ports import Clock, FileStore, JobStore, Predictor
from automl_lite.local.database import FILE_NAME, Database
from automl_lite.local.dataset_store import SqliteDatasetStore
from automl_lite.local.file_store import LocalFileStore
from automl_lite.local.job_store import SqliteJobStore
from automl_lite.local.settings import LocalSettings
from automl_lite.local.task_queue import SqliteTaskQueue


def open_database(settings: LocalSettings) -> Database:
    """Raises CannotStart."""
    return Database(settings.data_dir / FILE_NAME)


def build_platform(settings: LocalSettings, clock: Clock | None = None) -> Platform:
    """A worker's stores over `settings.data_dir`.

    Raises:
        CannotStart: the data directory cannot be used.
    """
    return _stores(settings, clock or SystemClock(), open_database(settings))


def build_api_platform(
    settings: LocalSettings, *, predictor: bool, clock: Clock | None = None
) -> ApiPlatform:
    """All ports over `settings.data_dir`; `predictor` where this process answers predictions.

    Raises:
        CannotStart: the data directory cannot be used.
    """
    database = open_database(settings)
    stores = _stores(settings, clock or SystemClock(), database)
    return ApiPlatform(
        **vars(stores),
        queue=SqliteTaskQueue(database),
        page_key=lambda: settings.signing_key.get_secret_value().encode(),
        predictor=_predictor(stores.jobs, stores.files, settings) if predictor else None,
    )


def _stores(settings: LocalSettings, clock: Clock, database: Database) -> Platform:
    return Platform(
        name="local",
        settings=settings,
        clock=clock,
        datasets=SqliteDatasetStore(database, clock),
        jobs=SqliteJobStore(database, clock),
        files=LocalFileStore(settings, clock),
    )


def _predictor(jobs: JobStore, files: FileStore, settings: LocalSettings) -> Predictor:
    # Not at the top: a training process has no use for a second copy of the runtime's threads and buffers.
    from automl_lite.inference.predictor import OnnxPredictor  # noqa: PLC0415

    return OnnxPredictor(
        jobs,
        files,
        cache_bytes=settings.model_cache_bytes,
        record_seconds=settings.model_record_seconds,
    )
