"""The one file that knows DuckDB: an embedded engine that goes to disk when memory runs out."""

import os
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from automl_lite.domain.datasets import FileFormat
from automl_lite.domain.errors import TooLarge

if TYPE_CHECKING:  # profiling does without numpy, whose 54 MB its function does not carry
    from numpy.typing import NDArray

# The engine's own default; a file with a longer record is written anew first (see `loading.py`).
USUAL_RECORD_BYTES = 2_000_000


class EngineRefused(Exception):
    """The engine does not read this file in this way."""


@dataclass(frozen=True)
class Source:
    """A file as the engine can read it: plain UTF-8 with the header in its first line, or Parquet."""

    path: Path
    format: FileFormat
    delimiter: str
    width: int
    longest_record: int = USUAL_RECORD_BYTES


# What the engine raises for a file that is not as it should be.
_CANNOT_READ = (
    duckdb.InvalidInputException,
    duckdb.ConversionException,
    duckdb.IOException,
    duckdb.NotImplementedException,
)


class Engine:
    """One connection. Columns are named c0, c1, … so that no name of a person's ever reaches SQL.

    Every method raises TooLarge where memory does not suffice, though the engine goes to disk where it can.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with _within_memory():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...]:
        """The first row of an answer that has one."""
        return self.rows(sql, parameters)[0]

    def arrays(self, sql: str, parameters: Sequence[object] = ()) -> "list[NDArray[Any]]":
        """The answer's columns as arrays, in order; the query must leave no NULL in them."""
        with _within_memory():
            answer: dict[str, Any] = self._connection.execute(sql, parameters).fetchnumpy()
        return list(answer.values())

    @contextmanager
    def reading(self, source: Source) -> Iterator[None]:
        """While the context lasts, the file's rows are the view `file`, all texts, c0, c1, ….

        Raises EngineRefused in place of the engine's own error where the file is not as it should be.
        """
        try:
            rows = self._parquet(source) if source.format is FileFormat.PARQUET else _delimited(source)
            self.rows(f"CREATE OR REPLACE TEMP VIEW file AS {rows}")
            yield
        except _CANNOT_READ as error:
            raise EngineRefused(str(error)) from error

    def parquet_names(self, path: Path) -> list[str]:
        """The file's column names. Raises EngineRefused where it is damaged."""
        try:
            return [str(row[0]) for row in self.rows("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)])]
        except _CANNOT_READ as error:
            raise EngineRefused(str(error)) from error

    def _parquet(self, source: Source) -> str:
        file = f"read_parquet({literal(str(source.path))})"
        kinds = [str(row[1]) for row in self.rows(f"DESCRIBE SELECT * FROM {file}")]
        names = ", ".join(f"c{position}" for position in range(source.width))
        # A moment as text in UTC and to the microsecond, as our date formats read it.
        texts = ", ".join(
            f"c{position}::TIMESTAMP::VARCHAR AS c{position}"
            if kind.startswith("TIMESTAMP")
            else f"c{position}::VARCHAR AS c{position}"
            for position, kind in enumerate(kinds)
        )
        return f"SELECT {texts} FROM {file} AS file({names})"


@contextmanager
def _within_memory() -> Iterator[None]:
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise TooLarge(
            "Reading this file takes more memory than there is for it. Upload shorter texts or fewer columns."
        ) from error


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _delimited(source: Source) -> str:
    columns = ", ".join(f"'c{position}': 'VARCHAR'" for position in range(source.width))
    # Left alone, the engine asks for sixteen times the longest record at once.
    buffer = (
        16 * USUAL_RECORD_BYTES if source.longest_record <= USUAL_RECORD_BYTES else 2 * source.longest_record
    )
    return (
        f"SELECT * FROM read_csv({literal(str(source.path))}, delim = {literal(source.delimiter)}, "
        f"columns = {{{columns}}}, max_line_size = {source.longest_record}, buffer_size = {buffer}, "
        "header = true, auto_detect = false, compression = 'none', quote = '\"', escape = '\"', "
        "comment = '', nullstr = '', strict_mode = true)"
    )


@contextmanager
def open_engine(scratch: Path, memory_mb: int) -> Iterator[Engine]:
    """An engine that keeps its database and its overflow in `scratch` and leaves nothing there."""
    home = scratch / f"engine-{uuid.uuid4().hex}"
    home.mkdir(parents=True)
    connection = duckdb.connect(
        home / "staging.duckdb",
        config={
            "memory_limit": f"{memory_mb}MB",
            "threads": _cores(),
            "temp_directory": str(home / "overflow"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    try:
        connection.execute("SET TimeZone = 'UTC'")
        # It takes time by the square of the columns: for 200 of them longer than the query itself.
        connection.execute("SET disabled_optimizers = 'common_subexpressions'")
        yield Engine(connection)
    finally:
        connection.close()
        shutil.rmtree(home)


def _cores() -> int:
    """The cores this process may use, which a container may hold below the machine's."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
