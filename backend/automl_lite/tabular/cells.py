"""The SQL twin of `domain/values.py`: one cell of text to a value, over whole columns."""

from collections.abc import Sequence

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.values import (
    AROUND_NUMBER,
    BLANKS,
    FALSE_WORD,
    INFINITY,
    ISO_FORMATS,
    MISSING_WORDS,
    TRUE_WORD,
    datetime_regex,
    number_pattern,
)
from automl_lite.tabular.engine import literal

# A regular expression is compiled, and holds memory of its own, for every column of a query: what is asked of
# all cells makes do without.
_BLANKS = literal(BLANKS)
_MISSING = "[" + ", ".join(literal(word) for word in sorted(MISSING_WORDS)) + "]"
_LONGEST_MISSING = max(map(len, MISSING_WORDS))


def cleaned(positions: Sequence[int]) -> str:
    """SQL for these columns of the view `file`, trimmed, NULL where missing."""
    trimmed = ", ".join(f"{_trimmed(f'c{position}')} AS c{position}" for position in positions)
    present = ", ".join(f"{_present(f'c{position}')} AS c{position}" for position in positions)
    return f"(SELECT {present} FROM (SELECT {trimmed} FROM file))"


def _trimmed(cell: str) -> str:
    # Trimming a set of characters costs several times a look at the ends, and hardly a cell needs it.
    ends = f"ascii({cell}) BETWEEN 33 AND 126 AND ascii(right({cell}, 1)) BETWEEN 33 AND 126"
    return f"CASE WHEN {ends} THEN {cell} ELSE trim({cell}, {_BLANKS}) END"


def _present(cell: str) -> str:
    # Of equal length in bytes: a letter outside ASCII whose lower case is in ASCII makes no missing word.
    # A list, as an IN over so many words would become a join for every column.
    return (
        f"CASE WHEN strlen({cell}) <= {_LONGEST_MISSING} AND list_contains({_MISSING}, lower({cell})) "
        f"AND strlen(lower({cell})) = strlen({cell}) THEN NULL ELSE {cell} END"
    )


def _matches(value: str, pattern: str) -> str:
    return f"regexp_full_match({value}, {literal(pattern)})"


def is_number(value: str, column: ColumnReading, number: str | None = None) -> str:
    """Whether a cleaned value is missing or a number as this column writes them, be it infinite."""
    if column.number_style is not NumberStyle.PLAIN or column.symbol:
        pattern = number_pattern(column.number_style, column.symbol)
        return f"({value} IS NULL OR {_matches(value, f'({pattern})|({INFINITY})')})"
    # What the engine takes for a number beyond what we do: 1_000, and a signed NaN.
    number = number or as_double(value, column)
    is_one = f"{number} IS NOT NULL AND NOT isnan({number}) AND NOT contains({value}, '_')"
    return f"({value} IS NULL OR ({is_one}))"


def is_whole(written: str) -> str:
    """Whether a plainly written number has no fraction and no exponent."""
    return f"NOT (contains({written}, '.') OR contains({written}, 'e') OR contains({written}, 'E'))"


def has_leading_zero(whole: str) -> str:
    """Whether a whole number starts with a zero and goes on."""
    digits = f"ltrim({whole}, '+-')"
    return f"(starts_with({digits}, '0') AND strlen({digits}) > 1)"


def is_boolean(value: str) -> str:
    return f"({value} IS NULL OR lower({value}) IN ('{TRUE_WORD}', '{FALSE_WORD}'))"


def is_datetime(value: str, formats: tuple[str, ...]) -> str:
    return f"({value} IS NULL OR ({_microseconds(value, formats)}) IS NOT NULL)"


def fits(value: str, column: ColumnReading) -> str:
    """Whether a cleaned value is missing or of the column's type."""
    match column.dtype:
        case ColumnType.TEXT:
            return "true"
        case ColumnType.BOOLEAN:
            return is_boolean(value)
        case ColumnType.DATETIME:
            return is_datetime(value, column.datetime_formats)
        case ColumnType.INTEGER | ColumnType.FLOAT:
            return is_number(value, column)


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
            return f"(({_microseconds(value, column.datetime_formats)}) / 1e6)"
        case ColumnType.INTEGER | ColumnType.FLOAT:
            return _finite(as_double(value, column))


def _finite(number: str) -> str:
    return f"(CASE WHEN isfinite({number}) THEN {number} END)"


def as_double(value: str, column: ColumnReading) -> str:
    return f"TRY_CAST({plain(value, column)} AS DOUBLE)"


def plain(value: str, column: ColumnReading) -> str:
    """A number of this column as the engine writes numbers."""
    if column.symbol:
        bare = f"translate({value}, {literal(AROUND_NUMBER + column.symbol)}, '')"
        value = f"(CASE WHEN starts_with({value}, '(') THEN '-' || {bare} ELSE {bare} END)"
    match column.number_style:
        case NumberStyle.DECIMAL_COMMA:
            return f"replace(replace({value}, '.', ''), ',', '.')"
        case NumberStyle.THOUSANDS_COMMA:
            return f"replace({value}, ',', '')"
        case NumberStyle.PLAIN:
            return value


def _microseconds(value: str, formats: tuple[str, ...]) -> str:
    """Since 1970 in UTC; NULL where no format fits."""
    if set(formats) <= set(ISO_FORMATS):
        # The engine's cast reads all of these, and much else that the pattern keeps out, far faster.
        pattern = "|".join(f"({datetime_regex(each)})" for each in formats)
        return f"CASE WHEN {_matches(value, pattern)} THEN epoch_us(TRY_CAST({value} AS TIMESTAMPTZ)) END"
    branches = " ".join(
        f"WHEN {_matches(value, datetime_regex(each))} THEN epoch_us(try_strptime({value}, {literal(each)}))"
        for each in formats
    )
    return f"CASE {branches} END"
