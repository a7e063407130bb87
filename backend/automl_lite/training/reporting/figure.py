"""A chart with what stands around it on the page: heading, legend, and its figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from automl_lite.training.reporting.charts import Plot

T = TypeVar("T")
STYLES = 6  # of lines that can be told apart


@dataclass(frozen=True)
class Figure:
    """`legend` is (style, words) for each line, `rows` are the table's cells below `head`."""

    plot: Plot
    note: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    legend: Sequence[tuple[int, str]] = ()
    dots: int = 0  # the style that is dots alone


def thinned(rows: Sequence[T], most: int) -> Sequence[T]:
    """Evenly chosen rows with the first and the last."""
    if len(rows) <= most:
        return rows
    return [rows[round(place * (len(rows) - 1) / (most - 1))] for place in range(most)]
