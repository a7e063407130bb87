"""Datasets' records in SQLite."""

import sqlite3
from typing import Unpack

from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.ports import Clock, DatasetChanges, Page, Position
from automl_lite.domain.records import as_record, sortable, stamp, storable
from automl_lite.local.database import Database


class SqliteDatasetStore:
    """Implements `DatasetStore`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, dataset: Dataset) -> None:
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO datasets (dataset_id, user_id, uploaded_at, status, record)"
                " VALUES (?, ?, ?, ?, ?)",
                (
                    dataset.dataset_id,
                    dataset.user_id,
                    sortable(dataset.uploaded_at),
                    dataset.status,
                    as_record(dataset),
                ),
            )

    def get(self, user_id: str, dataset_id: str) -> Dataset:
        with self._database.read() as connection:
            return _find(connection, user_id, dataset_id)

    def page(self, user_id: str, *, limit: int, after: Position | None = None) -> Page[Dataset]:
        query = "SELECT record FROM datasets WHERE user_id = ?"
        values: list[str | int] = [storable(user_id)]
        if after is not None:
            query += " AND (uploaded_at, dataset_id) < (?, ?)"
            values += [sortable(after.moment), storable(after.item_id)]
        query += " ORDER BY uploaded_at DESC, dataset_id DESC LIMIT ?"
        with self._database.read() as connection:
            rows = connection.execute(query, [*values, limit + 1]).fetchall()
        items = tuple(Dataset.model_validate_json(record) for (record,) in rows[:limit])
        more = len(rows) > limit
        return Page(items, Position(items[-1].uploaded_at, items[-1].dataset_id) if more else None)

    def change(
        self,
        user_id: str,
        dataset_id: str,
        allowed: frozenset[DatasetStatus],
        **changes: Unpack[DatasetChanges],
    ) -> Dataset:
        with self._database.write() as connection:
            dataset = _find(connection, user_id, dataset_id)
            if dataset.status not in allowed:
                raise NotAllowedNow(
                    f"The dataset is {dataset.status}, and in that state this cannot be done."
                )
            updated_at = stamp(self._clock.now(), dataset.updated_at)
            changed = Dataset.model_validate(dataset.model_dump() | changes | {"updated_at": updated_at})
            connection.execute(
                "UPDATE datasets SET status = ?, record = ? WHERE dataset_id = ?",
                (changed.status, as_record(changed), changed.dataset_id),
            )
            return changed

    def delete(self, user_id: str, dataset_id: str) -> bool:
        with self._database.write() as connection:
            done = connection.execute(
                "DELETE FROM datasets WHERE dataset_id = ? AND user_id = ?",
                (storable(dataset_id), storable(user_id)),
            )
            return done.rowcount > 0


def _find(connection: sqlite3.Connection, user_id: str, dataset_id: str) -> Dataset:
    row = connection.execute(
        "SELECT record FROM datasets WHERE dataset_id = ? AND user_id = ?",
        (storable(dataset_id), storable(user_id)),
    ).fetchone()
    if row is None:
        raise NotFound(f"Dataset {dataset_id} not found.")
    return Dataset.model_validate_json(row[0])
