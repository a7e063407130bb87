"""The SQLite file that every process of this machine shares."""

import sqlite3
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from automl_lite.local.errors import CannotStart

FILE_NAME = "automl-lite.db"
SCHEMA_VERSION = 1
# A writer waits this long for another's transaction, each of which lasts milliseconds.
BUSY_SECONDS = 30.0

# A record is JSON; the columns beside it are its keys, its order and its filters.
SCHEMA = """
CREATE TABLE datasets (
    dataset_id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    uploaded_at TEXT NOT NULL,
    status TEXT NOT NULL,
    record TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "user_id-uploaded_at-index" ON datasets (user_id, uploaded_at DESC, dataset_id DESC);

CREATE TABLE "training-jobs" (
    job_id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    status TEXT NOT NULL,
    idempotency_key TEXT,
    record TEXT NOT NULL,
    UNIQUE (user_id, idempotency_key)
);
CREATE INDEX "user_id-created_at-index" ON "training-jobs" (user_id, created_at DESC, job_id DESC);
CREATE INDEX "user_id-dataset_id-index" ON "training-jobs" (user_id, dataset_id);

CREATE TABLE tasks (
    task_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, subject)
);
"""


class Database:
    """Hands out connections; safe for many threads here and many processes beside this one."""

    def __init__(self, path: Path) -> None:
        """Open the database, made where it is missing.

        Raises:
            CannotStart: it cannot be opened, or a newer version of the product wrote it.
        """
        self._path = path
        self._idle: deque[sqlite3.Connection] = deque()
        weakref.finalize(self, _close_all, self._idle)
        try:
            with self._connection() as connection:
                connection.execute("PRAGMA journal_mode = WAL")
            with self.write() as connection:
                _bring_up_to_date(connection, path)
        except sqlite3.Error as error:
            raise CannotStart(f"The database {path} cannot be opened: {error}.") from error

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection to ask single questions of."""
        with self._connection() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction that nobody else writes beside; undone where the block raises."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One connection for one user at a time; kept afterwards, since opening one reads the schema anew."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._open()
        try:
            yield connection
        finally:
            self._idle.append(connection)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            # What was acknowledged stays, even where the power goes.
            connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _close_all(connections: deque[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise CannotStart(
            f"{path.parent} was written by a newer AutoML Lite (database version {version}; this one knows "
            f"{SCHEMA_VERSION}). Update AutoML Lite, or choose another data directory."
        )
    if version == 0:
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
