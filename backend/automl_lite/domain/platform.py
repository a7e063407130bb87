"""All that a process needs of the world, built once at the edge and handed in."""

from dataclasses import dataclass

from automl_lite.domain.ports import Clock, DatasetStore, FileStore, JobStore, Predictor, TaskQueue
from automl_lite.domain.settings import Settings


@dataclass(frozen=True)
class Platform:
    """`predictor` is None in processes that serve no predictions."""

    name: str  # "local" or "aws", for /health to say; nothing decides on it
    settings: Settings
    clock: Clock
    datasets: DatasetStore
    jobs: JobStore
    files: FileStore
    queue: TaskQueue
    predictor: Predictor | None = None
