"""Rows out of an opened file, by the engine, or by way of a copy where the engine stumbles."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from automl_lite.domain.datasets import FileFormat
from automl_lite.domain.errors import Unreadable
from automl_lite.tabular.engine import USUAL_RECORD_BYTES, Engine, EngineRefused, Source
from automl_lite.tabular.opening import Opened
from automl_lite.tabular.records import read_records, rewrite

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
    parquet = reading.format is FileFormat.PARQUET
    # In a file of one column a blank line is a row, which the engine miscounts where newlines are mixed.
    if parquet or (source.width > 1 and not reading.skip_lines):
        try:
            with engine.reading(source):
                return work()
        except EngineRefused as error:
            if parquet:
                raise Unreadable(
                    "This Parquet file is damaged or ends too early. Write it again and upload that."
                ) from error
    try:
        with engine.reading(_written_anew(source, reading.skip_lines, folder)):
            return work()
    except EngineRefused as error:
        raise Unreadable(
            "The file cannot be read as a table. Export it again as CSV in UTF-8 and upload that."
        ) from error


def _written_anew(source: Source, skip_lines: int, folder: Path) -> Source:
    target = folder / "anew.csv"
    longest = rewrite(source.path, target, source.delimiter, source.width, skip_lines)
    return replace(source, path=target, longest_record=max(USUAL_RECORD_BYTES, longest))


def no_rows(opened: Opened) -> Unreadable:
    """Why there is nothing below the header; a quote left open in it swallows all rows."""
    reading = opened.reading
    if reading.format is FileFormat.DELIMITED:
        next(read_records(opened.path, reading.delimiter, len(opened.names), reading.skip_lines), None)
    return Unreadable("The file has a header but no rows. Add rows below it and upload the file again.")
