"""How a file's bytes stand for characters, and a copy in UTF-8 of what is not."""

import codecs
import re
from pathlib import Path

from automl_lite.domain.errors import Unreadable

CHUNK = 1 << 20
# Longest first: UTF-32's mark starts like UTF-16's.
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UTF8 = ("utf-8", "utf-8-sig")
# Bytes that Windows-1252 leaves without a meaning.
NOT_IN_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# Control characters that no text has, so that a file full of them is not text.
BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1e\x7f]")
BINARY_SHARE = 0.02


def find_encoding(path: Path, head: bytes) -> str:
    """A Python codec that reads the whole file.

    Raises:
        Unreadable: the file is not text.
    """
    for mark, codec in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return codec
    if without_mark := _utf16_without_mark(head):
        return without_mark
    if head and len(BINARY.findall(head)) > BINARY_SHARE * len(head):
        raise Unreadable("This is not a text file. Upload a CSV, TSV or Parquet file.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    windows_1252 = True
    utf8 = True
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if utf8:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    utf8 = False
            windows_1252 = windows_1252 and not NOT_IN_WINDOWS_1252.search(chunk)
    if utf8 and not decoder.getstate()[0]:
        return "utf-8"
    return "cp1252" if windows_1252 else "latin-1"


def _utf16_without_mark(head: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in nearly every second byte."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def write_as_utf8(path: Path, encoding: str, target: Path) -> None:
    """Copy a text file as UTF-8, every newline as it is.

    Raises:
        Unreadable: the bytes are not what their mark says.
    """
    try:
        with (
            path.open("r", encoding=encoding, newline="") as text,
            target.open("w", encoding="utf-8", newline="") as out,
        ):
            while chunk := text.read(CHUNK):
                out.write(chunk)
    except UnicodeError as error:
        raise Unreadable(
            f"The file says that it is {encoding.upper()} but it is not. Save it as UTF-8 and upload that."
        ) from error


def refuse_nul(path: Path) -> None:
    """Raises Unreadable, with the line, where a UTF-8 file holds a NUL byte."""
    line = 1
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            at = chunk.find(0)
            if at >= 0:
                line += len(re.findall(rb"\r\n|\n|\r", chunk[:at]))
                raise Unreadable(
                    f"Line {line:,} has a NUL byte, so the file is damaged or not text. "
                    "Export the table again and upload that."
                )
            line += chunk.count(b"\n")
