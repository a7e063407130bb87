"""The training container: `python -m automl_lite.aws.train`; its environment says the rest.

Exit codes: 0 where the job's record has an ending, a failure with its sentence included, so that nothing is
tried again; 2 where a variable is missing or bad, its name on standard error; anything else for a fault.

SIGTERM ends the process at once, inside a native call too, by the signal's default action, so nothing but
the last conditional write counts. The kernel spares PID 1 that action, which is why the image starts this
under `tini`; a process that is PID 1 all the same looks out for the signal on a thread.
"""

import faulthandler
import os
import signal
import socket
import sys
import threading

from automl_lite.aws.announcing import Announcer
from automl_lite.aws.batch.submission import read_task
from automl_lite.aws.batch.verdicts import BAD_VARIABLE_EXIT, STOPPED_EXIT
from automl_lite.aws.clients import Clients
from automl_lite.aws.job_endings import JobEndings
from automl_lite.aws.platform import build_platform
from automl_lite.aws.settings import SettingsError, TrainingSettings, load_settings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.errors import NotFound
from automl_lite.domain.jobs import ENDED, JobStatus
from automl_lite.domain.tasks import TaskEnvironmentError, TrainingTask
from automl_lite.training.cores import available_cores, thread_environment

DONE, UNFINISHED = 0, 1


def main() -> int:
    """Run the job that the environment tells of; the exit code."""
    faulthandler.enable()
    if os.getpid() == 1:
        _obey_sigterm()
    telemetry = Telemetry("training")
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
            return _train(task, JobEndings(platform, Announcer(clients, settings), telemetry))
        except Exception:
            telemetry.log.exception("The training process failed.")
            return UNFINISHED
        finally:
            telemetry.flush()


def _train(task: TrainingTask, endings: JobEndings) -> int:
    # Here, so that a bad variable is told of before seconds of loading.
    from automl_lite.training.job import run_training  # noqa: PLC0415

    platform = endings.platform
    run_training(task, platform)
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


def _obey_sigterm() -> None:
    """Exit at SIGTERM even while the main thread is in a native call, where no Python handler runs.

    The interpreter's own handler writes the signal's number to a socket at once; a thread waits for it.
    """
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    signal.signal(signal.SIGTERM, lambda *_: None)

    def wait() -> None:
        with writer:
            while signal.SIGTERM not in reader.recv(64):
                pass
        os._exit(STOPPED_EXIT)

    threading.Thread(target=wait, name="sigterm", daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
