"""A slow second look at a delimited file with Python's own reader, which knows the line of every record."""

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

from automl_lite.domain.errors import Unreadable
from automl_lite.domain.values import trim
from automl_lite.tabular.dialect import LONGEST_FIELD

_MEND = "and upload the file again."


def read_records(
    path: Path, delimiter: str, width: int, skip_lines: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """Every record after the header with the line it starts on, blank lines left out, exactly `width` cells.

    In a file of one column a blank line is a record, a missing value.

    Raises:
        Unreadable: names the first line that is not as it should be, and why.
    """
    csv.field_size_limit(LONGEST_FIELD)
    with path.open("r", encoding="utf-8-sig", newline="") as text:
        lines = itertools.islice(text, skip_lines, None)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=delimiter != "\t")
        header_seen = False
        while True:
            line = skip_lines + reader.line_num + 1
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _fault(line, str(error)) from error
            if width > 1 and len(record) <= 1 and not any(map(trim, record)):
                continue
            if not header_seen:
                header_seen = True
                continue
            yield line, _fitted(record, width, line)


def _fitted(record: list[str], width: int, line: int) -> list[str]:
    if len(record) == width:
        return record
    if not record:
        return [""]
    # One delimiter too many at the end of a line says nothing.
    if len(record) == width + 1 and not trim(record[-1]):
        return record[:width]
    values = "value" if len(record) == 1 else "values"
    raise Unreadable(
        f"Line {line:,} has {len(record):,} {values} where the header has {width:,}. "
        f"Mend or remove that line {_MEND}"
    )


def _fault(line: int, reason: str) -> Unreadable:
    if "unexpected end of data" in reason:
        return Unreadable(f'Line {line:,} opens a quote (") that is never closed. Close it {_MEND}')
    if "expected after" in reason:
        return Unreadable(
            f'The record that starts on line {line:,} has text right after a closing quote ("). '
            f"Write a quote inside a quoted value twice {_MEND}"
        )
    if "field larger than field limit" in reason:
        return _too_long(line)
    return Unreadable(f"Line {line:,} cannot be read: {reason}. Mend or remove that line {_MEND}")


def _too_long(line: int) -> Unreadable:
    return Unreadable(
        f"The record that starts on line {line:,} is longer than {LONGEST_FIELD >> 20} MB; "
        f'perhaps a quote (") is never closed. Mend it {_MEND}'
    )


def rewrite(path: Path, target: Path, delimiter: str, width: int, skip_lines: int) -> int:
    """Write the table anew in the plainest form; the bytes of its longest record.

    Raises:
        Unreadable: as `read_records`.
    """
    longest = 0
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([f"c{position}" for position in range(width)])
        for line, record in read_records(path, delimiter, width, skip_lines):
            writer.writerow(record)
            if 4 * sum(map(len, record)) > longest:
                longest = max(longest, sum(len(cell.encode()) + cell.count('"') for cell in record))
                if longest > LONGEST_FIELD:
                    raise _too_long(line)
    return longest + 3 * width  # two quotes and a delimiter beside each value
