"""The supervisor's side of the queue: claim, give back, finish. A finished task's row goes away."""

from dataclasses import dataclass
from enum import StrEnum

from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.database import Database


class TaskKind(StrEnum):
    PROFILE = "profile"
    TRAINING = "training"


@dataclass(frozen=True)
class QueuedTask:
    """One row: what to do, and how often it was begun."""

    task_id: int
    payload: ProfileTask | TrainingTask
    attempts: int

    @property
    def kind(self) -> TaskKind:
        return TaskKind.TRAINING if isinstance(self.payload, TrainingTask) else TaskKind.PROFILE

    @property
    def subject(self) -> str:
        """The id of the job or dataset that the task is about."""
        task = self.payload
        return task.job_id if isinstance(task, TrainingTask) else task.dataset_id


class TaskTable:
    """Only the one supervisor of a data directory uses it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, kind: TaskKind) -> QueuedTask | None:
        """The longest waiting task, marked as running with one more attempt; None where none waits."""
        with self._database.read() as connection:
            waiting = connection.execute(
                "SELECT 1 FROM tasks WHERE kind = ? AND state = 'queued' LIMIT 1", (kind,)
            ).fetchone()
        if waiting is None:  # asked first because a write keeps other writers waiting
            return None
        with self._database.write() as connection:
            row = connection.execute(
                "UPDATE tasks SET state = 'running', attempts = attempts + 1 WHERE task_id ="
                " (SELECT min(task_id) FROM tasks WHERE kind = ? AND state = 'queued')"
                " RETURNING task_id, kind, payload, attempts",
                (kind,),
            ).fetchone()
            return None if row is None else _task(row)

    def running(self) -> tuple[QueuedTask, ...]:
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT task_id, kind, payload, attempts FROM tasks WHERE state = 'running' ORDER BY task_id"
            ).fetchall()
        return tuple(_task(row) for row in rows)

    def cancelled(self) -> frozenset[int]:
        """Ids of the tasks that run and should not."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT task_id FROM tasks WHERE cancelled = 1").fetchall()
        return frozenset(task_id for (task_id,) in rows)

    def jobs_without_task(self) -> tuple[tuple[str, str], ...]:
        """Owner and id of every job that waits or runs by its record and that no task stands for."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT user_id, job_id FROM \"training-jobs\" WHERE status IN ('pending', 'running')"
                " AND job_id NOT IN (SELECT subject FROM tasks WHERE kind = ?)",
                (TaskKind.TRAINING,),
            ).fetchall()
        return tuple(rows)

    def put_back(self, task: QueuedTask, *, attempts: int) -> None:
        """Let the task wait again, ahead of all that came later; a cancelled one is forgotten."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM tasks WHERE task_id = ? AND cancelled = 1", (task.task_id,))
            connection.execute(
                "UPDATE tasks SET state = 'queued', attempts = ? WHERE task_id = ?", (attempts, task.task_id)
            )

    def finish(self, task: QueuedTask) -> None:
        with self._database.write() as connection:
            connection.execute("DELETE FROM tasks WHERE task_id = ?", (task.task_id,))


def _task(row: tuple[int, str, str, int]) -> QueuedTask:
    task_id, kind, payload, attempts = row
    read = TrainingTask if kind == TaskKind.TRAINING else ProfileTask
    return QueuedTask(task_id, read.model_validate_json(payload), attempts)
