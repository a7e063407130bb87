"""A column as the file has it: how its text is read, and what is in it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class ColumnType(StrEnum):
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATETIME = "datetime"
    TEXT = "text"

    @property
    def is_number(self) -> bool:
        return self in (ColumnType.INTEGER, ColumnType.FLOAT)


class NumberStyle(StrEnum):
    """How the numbers of a column are written."""

    PLAIN = "plain"  # 1234.5, 1e-3
    DECIMAL_COMMA = "decimal_comma"  # 1234,5 or 1.234,5
    THOUSANDS_COMMA = "thousands_comma"  # 1,234.5


class Frozen(BaseModel):
    """A value: compared by content, never changed in place, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ColumnReading(Frozen):
    """All one needs to read a cell of this column the way the profile read it."""

    name: str
    dtype: ColumnType
    number_style: NumberStyle = NumberStyle.PLAIN
    symbol: str = ""  # what every number is written with: % or a currency's sign
    # strptime formats, tried in order; more than one where a column mixes dates and date-times.
    datetime_formats: tuple[str, ...] = ()


class ValueCount(Frozen):
    value: str
    count: int


class NumberSummary(Frozen):
    """Over the finite values of a number column; quantiles are approximate on large files."""

    minimum: float
    maximum: float
    mean: float
    std: float
    quantiles: dict[str, float]  # keys "0.05", "0.25", "0.5", "0.75", "0.95"
    histogram_edges: tuple[float, ...]  # one more than counts, ascending, equal widths
    histogram_counts: tuple[int, ...]
    whole: bool  # every value is a whole number, however it is written


class DatetimeSummary(Frozen):
    earliest: str  # ISO 8601
    latest: str


class ColumnProfile(Frozen):
    """What a column holds. `rows` counts all rows; shares are of the values that are there."""

    reading: ColumnReading
    position: int  # 0-based, as in the file
    rows: int
    missing: int
    distinct: int
    distinct_is_estimate: bool = False
    top_values: tuple[ValueCount, ...] = ()
    numbers: NumberSummary | None = None
    datetimes: DatetimeSummary | None = None
    runs_through: bool = False  # integers 0,1,2… or 1,2,3… in the order of the file, none missing
    code_like_share: float = 0.0  # text of letters, digits, - and _ with at least one digit
    duplicate_of: str | None = None  # the first earlier column whose every value is the same
    notes: tuple[str, ...] = ()  # what reading did that a person should know, a sentence each

    @property
    def name(self) -> str:
        return self.reading.name

    @property
    def dtype(self) -> ColumnType:
        return self.reading.dtype

    @property
    def present(self) -> int:
        return self.rows - self.missing

    @property
    def missing_pct(self) -> float:
        """Percent of rows without a value, 0 to 100, two decimals."""
        return round(100 * self.missing / self.rows, 2) if self.rows else 0.0

    @property
    def distinct_share(self) -> float:
        """Distinct values over values present, 0 to 1."""
        return min(1.0, self.distinct / self.present) if self.present else 0.0

    @property
    def top_share(self) -> float:
        """Share of the most frequent value among the values present, 0 to 1."""
        if not self.present or not self.top_values:
            return 0.0
        return self.top_values[0].count / self.present
