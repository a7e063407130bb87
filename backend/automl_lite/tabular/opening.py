"""From a file of any kind to one the engine reads: unpacked, in UTF-8, its dialect known."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from automl_lite.domain.datasets import FileFormat, Reading
from automl_lite.domain.errors import Unreadable
from automl_lite.tabular.dialect import column_names, find_dialect
from automl_lite.tabular.encoding import UTF8, find_encoding, refuse_nul, write_as_utf8
from automl_lite.tabular.engine import Engine, EngineRefused
from automl_lite.tabular.unpacking import GZIP, PARQUET, first_bytes, gunzip, refuse_alien


@dataclass(frozen=True)
class Opened:
    """A file made ready. `reading` has no columns yet: their types are not known."""

    path: Path  # of what is to be read: the file itself, or its copy in scratch
    reading: Reading
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


@contextmanager
def scratch_folder(scratch: Path) -> Iterator[Path]:
    """A folder of its own within `scratch`, gone when the context ends."""
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        yield Path(folder)


def find_reading(path: Path, folder: Path, engine: Engine, unpacked_limit_bytes: int) -> Opened:
    """Find out how a file is to be read; copies go to `folder`.

    Raises:
        Unreadable: it is no table.
        TooLarge: it is a gzip file with too much in it.
    """
    if not path.stat().st_size:
        raise Unreadable("The file is empty. Upload a file with a header line and at least one row.")
    head = first_bytes(path)
    gzipped = head.startswith(GZIP)
    if gzipped:
        path = _unpacked(path, folder, unpacked_limit_bytes)
        head = first_bytes(path)
        if head.startswith(GZIP):
            raise Unreadable("This is a gzip file inside a gzip file. Unpack it once and upload that.")
    if head.startswith(PARQUET):
        return _parquet(path, engine, gzipped)
    refuse_alien(head)
    encoding = find_encoding(path, head)
    path = _in_utf8(path, encoding, folder)
    refuse_nul(path)
    dialect = find_dialect(path)
    names, notes = column_names(dialect.header)
    if encoding in ("cp1252", "latin-1"):
        label = "Windows-1252" if encoding == "cp1252" else "Latin-1"
        notes = (f"The file is not UTF-8; its characters were read as {label}.", *notes)
    reading = Reading(
        format=FileFormat.DELIMITED,
        gzipped=gzipped,
        encoding=encoding,
        delimiter=dialect.delimiter,
        skip_lines=dialect.skip_lines,
    )
    return Opened(path=path, reading=reading, names=names, notes=notes)


def reopen(path: Path, reading: Reading, folder: Path, unpacked_limit_bytes: int) -> Opened:
    """Make a file ready whose reading is known.

    Raises:
        Unreadable, TooLarge: the file is not the one that the reading was found for.
    """
    if reading.gzipped:
        path = _unpacked(path, folder, unpacked_limit_bytes)
    if reading.format is FileFormat.DELIMITED:
        path = _in_utf8(path, reading.encoding, folder)
    return Opened(path=path, reading=reading, names=tuple(column.name for column in reading.columns))


def _unpacked(path: Path, folder: Path, limit_bytes: int) -> Path:
    target = folder / "unpacked"
    gunzip(path, target, limit_bytes)
    return target


def _in_utf8(path: Path, encoding: str, folder: Path) -> Path:
    if encoding in UTF8:
        return path
    target = folder / "utf8"
    write_as_utf8(path, encoding, target)
    return target


def _parquet(path: Path, engine: Engine, gzipped: bool) -> Opened:
    try:
        written = engine.parquet_names(path)
    except EngineRefused as error:
        raise Unreadable(
            "This Parquet file is damaged or ends too early. Write it again and upload that."
        ) from error
    names, notes = column_names(tuple(written))
    return Opened(path, Reading(format=FileFormat.PARQUET, gzipped=gzipped), names, notes)
