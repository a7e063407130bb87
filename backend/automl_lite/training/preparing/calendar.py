"""Calendar parts of a moment, written once for numpy arrays and for nodes of a graph alike."""

from collections.abc import Callable
from typing import Protocol, TypeVar

SECONDS_PER_DAY = 86_400.0
MONTHS = 12
MONDAY_OFFSET = 3  # 1970-01-01 was a Thursday


class Number(Protocol):
    """What numpy arrays and graph tensors both can do with plain numbers and their own kind."""

    def __add__(self: "N", other: "N | float", /) -> "N": ...
    def __sub__(self: "N", other: "N | float", /) -> "N": ...
    def __mul__(self: "N", other: "N | float", /) -> "N": ...
    def __truediv__(self: "N", other: "N | float", /) -> "N": ...


N = TypeVar("N", bound=Number)

PARTS = ("elapsed_days", "year", "month", "day", "weekday", "hour")


def calendar_parts(seconds: N, floor: Callable[[N], N]) -> dict[str, N]:
    """The parts of seconds since 1970-01-01T00:00Z, as float64; missing (NaN) stays missing.

    Year, month and day follow Howard Hinnant's `civil_from_days` ("chrono-Compatible Low-Level Date
    Algorithms"), with integer division written as floor of a quotient: exact in float64 for these sizes.
    Weekday is 0 on Mondays.
    """
    elapsed = seconds / SECONDS_PER_DAY
    days = floor(elapsed)
    shifted = days + 719_468.0
    era = floor(shifted / 146_097.0)
    day_of_era = shifted - era * 146_097.0
    leap_days = floor(day_of_era / 1_460.0) - floor(day_of_era / 36_524.0) + floor(day_of_era / 146_096.0)
    year_of_era = floor((day_of_era - leap_days) / 365.0)
    day_of_year = day_of_era - (year_of_era * 365.0 + floor(year_of_era / 4.0) - floor(year_of_era / 100.0))
    month_from_march = floor((day_of_year * 5.0 + 2.0) / 153.0)
    after_december = floor(month_from_march / 10.0)
    week_days = days + float(MONDAY_OFFSET)
    return {
        "elapsed_days": elapsed,
        "year": year_of_era + era * 400.0 + after_december,
        "month": month_from_march + 3.0 - after_december * float(MONTHS),
        "day": day_of_year - floor((month_from_march * 153.0 + 2.0) / 5.0) + 1.0,
        "weekday": week_days - floor(week_days / 7.0) * 7.0,
        "hour": floor((seconds - days * SECONDS_PER_DAY) / 3_600.0),
    }
