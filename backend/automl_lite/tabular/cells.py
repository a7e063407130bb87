"""The SQL twin of `domain/values.py`: one cell of text to a value, over whole columns."""

import re
from collections.abc import Sequence

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.values import (
    BLANKS,
    DECIMAL_COMMA_NUMBER,
    FALSE_WORD,
    INFINITY,
    LEADING_ZERO,
    MISSING_WORDS,
    PLAIN_NUMBER,
    TRUE_WORD,
    WHOLE_NUMBER,
    datetime_regex,
)
from automl_lite.tabular.engine import literal

_BLANKS = literal(BLANKS)
_BLANK_AT_AN_END = literal(f"\\A[{BLANKS}]|[{BLANKS}]\\z")
# As one pattern: an IN over so many words would become a join for every column.
_MISSING = literal(
    f"[{BLANKS}]*(?i:{'|'.join(re.escape(word) for word in sorted(MISSING_WORDS))})[{BLANKS}]*"
)


def cleaned(positions: Sequence[int]) -> str:
    """SQL for these columns of the view `file`, trimmed, NULL where missing."""
    cells = ", ".join(f"{_cleaned(f'c{position}')} AS c{position}" for position in positions)
    return f"(SELECT {cells} FROM file)"


def _cleaned(cell: str) -> str:
    # Trimming a set of characters costs several times a look at the ends, and hardly a cell needs it.
    return (
        f"CASE WHEN regexp_full_match({cell}, {_MISSING}) THEN NULL "
        f"WHEN regexp_matches({cell}, {_BLANK_AT_AN_END}) THEN trim({cell}, {_BLANKS}) ELSE {cell} END"
    )


def matches(value: str, pattern: str) -> str:
    return f"regexp_full_match({value}, {literal(pattern)})"


def is_infinite(value: str) -> str:
    return matches(value, INFINITY)


def is_whole(value: str, style: NumberStyle) -> str:
    """Whether a number, as it is written, has no fraction and no exponent."""
    return matches(plain(value, style), WHOLE_NUMBER)


def has_leading_zero(value: str) -> str:
    return matches(value, LEADING_ZERO)


def is_number(value: str, style: NumberStyle) -> str:
    """Whether a cleaned value is a number in this style, infinity among them."""
    pattern = DECIMAL_COMMA_NUMBER if style is NumberStyle.DECIMAL_COMMA else PLAIN_NUMBER
    return matches(value, f"({pattern})|({INFINITY})")


def is_boolean(value: str) -> str:
    return f"(lower({value}) IN ('{TRUE_WORD}', '{FALSE_WORD}'))"


def is_datetime(value: str, formats: tuple[str, ...]) -> str:
    pattern = "|".join(f"({datetime_regex(each)})" for each in formats)
    return f"({matches(value, pattern)} AND {_moment(value, formats)} IS NOT NULL)"


def fits(value: str, column: ColumnReading) -> str:
    """Whether a cleaned value, one that is there, is of the column's type."""
    match column.dtype:
        case ColumnType.TEXT:
            return "true"
        case ColumnType.BOOLEAN:
            return is_boolean(value)
        case ColumnType.DATETIME:
            return is_datetime(value, column.datetime_formats)
        case ColumnType.INTEGER | ColumnType.FLOAT:
            return is_number(value, column.number_style)


def typed(value: str, column: ColumnReading) -> str:
    """A cleaned value that fits as what `domain.values.read_cell` gives for it; NULL for missing."""
    match column.dtype:
        case ColumnType.TEXT:
            return value
        case ColumnType.BOOLEAN:
            return (
                f"(CASE lower({value}) WHEN '{TRUE_WORD}' THEN 1.0 WHEN '{FALSE_WORD}' THEN 0.0 END)::DOUBLE"
            )
        case ColumnType.DATETIME:
            return f"(epoch_us({_moment(value, column.datetime_formats)}) / 1e6)"
        case ColumnType.INTEGER | ColumnType.FLOAT:
            return finite(f"TRY_CAST({plain(value, column.number_style)} AS DOUBLE)")


def finite(number: str) -> str:
    return f"(CASE WHEN isfinite({number}) THEN {number} END)"


def plain(value: str, style: NumberStyle) -> str:
    """A number of this style as the engine writes numbers."""
    return f"replace(replace({value}, '.', ''), ',', '.')" if style is NumberStyle.DECIMAL_COMMA else value


def _moment(value: str, formats: tuple[str, ...]) -> str:
    listed = ", ".join(literal(each) for each in formats)
    return f"try_strptime({value}, [{listed}])"
