"""Clocks that a test may move."""

from datetime import UTC, datetime, timedelta


class MovableClock:
    """The machine's clock, which a test may put forward."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def put_forward(self, **by: float) -> None:
        """By so many `seconds`, `minutes`, `hours` or `days`."""
        self._ahead += timedelta(**by)
