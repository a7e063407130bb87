"""Rows out of an opened file, by the engine, or by way of a copy where the engine stumbles."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from automl_lite.domain.datasets import FileFormat
from automl_lite.domain.errors import Unreadable
from automl_lite.tabular.engine import USUAL_RECORD_BYTES, Engine, EngineRefused, Source
from automl_lite.tabular.opening import Opened
from automl_lite.tabular.records import rewrite

Answer = TypeVar("Answer")


def read_rows(
    opened: Opened, folder: Path, engine: Engine, work: Callable[[str, list[object]], Answer]
) -> Answer:
    """Do `work` with SQL for the file's rows, as texts c0, c1, …, and its parameters.

    Where the engine refuses the file, Python's own reader either finds the line at fault or writes the table
    anew in a form that the engine cannot mistake: mixed newlines, very long records, lines before the header.

    Raises:
        Unreadable: names the line and the reason.
    """
    reading = opened.reading
    source = Source(opened.path, reading.format, reading.delimiter, width=len(opened.names))
    if not reading.skip_lines:
        try:
            with engine.reading(source) as (sql, parameters):
                return work(sql, parameters)
        except EngineRefused as error:
            if reading.format is FileFormat.PARQUET:
                raise Unreadable(
                    "This Parquet file is damaged or ends too early. Write it again and upload that."
                ) from error
    return _read_anew(source, reading.skip_lines, folder, engine, work)


def _read_anew(
    source: Source,
    skip_lines: int,
    folder: Path,
    engine: Engine,
    work: Callable[[str, list[object]], Answer],
) -> Answer:
    target = folder / "anew.csv"
    longest = rewrite(source.path, target, source.delimiter, source.width, skip_lines)
    anew = Source(target, source.format, source.delimiter, source.width, max(USUAL_RECORD_BYTES, longest))
    with engine.reading(anew) as (sql, parameters):
        return work(sql, parameters)
