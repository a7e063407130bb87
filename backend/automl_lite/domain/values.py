"""One cell of text to a value, by the rules the whole product reads with.

`tabular` does the same in SQL over whole files; a test holds the two together.
"""

import functools
import math
import re
from datetime import UTC, datetime, timedelta

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle

# What is trimmed from both ends of a cell: ASCII blanks, and what web pages and word processors put for them.
BLANKS = " \t\n\r\v\f\u00a0\u3000\ufeff"

# What spreadsheets, databases and statistics programs write for "no value"; compared trimmed, in lower case.
# The set is pandas' own (`pandas._libs.parsers.STR_NA_VALUES`) with "?" and "-" of the UCI files added.
MISSING_WORDS = frozenset(
    {
        "", "na", "n/a", "#n/a", "#n/a n/a", "#na", "<na>", "nan", "-nan", "null", "none", "?", "-",
        "-1.#ind", "1.#ind", "-1.#qnan", "1.#qnan",
    }
)  # fmt: skip

PLAIN_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"
INFINITY = r"[+-]?[iI][nN][fF]([iI][nN][iI][tT][yY])?"
# "0,125" has a decimal comma for certain.
THOUSANDS_COMMA_NUMBER = r"[+-]?([1-9]\d{0,2}(,\d{3})+|\d+)(\.\d+)?"
DECIMAL_COMMA_NUMBER = r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?"
NUMBER_PATTERNS = {
    NumberStyle.PLAIN: PLAIN_NUMBER,
    NumberStyle.DECIMAL_COMMA: DECIMAL_COMMA_NUMBER,
    NumberStyle.THOUSANDS_COMMA: THOUSANDS_COMMA_NUMBER,
}

PERCENT = "%"
CURRENCIES = ("$", "€", "£", "¥")
# Between a number and its symbol: a blank, a no-break space, a narrow one.
GAP = "[ \u00a0\u202f]?"
# What is taken from a number with a symbol to leave the number: brackets say that it is negative.
AROUND_NUMBER = "() \u00a0\u202f"

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

TRUE_WORD, FALSE_WORD = "true", "false"

# Tried in this order; the first that reads every value of a column wins. Where month first and day first both
# do, month first wins and the profile says so in a note.
ISO_FORMATS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S.%fZ",
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%dT%H:%M:%S.%f%z",
    "%Y-%m-%d %H:%M:%S%z",
)
DATETIME_FORMATS: tuple[tuple[str, ...], ...] = (
    ISO_FORMATS,
    ("%Y/%m/%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M"),
    ("%d.%m.%Y", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M"),
    ("%m/%d/%Y", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p"),
    ("%d/%m/%Y", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M %p"),
    ("%m/%d/%y", "%m/%d/%y %H:%M"),
    ("%d/%m/%y", "%d/%m/%y %H:%M"),
    ("%d.%m.%y", "%d.%m.%y %H:%M"),
    ("%d-%m-%Y", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M"),
    ("%b %d %Y",),
    ("%b %d, %Y",),
    ("%B %d, %Y",),
    ("%d %b %Y",),
    ("%d %B %Y",),
    ("%d-%b-%Y",),
    ("%d-%b-%y",),
)


# What each directive may look like. Python's strptime and DuckDB's differ in what else they let pass.
DIRECTIVES = {
    "%Y": r"[1-9]\d{3}",
    "%y": r"\d{2}",
    "%m": r"\d{1,2}",
    "%d": r"\d{1,2}",
    "%H": r"([01]?\d|2[0-3])",
    "%I": r"(0?[1-9]|1[0-2])",
    "%p": r"[AaPp][Mm]",
    "%M": r"\d{1,2}",
    "%S": r"\d{1,2}",
    "%f": r"\d{1,6}",
    "%b": r"[A-Za-z]{3}",
    "%B": r"[A-Za-z]{3,9}",
    "%z": r"[+-]([01]\d|2[0-3]):?[0-5]\d",
}


class WrongType(ValueError):
    """A cell that cannot be read as its column's type."""


def trim(text: str) -> str:
    return text.strip(BLANKS)


def is_missing(text: str) -> bool:
    return trim(text).lower() in MISSING_WORDS


@functools.cache
def datetime_regex(pattern: str) -> str:
    """A regular expression for all texts that a strptime format may be asked to read."""
    parts = re.split(r"(%[A-Za-z])", pattern)
    return "".join(DIRECTIVES[part] if part in DIRECTIVES else re.escape(part) for part in parts)


@functools.cache
def number_pattern(style: NumberStyle, symbol: str = "") -> str:
    """A regular expression for the numbers of this style, each with its symbol.

    A percent sign follows the number, a currency's sign stands at either end: -$5, $-5, 5 €, and accountants'
    ($5) for -5.
    """
    number = NUMBER_PATTERNS[style]
    if not symbol:
        return number
    sign = re.escape(symbol)
    behind = f"({number}){GAP}{sign}"
    if symbol == PERCENT:
        return behind
    unsigned = number.removeprefix("[+-]?")
    before = f"{sign}{GAP}({number})|[+-]{sign}{GAP}({unsigned})"
    in_brackets = f"\\(({sign}{GAP}({unsigned})|({unsigned}){GAP}{sign})\\)"
    return f"({behind}|{before}|{in_brackets})"


def read_number(text: str, style: NumberStyle = NumberStyle.PLAIN, symbol: str = "") -> float | None:
    """The number that `text` writes; None where it is missing or not finite (a model cannot use infinity).

    Percentages stay in percent: "12.5 %" is 12.5.

    Raises:
        WrongType: it is not a number in this style, or lacks the symbol.
    """
    trimmed = trim(text)
    if is_missing(trimmed) or re.fullmatch(INFINITY, trimmed):
        return None
    if not re.fullmatch(number_pattern(style, symbol), trimmed, re.ASCII):
        raise WrongType(text)
    number = float(written_plainly(trimmed, style, symbol))
    return number if math.isfinite(number) else None


def written_plainly(number: str, style: NumberStyle, symbol: str = "") -> str:
    """A number of this style, with its symbol, as Python writes numbers."""
    if symbol:
        bare = number.translate(str.maketrans("", "", AROUND_NUMBER + symbol))
        number = f"-{bare}" if number.startswith("(") else bare
    match style:
        case NumberStyle.DECIMAL_COMMA:
            return number.replace(".", "").replace(",", ".")
        case NumberStyle.THOUSANDS_COMMA:
            return number.replace(",", "")
        case NumberStyle.PLAIN:
            return number


def read_boolean(text: str) -> float | None:
    """1.0 for true, 0.0 for false, None for missing.

    Raises:
        WrongType: it is neither.
    """
    word = trim(text).lower()
    if word in MISSING_WORDS:
        return None
    if word not in (TRUE_WORD, FALSE_WORD):
        raise WrongType(text)
    return 1.0 if word == TRUE_WORD else 0.0


def read_datetime(text: str, formats: tuple[str, ...]) -> float | None:
    """Seconds since 1970-01-01T00:00Z; a time without a zone counts as UTC. None for missing.

    Raises:
        WrongType: no format fits.
    """
    trimmed = trim(text)
    if is_missing(trimmed):
        return None
    for pattern in formats:
        if not re.fullmatch(datetime_regex(pattern), trimmed, re.ASCII):
            continue
        try:
            moment = datetime.strptime(trimmed, pattern)  # noqa: DTZ007 - the next line gives it a zone
        except ValueError:
            continue
        since = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - EPOCH
        # Rounded as SQL rounds it, which differs from `timestamp()` in the last bit after the year 2255.
        return (since // timedelta(microseconds=1)) / 1e6
    raise WrongType(text)


def read_text(text: str) -> str | None:
    """The trimmed text, None for missing."""
    trimmed = trim(text)
    return None if is_missing(trimmed) else trimmed


def read_cell(text: str, column: ColumnReading) -> float | str | None:
    """One cell by its column's reading: text columns give text, all others a number.

    Raises:
        WrongType: the cell is not of the column's type.
    """
    match column.dtype:
        case ColumnType.TEXT:
            return read_text(text)
        case ColumnType.BOOLEAN:
            return read_boolean(text)
        case ColumnType.DATETIME:
            return read_datetime(text, column.datetime_formats)
        case ColumnType.INTEGER | ColumnType.FLOAT:
            return read_number(text, column.number_style, column.symbol)
