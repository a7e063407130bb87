"""What every step of one training run shares."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.progress import ProgressWriter


@dataclass(frozen=True)
class Run:
    """One attempt at a task; `folder` is scratch space that goes away with it."""

    task: TrainingTask
    platform: Platform
    folder: Path
    progress: ProgressWriter
    began: float = field(default_factory=time.monotonic)

    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.began
