"""How a text file is cut into cells: the delimiter, where the header starts, what the columns are called."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automl_lite.domain.errors import Unreadable
from automl_lite.domain.values import trim

DELIMITERS = (",", ";", "\t", "|")
# For a file of one column: a character that no text has, so that commas in it stay what they are.
NO_DELIMITER = "\x1f"
SAMPLE_CHARACTERS = 1 << 20
LONGEST_FIELD = 32 << 20


@dataclass(frozen=True)
class Dialect:
    delimiter: str
    skip_lines: int
    header: tuple[str, ...]  # as written


def find_dialect(path: Path) -> Dialect:
    """Look at the start of a UTF-8 file.

    Raises:
        Unreadable: there is nothing in it.
    """
    with path.open("r", encoding="utf-8-sig", newline="") as text:
        sample = text.read(SAMPLE_CHARACTERS)
        whole = not text.read(1)
    lines = list(io.StringIO(sample, newline=""))
    skip = 0
    forced: str | None = None
    while skip < len(lines):
        line = trim(lines[skip])
        # Excel's own way to name the delimiter, which it hides when it opens the file.
        if forced is None and line.lower().startswith("sep=") and len(line) == 5:
            forced = line[4]
        elif forced is None and line.lower() == "sep=" and "\t" in lines[skip]:
            forced = "\t"
        elif line:
            break
        skip += 1
    lines = lines[skip:]
    if not lines:
        raise Unreadable("The file is empty. Upload a file with a header line and at least one row.")
    if not whole and len(lines) > 1:
        lines.pop()
    delimiter = forced or _likeliest(lines)
    header = tuple(trim(name) for name in next(parse(lines, delimiter)))
    if len(header) == 1:
        delimiter = NO_DELIMITER
        header = tuple(trim(name) for name in next(parse(lines, delimiter)))
    return Dialect(delimiter=delimiter, skip_lines=skip, header=header)


def _likeliest(lines: list[str]) -> str:
    """The delimiter under which most records have as many cells as the header, and more than one."""
    best, best_score = NO_DELIMITER, (0.0, 1)
    for delimiter in DELIMITERS:
        records = [len(record) for record in parse(lines, delimiter) if record]
        width = records[0]
        if width < 2:
            continue
        rows = records[1:-1] or records[1:]  # the sample may end inside its last record
        score = (sum(count == width for count in rows) / len(rows) if rows else 1.0, width)
        if best is NO_DELIMITER or score > best_score:
            best, best_score = delimiter, score
    return best


def parse(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    """A forgiving look, for a sample that may end anywhere."""
    csv.field_size_limit(LONGEST_FIELD)
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t")


def column_names(header: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names that differ and are not empty, and a sentence for each that is not as in the file."""
    names: list[str] = []
    notes: list[str] = []
    written = {trim(name) for name in header}
    for position, raw in enumerate(header, start=1):
        name = trim(raw)
        wanted = name or f"column_{position}"
        final, count = wanted, 1
        while final in names or (final != name and final in written):
            count += 1
            final = f"{wanted}_{count}"
        if not name:
            notes.append(f"Column {position} has no name in the file; it is called {final} here.")
        elif final != name:
            notes.append(f"Column {position} is another column named {name}; it is called {final} here.")
        names.append(final)
    return tuple(names), tuple(notes)
