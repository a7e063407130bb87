"""A column of a dataset with the judgements that the product makes about it."""

from typing import Any, ClassVar

from pydantic import BaseModel, Field

from automl_lite.domain.columns import ColumnProfile, ColumnType, ValueCount
from automl_lite.domain.detection import ProblemType, Role, feature_advice, target_advice


class Histogram(BaseModel):
    """Bins of equal width; there is one edge more than counts."""

    edges: list[float]
    counts: list[int]


class ColumnRole(BaseModel):
    """What training does with the column as a feature unless a person says otherwise, and why."""

    role: Role
    used: bool
    reason: str


class ColumnTarget(BaseModel):
    """What the column would be as a target, and why."""

    problem_type: ProblemType
    reason: str


class Column(BaseModel):
    """A column: its type, what is in it, and what it is good for."""

    EXAMPLE: ClassVar[dict[str, Any]] = {
        "name": "petal_length",
        "dtype": "float",
        "missing": 0,
        "missing_pct": 0.0,
        "distinct": 43,
        "distinct_is_estimate": False,
        "min": 1.0,
        "max": 6.9,
        "mean": 3.758,
        "std": 1.7653,
        "quantiles": {"0.05": 1.3, "0.25": 1.6, "0.5": 4.35, "0.75": 5.1, "0.95": 6.1},
        "histogram": {"edges": [1.0, 3.95, 6.9], "counts": [61, 89]},
        "earliest": None,
        "latest": None,
        "top_values": [{"value": "1.4", "count": 13}],
        "role": {"role": "feature", "used": True, "reason": "Numbers to learn from."},
        "target": {"problem_type": "regression", "reason": "Numbers with 43 different values."},
        "notes": [],
    }

    name: str
    dtype: ColumnType
    missing: int
    missing_pct: float = Field(description="0 to 100, two decimals.")
    distinct: int
    distinct_is_estimate: bool
    min: float | None = Field(description="Of number columns, as are max, mean, std, quantiles, histogram.")
    max: float | None
    mean: float | None
    std: float | None
    quantiles: dict[str, float] | None
    histogram: Histogram | None
    earliest: str | None = Field(description="ISO 8601, of date columns, as is latest.")
    latest: str | None
    top_values: list[ValueCount] = Field(description="Most frequent first.")
    role: ColumnRole
    target: ColumnTarget
    notes: list[str]

    @classmethod
    def of(cls, column: ColumnProfile) -> "Column":
        numbers, dates = column.numbers, column.datetimes
        feature, target = feature_advice(column), target_advice(column)
        return cls(
            name=column.name,
            dtype=column.dtype,
            missing=column.missing,
            missing_pct=column.missing_pct,
            distinct=column.distinct,
            distinct_is_estimate=column.distinct_is_estimate,
            min=numbers.minimum if numbers else None,
            max=numbers.maximum if numbers else None,
            mean=numbers.mean if numbers else None,
            std=numbers.std if numbers else None,
            quantiles=numbers.quantiles if numbers else None,
            histogram=Histogram(edges=list(numbers.histogram_edges), counts=list(numbers.histogram_counts))
            if numbers
            else None,
            earliest=dates.earliest if dates else None,
            latest=dates.latest if dates else None,
            top_values=list(column.top_values),
            role=ColumnRole(role=feature.role, used=feature.used, reason=feature.reason),
            target=ColumnTarget(problem_type=target.problem_type, reason=target.reason),
            notes=list(column.notes),
        )
