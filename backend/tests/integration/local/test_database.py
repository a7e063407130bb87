"""One SQLite file for many threads and processes."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from automl_lite.domain.errors import AutoMLError, Unavailable
from automl_lite.domain.tasks import ProfileTask
from automl_lite.local.database import SCHEMA_VERSION, Database
from automl_lite.local.directory_lock import directory_lock
from automl_lite.local.task_queue import SqliteTaskQueue

CLAIM_ALL = """
import sys
from pathlib import Path
from automl_lite.local.database import Database
from automl_lite.local.task_table import TaskKind, TaskTable

table = TaskTable(Database(Path(sys.argv[1])))
while task := table.claim(TaskKind.PROFILE):
    print(task.subject)
"""


def test_of_many_processes_that_claim_each_task_goes_to_one(tmp_path: Path) -> None:
    path = tmp_path / "automl-lite.db"
    queue = SqliteTaskQueue(Database(path))
    for number in range(60):
        queue.submit_profile(ProfileTask(user_id="default", dataset_id=f"d{number:02}"))
    claimers = [
        subprocess.Popen([sys.executable, "-c", CLAIM_ALL, path], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    claimed = [process.communicate()[0].split() for process in claimers]
    assert sorted(name for names in claimed for name in names) == [f"d{number:02}" for number in range(60)]
    assert all(names == sorted(names) for names in claimed), "each process is given the oldest first"


def test_a_database_of_a_newer_version_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "automl-lite.db"
    Database(path)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(AutoMLError, match="newer AutoML Lite"):
        Database(path)


def test_a_file_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "automl-lite.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(AutoMLError, match="cannot be opened"):
        Database(path)


def test_work_that_the_database_does_not_take_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("automl_lite.local.database.BUSY_SECONDS", 0.05)
    queue = SqliteTaskQueue(Database(tmp_path / "automl-lite.db"))
    other = sqlite3.connect(tmp_path / "automl-lite.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unavailable, match="could not be queued"):
        queue.submit_profile(ProfileTask(user_id="default", dataset_id="d"))
    other.close()


def test_a_transaction_that_raises_is_undone(tmp_path: Path) -> None:
    database = Database(tmp_path / "automl-lite.db")
    insert = (
        "INSERT INTO datasets (dataset_id, user_id, uploaded_at, status, record) VALUES ('d','u','','','')"
    )

    def insert_twice() -> None:
        with database.write() as connection:
            connection.execute(insert)
            connection.execute(insert)

    with pytest.raises(sqlite3.IntegrityError):
        insert_twice()
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM datasets").fetchone() == (0,)


def test_the_listing_by_owner_reads_an_index_and_sorts_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "automl-lite.db")
    with database.read() as connection:
        plan = connection.execute(
            'EXPLAIN QUERY PLAN SELECT record FROM "training-jobs" WHERE user_id = ?'
            " AND (created_at, job_id) < (?, ?) ORDER BY created_at DESC, job_id DESC LIMIT 5",
            ("default", "", ""),
        ).fetchall()
    assert "user_id-created_at-index" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_a_second_server_on_a_directory_is_refused_with_a_sentence(tmp_path: Path) -> None:
    refused = pytest.raises(AutoMLError, match="Another AutoML Lite server")
    with directory_lock(tmp_path), refused, directory_lock(tmp_path):
        pass
    with directory_lock(tmp_path):
        pass
