"""The types a column may have, in order of preference, and which of them can be taken for one another."""

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.values import CURRENCIES, DATETIME_FORMATS, PERCENT


def _candidate(dtype: ColumnType, **how: object) -> ColumnReading:
    return ColumnReading.model_validate({"name": "", "dtype": dtype, **how})


TEXT = _candidate(ColumnType.TEXT)
_PLAIN = _candidate(ColumnType.FLOAT)
_THOUSANDS_COMMA = _candidate(ColumnType.FLOAT, number_style=NumberStyle.THOUSANDS_COMMA)
_DECIMAL_COMMA = _candidate(ColumnType.FLOAT, number_style=NumberStyle.DECIMAL_COMMA)


def candidates(delimiter: str) -> tuple[ColumnReading, ...]:
    """All but text. Where semicolons part the cells, a comma in a number is likelier a decimal one."""
    commas = (_DECIMAL_COMMA, _THOUSANDS_COMMA) if delimiter == ";" else (_THOUSANDS_COMMA, _DECIMAL_COMMA)
    return (
        _candidate(ColumnType.BOOLEAN),
        _PLAIN,
        *commas,
        *(_with_symbol(each, symbol) for symbol in (PERCENT, *CURRENCIES) for each in (_PLAIN, *commas)),
        *(_candidate(ColumnType.DATETIME, datetime_formats=formats) for formats in DATETIME_FORMATS),
    )


def _with_symbol(reading: ColumnReading, symbol: str) -> ColumnReading:
    return reading.model_copy(update={"symbol": symbol})


def symbol_note(reading: ColumnReading) -> str | None:
    """What to say of numbers that are written with a symbol."""
    if reading.symbol == PERCENT:
        return "Its percentages were read as numbers in percent: 12.5 % is 12.5."
    return f"Its amounts in {reading.symbol} were read as numbers." if reading.symbol else None


def rival(reading: ColumnReading) -> ColumnReading | None:
    """The other way to read such a column, which a person should know of if it reads every value too."""
    match reading.number_style:
        case NumberStyle.THOUSANDS_COMMA:
            return _with_symbol(_DECIMAL_COMMA, reading.symbol)
        case NumberStyle.DECIMAL_COMMA:
            return _with_symbol(_THOUSANDS_COMMA, reading.symbol)
        case NumberStyle.PLAIN:
            return _day_first(reading)


def _day_first(reading: ColumnReading) -> ColumnReading | None:
    if not any(each.startswith("%m/%d/") for each in reading.datetime_formats):
        return None
    swapped = tuple(each.replace("%m/%d/", "%d/%m/") for each in reading.datetime_formats)
    return _candidate(ColumnType.DATETIME, datetime_formats=swapped)


def ambiguity(reading: ColumnReading) -> str:
    """What to say where the rival reads every value too."""
    match reading.number_style:
        case NumberStyle.THOUSANDS_COMMA:
            return "The commas in its numbers were read as thousands separators; they may be decimal commas."
        case NumberStyle.DECIMAL_COMMA:
            return "The commas in its numbers were read as decimal commas; they may be thousands separators."
        case NumberStyle.PLAIN:
            return "Its dates fit both month first and day first; they were read month first."
