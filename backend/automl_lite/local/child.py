"""One worker process and what the supervisor does to it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from automl_lite.domain.tasks import TrainingTask
from automl_lite.local.settings import LocalSettings
from automl_lite.local.task_table import QueuedTask
from automl_lite.training.cores import available_cores, thread_environment

LOGS_KEPT = 200


class StopReason(StrEnum):
    CANCELLED = "cancelled"
    DEADLINE = "deadline"
    SHUTDOWN = "shutdown"
    LOST = "lost"  # its server died, and it with the server


@dataclass(frozen=True)
class Ending:
    """How a process ended; `exit_code` is negative for a signal, `stopped` says why we stopped it."""

    exit_code: int
    stopped: StopReason | None
    log: str  # below the data directory


class Child:
    """A process in a session of its own, so that a signal reaches all that it started and no Ctrl-C does."""

    def __init__(self, task: QueuedTask, settings: LocalSettings) -> None:
        """Raises OSError where the process cannot be started."""
        self.task = task
        self.stopped: StopReason | None = None
        self._kill_at: float | None = None
        self._ending: Ending | None = None
        self._grace = settings.stop_grace_seconds
        self._deadline = time.monotonic() + time_limit(task, settings)
        name = f"{task.kind}-{task.subject}"
        self._log = settings.data_dir / "logs" / f"{name}.log"
        self._scratch = scratch_folder(settings) / name
        self._scratch.mkdir(parents=True, exist_ok=True)
        _make_room(self._log.parent)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", "automl_lite.local.worker", task.kind],
                stdin=subprocess.PIPE,  # held open and never written: see lifeline.py
                stdout=log,
                stderr=log,
                env=_environment(task, settings, self._scratch),
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def overdue(self) -> bool:
        return time.monotonic() > self._deadline

    def stop(self, reason: StopReason) -> None:
        """Ask the process to stop; the first reason stands."""
        if self.stopped is None:
            self.stopped = reason
            self._kill_at = time.monotonic() + self._grace
            self._signal(signal.SIGTERM)

    def look(self) -> Ending | None:
        """How the process ended, None while it runs; one that ignores a stop for too long is killed."""
        if self._ending is not None:
            return self._ending
        exit_code = self._process.poll()
        if exit_code is not None:
            self._clear_up()
            self._ending = Ending(exit_code, self.stopped, f"{self._log.parent.name}/{self._log.name}")
        elif self._kill_at is not None and time.monotonic() >= self._kill_at:
            self._signal(signal.SIGKILL)
        return self._ending

    def _clear_up(self) -> None:
        self._signal(signal.SIGKILL)  # whatever the process started and left behind
        if self._process.stdin is not None:
            self._process.stdin.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _signal(self, number: signal.Signals) -> None:
        # macOS answers with a refusal for a group of which only an unreaped process is left.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)


def time_limit(task: QueuedTask, settings: LocalSettings) -> float:
    """Seconds after which the process counts as stuck."""
    if isinstance(task.payload, TrainingTask):
        return settings.longest_run(task.payload.time_budget)
    return settings.profile_limit_seconds


def scratch_folder(settings: LocalSettings) -> Path:
    """Where workers keep temporary files: under the data directory, on the disk that was chosen for them."""
    return settings.data_dir / "scratch"


def _environment(task: QueuedTask, settings: LocalSettings, scratch: Path) -> dict[str, str]:
    payload = task.payload
    told = (
        payload.to_environment()
        if isinstance(payload, TrainingTask)
        else {name.upper(): value for name, value in payload.model_dump().items()}
    )
    share = settings.training_threads or max(1, available_cores() // settings.concurrent_jobs)
    return {
        **os.environ,
        **settings.to_environment(),
        **thread_environment(share),
        **told,
        "TMPDIR": str(scratch),
        "PYTHONFAULTHANDLER": "1",
    }


def _make_room(logs: Path) -> None:
    """Keep the newest logs only."""
    logs.mkdir(parents=True, exist_ok=True)
    newest_first = sorted(logs.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[LOGS_KEPT - 1 :]:
        path.unlink(missing_ok=True)
