"""All that a process needs of the world, built once at the edge and handed in."""

from collections.abc import Callable
from dataclasses import dataclass

from automl_lite.domain.ports import Clock, DatasetStore, FileStore, JobStore, Predictor, TaskQueue
from automl_lite.domain.settings import Settings


@dataclass(frozen=True)
class Platform:
    """What every process has: a worker needs no more."""

    name: str  # "local" or "aws", for /health to say; nothing decides on it
    settings: Settings
    clock: Clock
    datasets: DatasetStore
    jobs: JobStore
    files: FileStore


@dataclass(frozen=True)
class ApiPlatform(Platform):
    """What a process that serves the API has beside that."""

    queue: TaskQueue
    page_key: Callable[[], bytes]  # signs page tokens; on AWS it is fetched at the first listing
    predictor: Predictor | None = None  # None where another process answers predictions
