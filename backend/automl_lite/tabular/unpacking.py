"""What kind of file it is, by its first bytes, and gzip taken off by streaming."""

import gzip
import zlib
from pathlib import Path

from automl_lite.domain.errors import TooLarge, Unreadable

CHUNK = 1 << 20
# Deflate reaches 1,032 to 1; no table worth learning from comes near this over so many bytes.
BOMB_RATIO = 300
BOMB_FROM_BYTES = 64 << 20

GZIP = b"\x1f\x8b"
PARQUET = b"PAR1"
_SAVE_AS_CSV = "In Excel choose File, Save As, CSV UTF-8, and upload that."
_UPLOAD_A_TABLE = "Upload a CSV, TSV or Parquet file."
ALIENS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x05\x06", f"This is an empty ZIP archive, not a CSV. {_UPLOAD_A_TABLE}"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"This is an old Excel or Office file, not a CSV. {_SAVE_AS_CSV}"),
    (b"\x89PNG\r\n", f"This is a PNG image, not a table. {_UPLOAD_A_TABLE}"),
    (b"\xff\xd8\xff", f"This is a JPEG image, not a table. {_UPLOAD_A_TABLE}"),
    (b"GIF8", f"This is a GIF image, not a table. {_UPLOAD_A_TABLE}"),
    (b"%PDF-", f"This is a PDF document, not a table. {_UPLOAD_A_TABLE}"),
    (b"BZh", "This is a bzip2 archive. Unpack it, or pack it with gzip, and upload that."),
    (b"\xfd7zXZ\x00", "This is an xz archive. Unpack it, or pack it with gzip, and upload that."),
    (b"\x28\xb5\x2f\xfd", "This is a zstd archive. Unpack it, or pack it with gzip, and upload that."),
    (b"7z\xbc\xaf\x27\x1c", "This is a 7z archive. Unpack it and upload the table that is in it."),
    (b"Rar!\x1a\x07", "This is a RAR archive. Unpack it and upload the table that is in it."),
    (b"SQLite format 3\x00", "This is a SQLite database. Export the table as CSV and upload that."),
    (b"\x89HDF\r\n", "This is an HDF5 file. Export the table as CSV or Parquet and upload that."),
    (b"\x7fELF", f"This is a program, not a table. {_UPLOAD_A_TABLE}"),
    (b"ARROW1", "This is an Arrow file. Save it as Parquet or CSV and upload that."),
    (b"\x80\x04\x95", "This is a Python pickle. Save the table as Parquet or CSV and upload that."),
)


def refuse_alien(head: bytes) -> None:
    """Raises Unreadable for a file that starts like something known that is no table."""
    if head.startswith(b"PK\x03\x04"):
        if b"xl/" in head or b"[Content_Types].xml" in head:
            raise Unreadable(f"This is an Excel workbook, not a CSV. {_SAVE_AS_CSV}")
        raise Unreadable("This is a ZIP archive. Unpack it and upload the CSV that is in it.")
    for magic, sentence in ALIENS:
        if head.startswith(magic):
            raise Unreadable(sentence)


def first_bytes(path: Path, count: int = 8192) -> bytes:
    with path.open("rb") as file:
        return file.read(count)


def gunzip(path: Path, target: Path, limit_bytes: int) -> None:
    """Unpack to `target`, which holds what was unpacked so far if this fails.

    Raises:
        TooLarge: it is larger than the limit, or grows as only a bomb does.
        Unreadable: it is damaged or ends too early.
    """
    packed_size = path.stat().st_size
    unpacked = 0
    try:
        with gzip.open(path, "rb") as packed, target.open("wb") as out:
            while chunk := packed.read(CHUNK):
                unpacked += len(chunk)
                if unpacked > limit_bytes:
                    raise TooLarge(
                        f"Unpacked, this gzip file is larger than the limit of {limit_bytes:,} bytes. "
                        "Upload fewer rows or columns."
                    )
                if unpacked > max(BOMB_FROM_BYTES, BOMB_RATIO * packed_size):
                    raise TooLarge(
                        f"Unpacked, this gzip file is over {BOMB_RATIO} times its size, as only a bomb is. "
                        "Upload the file unpacked."
                    )
                out.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise Unreadable(
            "This gzip file is damaged or ends too early. Pack it again and upload that."
        ) from error
