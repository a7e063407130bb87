"""What every step of one training run shares."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.progress import ProgressWriter
from automl_lite.training.searching.checkpoint import Checkpoint
from automl_lite.training.stopping import StopSignal


@dataclass(frozen=True)
class Run:
    """One attempt at a task; `folder` is scratch space that goes away with it."""

    task: TrainingTask
    platform: Platform
    folder: Path
    progress: ProgressWriter
    checkpoint: Checkpoint
    stop_signal: StopSignal
    began: float = field(default_factory=time.monotonic)

    def seconds(self) -> float:
        """That the job has run for, earlier attempts included; the time between two does not count."""
        return self.checkpoint.seconds + time.monotonic() - self.began
