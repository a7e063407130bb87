"""Jobs' records in SQLite."""

import sqlite3
from typing import Unpack

from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import Job, JobChanges, JobStatus
from automl_lite.domain.ports import Clock, Page, Position
from automl_lite.domain.records import as_record, sortable, stamp, storable
from automl_lite.local.database import Database


class SqliteJobStore:
    """Implements `JobStore`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, job: Job, idempotency_key: str | None = None) -> Job:
        key = None if idempotency_key is None else storable(idempotency_key)
        with self._database.write() as connection:
            earlier = connection.execute(
                'SELECT record FROM "training-jobs" WHERE user_id = ? AND idempotency_key = ?',
                (job.user_id, key),
            ).fetchone()
            if earlier is not None:
                return Job.model_validate_json(earlier[0])
            connection.execute(
                'INSERT INTO "training-jobs" (job_id, user_id, dataset_id, created_at, status,'
                " idempotency_key, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    job.job_id,
                    job.user_id,
                    job.dataset_id,
                    sortable(job.created_at),
                    job.status,
                    key,
                    as_record(job),
                ),
            )
            return job

    def get(self, user_id: str, job_id: str) -> Job:
        with self._database.read() as connection:
            return _find(connection, user_id, job_id)

    def page(
        self,
        user_id: str,
        *,
        limit: int,
        after: Position | None = None,
        status: JobStatus | None = None,
        tag: str | None = None,
    ) -> Page[Job]:
        query = 'SELECT record FROM "training-jobs" WHERE user_id = ?'
        values: list[str | int] = [storable(user_id)]
        if after is not None:
            query += " AND (created_at, job_id) < (?, ?)"
            values += [sortable(after.moment), storable(after.item_id)]
        if status is not None:
            query += " AND status = ?"
            values.append(status)
        if tag is not None:
            query += " AND EXISTS (SELECT 1 FROM json_each(record, '$.tags') WHERE value = ?)"
            values.append(storable(tag))
        query += " ORDER BY created_at DESC, job_id DESC LIMIT ?"
        with self._database.read() as connection:
            rows = connection.execute(query, [*values, limit + 1]).fetchall()
        items = tuple(Job.model_validate_json(record).brief() for (record,) in rows[:limit])
        more = len(rows) > limit
        return Page(items, Position(items[-1].created_at, items[-1].job_id) if more else None)

    def of_dataset(self, user_id: str, dataset_id: str) -> tuple[Job, ...]:
        with self._database.read() as connection:
            rows = connection.execute(
                'SELECT record FROM "training-jobs" WHERE user_id = ? AND dataset_id = ?'
                " ORDER BY created_at DESC, job_id DESC",
                (storable(user_id), storable(dataset_id)),
            ).fetchall()
        return tuple(Job.model_validate_json(record).brief() for (record,) in rows)

    def change(
        self, user_id: str, job_id: str, allowed: frozenset[JobStatus], **changes: Unpack[JobChanges]
    ) -> Job:
        with self._database.write() as connection:
            job = _find(connection, user_id, job_id)
            if job.status not in allowed:
                raise NotAllowedNow(f"The job is {job.status}, and in that state this cannot be done.")
            updated_at = stamp(self._clock.now(), job.updated_at)
            changed = Job.model_validate(job.model_dump() | changes | {"updated_at": updated_at})
            connection.execute(
                'UPDATE "training-jobs" SET status = ?, record = ? WHERE job_id = ?',
                (changed.status, as_record(changed), changed.job_id),
            )
            return changed

    def delete(self, user_id: str, job_id: str) -> bool:
        with self._database.write() as connection:
            done = connection.execute(
                'DELETE FROM "training-jobs" WHERE job_id = ? AND user_id = ?',
                (storable(job_id), storable(user_id)),
            )
            return done.rowcount > 0


def _find(connection: sqlite3.Connection, user_id: str, job_id: str) -> Job:
    row = connection.execute(
        'SELECT record FROM "training-jobs" WHERE job_id = ? AND user_id = ?',
        (storable(job_id), storable(user_id)),
    ).fetchone()
    if row is None:
        raise NotFound(f"Job {job_id} not found.")
    return Job.model_validate_json(row[0])
