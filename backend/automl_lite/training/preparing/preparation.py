"""Raw columns to the matrix that estimators learn from, fitted on training rows only.

Everything here happens again inside the graph (`preparation_graph.py`), operation for operation, so it uses
only arithmetic that float64 and float32 do the same way everywhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.inference.session import Columns
from automl_lite.training.preparing.calendar import PARTS, SECONDS_PER_DAY, calendar_parts
from automl_lite.training.preparing.texts import TextColumn

# float32 holds whole numbers exactly up to 2^24; a column that goes near is centred in float64 first.
EXACT_WHOLE_IN_FLOAT32 = 2.0**22
# Values this many times further out than any in training are held at that limit, so nothing overflows.
FAR_OUT = 1e9
# Within float32 with room for an estimator to multiply.
LARGEST = 1e30
MISSING_CODE = -1.0
MOST_CATEGORIES = 1_000
# A text seen once in training says little of its own; all such share a code with the texts never seen.
RARE_COUNT = 2


@dataclass(frozen=True)
class NumberColumn:
    """(value or `fill` where missing) - `center`, held within `limit` of zero, as float32.

    `fill` stays NaN where training rows had missing values, so estimators learn what missing means; a column
    that was always there gets its median, since no estimator can have learned what to do without it.
    """

    name: str
    center: float
    fill: float
    limit: float


@dataclass(frozen=True)
class DateColumn:
    """The calendar parts that vary; elapsed days are counted from `center`."""

    name: str
    parts: tuple[str, ...]
    center: float
    fill: float


@dataclass(frozen=True)
class CategoryColumn:
    """Codes by frequency; missing is -1, rare and unseen texts share the code after the last."""

    name: str
    categories: tuple[str, ...]

    @property
    def other_code(self) -> float:
        return float(len(self.categories))


@dataclass(frozen=True)
class Preparation:
    """Raw columns in, float32 matrix [rows, width] out: numbers, dates, words of texts, and last categories.

    A text column may be a category, words, or both.
    """

    numbers: tuple[NumberColumn, ...]
    dates: tuple[DateColumn, ...]
    texts: tuple[TextColumn, ...]
    categories: tuple[CategoryColumn, ...]
    width: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", len(self.layout()))

    @classmethod
    def fit(
        cls, columns: Columns, readings: Sequence[ColumnReading], texts: Sequence[TextColumn] = ()
    ) -> "Preparation":
        """Learn centres, categories and date parts from training rows; `texts` were learned before."""
        uncoded = {text.name for text in texts if not text.coded}
        numbers: list[NumberColumn] = []
        dates: list[DateColumn] = []
        categories: list[CategoryColumn] = []
        for reading in readings:
            values = columns[reading.name]
            match reading.dtype:
                case ColumnType.TEXT if reading.name in uncoded:
                    continue
                case ColumnType.TEXT:
                    categories.append(_fit_category(reading.name, values))
                case ColumnType.DATETIME:
                    dates.append(_fit_date(reading.name, values))
                case _:
                    numbers.append(_fit_number(reading.name, values))
        return cls(tuple(numbers), tuple(dates), tuple(texts), tuple(categories))

    def transform(self, columns: Columns) -> NDArray[np.float32]:
        """The matrix for these raw columns."""
        parts = [_transform_number(number, columns[number.name]) for number in self.numbers]
        for date in self.dates:
            parts.extend(_transform_date(date, columns[date.name]))
        parts.extend(text.transform(columns[text.name]) for text in self.texts)
        parts.extend(_transform_category(category, columns[category.name]) for category in self.categories)
        return np.column_stack(parts)

    def layout(self) -> list[tuple[str, str]]:
        """For each column of the matrix, the raw column and the part of it."""
        places = [(number.name, "value") for number in self.numbers]
        places.extend((date.name, part) for date in self.dates for part in date.parts)
        places.extend((text.name, part) for text in self.texts for part in text.parts)
        places.extend((category.name, "code") for category in self.categories)
        return places

    @property
    def category_positions(self) -> tuple[int, ...]:
        """Where in the matrix the category codes are."""
        return tuple(range(self.width - len(self.categories), self.width))


def _present(values: NDArray[Any]) -> NDArray[np.float64]:
    numbers = np.asarray(values, dtype=np.float64)
    return numbers[~np.isnan(numbers)]


def _median(present: NDArray[np.float64]) -> float:
    """A value that occurs: the mean of two middle ones may be neither a whole number nor finite."""
    return float(np.quantile(present, 0.5, method="lower"))


def _fit_number(name: str, values: NDArray[Any]) -> NumberColumn:
    present = _present(values)
    if present.size == 0:
        return NumberColumn(name, center=0.0, fill=0.0, limit=FAR_OUT)
    median = _median(present)
    center = median if float(np.abs(present).max()) > EXACT_WHOLE_IN_FLOAT32 else 0.0
    with np.errstate(over="ignore"):
        reach = float(np.abs(present - center).max())
    always_there = present.size == len(values)
    return NumberColumn(
        name,
        center=center,
        fill=median if always_there else float("nan"),
        limit=min(FAR_OUT * max(reach, 1.0), LARGEST),
    )


def _fit_date(name: str, values: NDArray[Any]) -> DateColumn:
    present = _present(values)
    if present.size == 0:
        return DateColumn(name, parts=("elapsed_days",), center=0.0, fill=0.0)
    parts = calendar_parts(present, np.floor)
    varying = tuple(part for part in PARTS if part == "elapsed_days" or np.ptp(parts[part]) > 0)
    median = _median(present)
    return DateColumn(
        name,
        parts=varying,
        center=float(np.floor(median / SECONDS_PER_DAY)),
        fill=median if present.size == len(values) else float("nan"),
    )


def _fit_category(name: str, values: NDArray[Any]) -> CategoryColumn:
    counts = Counter(value for value in values.tolist() if value)
    known = [value for value, count in counts.items() if count >= RARE_COUNT]
    known.sort(key=lambda value: (-counts[value], value))
    return CategoryColumn(name, tuple(known[:MOST_CATEGORIES]))


def _transform_number(number: NumberColumn, values: NDArray[Any]) -> NDArray[np.float32]:
    raw = np.asarray(values, dtype=np.float64)
    with np.errstate(over="ignore"):
        centred = np.where(np.isnan(raw), number.fill, raw) - number.center
    held = np.where(centred > number.limit, number.limit, centred)
    return np.where(held < -number.limit, -number.limit, held).astype(np.float32)


def _transform_date(date: DateColumn, values: NDArray[Any]) -> list[NDArray[np.float32]]:
    raw = np.asarray(values, dtype=np.float64)
    parts = calendar_parts(np.where(np.isnan(raw), date.fill, raw), np.floor)
    parts["elapsed_days"] = parts["elapsed_days"] - date.center
    return [parts[part].astype(np.float32) for part in date.parts]


def _transform_category(category: CategoryColumn, values: NDArray[Any]) -> NDArray[np.float32]:
    codes = {text: float(code) for code, text in enumerate(category.categories)}
    codes[""] = MISSING_CODE
    other = category.other_code
    return np.array([codes.get(value, other) for value in values.tolist()], dtype=np.float32)
