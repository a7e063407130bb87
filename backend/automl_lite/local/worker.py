"""A worker process, `python -m automl_lite.local.worker profile|training`; its environment says the rest."""

import faulthandler
import logging
import os
import sys

from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.lifeline import follow_parent
from automl_lite.local.platform import build_platform
from automl_lite.local.settings import LocalSettings
from automl_lite.local.task_table import TaskKind
from automl_lite.training.stopping import StopSignal


def main(kind: TaskKind) -> None:
    """Do one task. An exception is a fault of ours: its traceback goes to the log, its exit code tells."""
    follow_parent()
    stop_signal = StopSignal()
    stop_signal.obey()
    faulthandler.enable()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    settings = LocalSettings()
    platform = build_platform(settings)
    # Imported here, so that reading a file never loads the training libraries.
    if kind is TaskKind.PROFILE:
        from automl_lite.tabular.profiling import profile_dataset  # noqa: PLC0415

        profile_dataset(
            ProfileTask(user_id=os.environ["USER_ID"], dataset_id=os.environ["DATASET_ID"]), platform
        )
    else:
        from automl_lite.training.job import run_training  # noqa: PLC0415

        run_training(TrainingTask.from_environment(os.environ), platform, stop_signal)


if __name__ == "__main__":
    main(TaskKind(sys.argv[1]))
