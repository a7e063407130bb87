"""The training container: `python -m automl_lite.aws.train`; its environment says the rest.

Exit codes: 0 where the job's record has an ending, a failure with its sentence included, so that nothing is
tried again; 2 where a variable is missing or bad, its name on standard error; anything else for a fault.

At SIGTERM the search is saved and the process ends within ten seconds (training/stopping.py); the next
attempt goes on from there. Outside the search it ends at once: nothing but the last conditional write counts.
"""

import faulthandler
import os
import sys

from automl_lite.aws.announcing import Announcer
from automl_lite.aws.batch.submission import read_task
from automl_lite.aws.batch.verdicts import BAD_VARIABLE_EXIT
from automl_lite.aws.clients import Clients
from automl_lite.aws.job_endings import JobEndings
from automl_lite.aws.platform import build_platform
from automl_lite.aws.settings import SettingsError, TrainingSettings, load_settings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.errors import NotFound
from automl_lite.domain.jobs import ENDED, JobStatus
from automl_lite.domain.tasks import TaskEnvironmentError, TrainingTask
from automl_lite.training.cores import available_cores, thread_environment
from automl_lite.training.stopping import StopSignal

DONE, UNFINISHED = 0, 1


def main() -> int:
    """Run the job that the environment tells of; the exit code."""
    faulthandler.enable()
    telemetry, stop_signal = Telemetry("training"), StopSignal()
    stop_signal.obey(last=telemetry.flush)
    telemetry.take_over_logging()
    try:
        settings = _with_threads(load_settings(TrainingSettings))
        clients = Clients(settings)
        platform = build_platform(settings, clients)
        task = read_task(os.environ, platform.files)
    except (SettingsError, TaskEnvironmentError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - the last line of the log, which the verdict points to
        return BAD_VARIABLE_EXIT
    except NotFound as gone:
        telemetry.log.info("The job is gone: %s", gone.detail)
        return DONE
    with telemetry.about(job_id=task.job_id, dataset_id=task.dataset_id):
        try:
            return _train(task, JobEndings(platform, Announcer(clients, settings), telemetry), stop_signal)
        except Exception:
            telemetry.log.exception("The training process failed.")
            return UNFINISHED
        finally:
            telemetry.flush()


def _train(task: TrainingTask, endings: JobEndings, stop_signal: StopSignal) -> int:
    # Here, so that a bad variable is told of before seconds of loading.
    from automl_lite.training.job import run_training  # noqa: PLC0415

    platform = endings.platform
    run_training(task, platform, stop_signal)
    try:
        job = platform.jobs.get(task.user_id, task.job_id)
    except NotFound:
        return DONE
    if job.status not in ENDED:
        return UNFINISHED
    if job.status is not JobStatus.CANCELLED:  # of which Batch's event tells, whether or not it ever ran
        endings.spread(job)
    return DONE


def _with_threads(settings: TrainingSettings) -> TrainingSettings:
    """As many threads as there are cores, unless a number is set; told to the libraries before they load."""
    threads = settings.training_threads or available_cores()
    os.environ.update(thread_environment(threads))
    return settings.model_copy(update={"training_threads": threads})


if __name__ == "__main__":
    sys.exit(main())
