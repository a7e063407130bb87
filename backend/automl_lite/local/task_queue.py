"""The durable queue: work waits in SQLite until the supervisor claims it."""

import sqlite3

from automl_lite.domain.errors import Unavailable
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.database import Database
from automl_lite.local.task_table import TaskKind


class SqliteTaskQueue:
    """Implements `TaskQueue`. A task that is queued or running already is not taken a second time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def submit_profile(self, task: ProfileTask) -> None:
        self._submit(TaskKind.PROFILE, task.dataset_id, task.model_dump_json())

    def submit_training(self, task: TrainingTask) -> None:
        self._submit(TaskKind.TRAINING, task.job_id, task.model_dump_json())

    def cancel_training(self, job_id: str) -> None:
        """What is queued is forgotten at once; of what runs, the supervisor stops the process."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM tasks WHERE kind = ? AND subject = ? AND state = 'queued'",
                (TaskKind.TRAINING, job_id),
            )
            connection.execute(
                "UPDATE tasks SET cancelled = 1 WHERE kind = ? AND subject = ?", (TaskKind.TRAINING, job_id)
            )

    def _submit(self, kind: TaskKind, subject: str, payload: str) -> None:
        try:
            with self._database.write() as connection:
                connection.execute(
                    "INSERT INTO tasks (kind, subject, payload, state) VALUES (?, ?, ?, 'queued')"
                    " ON CONFLICT (kind, subject) DO NOTHING",
                    (kind, subject, payload),
                )
        except sqlite3.OperationalError as error:
            raise Unavailable(f"The work could not be queued ({error}). Try again in a minute.") from error
