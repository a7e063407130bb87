"""Claims tasks and runs each in a process of its own; one supervisor to a data directory (directory_lock)."""

import logging
import shutil
import threading
from types import TracebackType

from automl_lite.domain.endings import still_wanted
from automl_lite.domain.platform import Platform
from automl_lite.local.child import Child, Ending, StopReason, scratch_folder
from automl_lite.local.settings import LocalSettings
from automl_lite.local.task_table import QueuedTask, TaskKind, TaskTable
from automl_lite.local.verdicts import Verdict, fail_jobs_without_task, judge

LOG = logging.getLogger(__name__)
TICK_SECONDS = 0.1
AFTER_TROUBLE_SECONDS = 2.0


class Supervisor:
    """A thread that looks after worker processes; use it as a context manager.

    Work that was under way when an earlier server died is begun again, with that attempt counted. Leaving
    the context stops every process and puts its task back, with the attempt not counted.
    """

    def __init__(self, settings: LocalSettings, platform: Platform, table: TaskTable) -> None:
        self._settings = settings
        self._platform = platform
        self._table = table
        self._lanes = {
            TaskKind.PROFILE: settings.concurrent_profiles,
            TaskKind.TRAINING: settings.concurrent_jobs,
        }
        self._children: list[Child] = []
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._run, name="supervisor")

    def __enter__(self) -> "Supervisor":
        shutil.rmtree(scratch_folder(self._settings), ignore_errors=True)
        for task in self._table.running():
            self._settle(task, Ending(exit_code=0, stopped=StopReason.LOST, log=""))
        fail_jobs_without_task(self._table, self._platform)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.set()
        self._thread.join()

    @property
    def worker_pids(self) -> tuple[int, ...]:
        return tuple(child.pid for child in self._children)

    def _run(self) -> None:
        while not self._leaving.wait(TICK_SECONDS):
            try:
                self._tick()
            except Exception:  # a full disk or a fault of ours must not end all supervision
                LOG.exception("The supervisor met with trouble and goes on.")
                self._leaving.wait(AFTER_TROUBLE_SECONDS)
        for child in self._children:
            child.stop(StopReason.SHUTDOWN)
        pause = threading.Event()
        while self._children:
            self._look_after_children()
            pause.wait(TICK_SECONDS / 2)

    def _tick(self) -> None:
        self._look_after_children()
        for kind, room in self._lanes.items():
            while sum(child.task.kind is kind for child in self._children) < room:
                task = self._table.claim(kind)
                if task is None:
                    break
                self._begin(task)

    def _look_after_children(self) -> None:
        cancelled = self._table.cancelled() if self._children else frozenset()
        for child in tuple(self._children):
            if child.task.task_id in cancelled:
                child.stop(StopReason.CANCELLED)
            elif child.overdue:
                child.stop(StopReason.DEADLINE)
            ending = child.look()
            if ending is not None:
                self._settle(child.task, ending)
                self._children.remove(child)

    def _begin(self, task: QueuedTask) -> None:
        if not still_wanted(task.payload, self._platform):
            self._table.finish(task)
            return
        try:
            self._children.append(Child(task, self._settings))
        except OSError:
            self._table.put_back(task, attempts=task.attempts - 1)
            raise

    def _settle(self, task: QueuedTask, ending: Ending) -> None:
        """The record gets its verdict before the task goes away, so that a crash in between loses nothing."""
        verdict = judge(task, ending, self._settings.max_attempts, self._platform)
        LOG.info("%s %s: exit code %s, %s", task.kind, task.subject, ending.exit_code, verdict)
        match verdict:
            case Verdict.FINISHED:
                self._table.finish(task)
            case Verdict.TRY_AGAIN:
                self._table.put_back(task, attempts=task.attempts)
            case Verdict.NOT_COUNTED:
                self._table.put_back(task, attempts=task.attempts - 1)
