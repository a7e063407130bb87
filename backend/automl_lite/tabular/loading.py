"""Rows out of an opened file, by the engine, or by way of a copy where the engine stumbles."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from automl_lite.domain.datasets import FileFormat
from automl_lite.domain.errors import Unreadable
from automl_lite.tabular.engine import USUAL_RECORD_BYTES, Engine, EngineRefused, Source
from automl_lite.tabular.opening import Opened
from automl_lite.tabular.records import rewrite

Answer = TypeVar("Answer")


def read_rows(opened: Opened, folder: Path, engine: Engine, work: Callable[[], Answer]) -> Answer:
    """Do `work` while the engine's view `file` holds the file's rows; it may be started twice.

    Where the engine refuses the file, Python's own reader either finds the line at fault or writes the table
    anew in a form that the engine cannot mistake: mixed newlines, very long records, lines before the header.

    Raises:
        Unreadable: names the line and the reason.
    """
    reading = opened.reading
    source = Source(opened.path, reading.format, reading.delimiter, width=len(opened.names))
    if not reading.skip_lines:
        try:
            with engine.reading(source):
                return work()
        except EngineRefused as error:
            if reading.format is FileFormat.PARQUET:
                raise Unreadable(
                    "This Parquet file is damaged or ends too early. Write it again and upload that."
                ) from error
    with engine.reading(_written_anew(source, reading.skip_lines, folder)):
        return work()


def _written_anew(source: Source, skip_lines: int, folder: Path) -> Source:
    target = folder / "anew.csv"
    longest = rewrite(source.path, target, source.delimiter, source.width, skip_lines)
    return replace(source, path=target, longest_record=max(USUAL_RECORD_BYTES, longest))
