"""Which columns a job learns from."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from automl_lite.domain.columns import ColumnReading
from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.detection import ProblemType, Role, decide_features
from automl_lite.domain.jobs import LeftOutColumn
from automl_lite.domain.tasks import TrainingTask

# Chance of seeing such an association in a column that has none; the usual 1 % of a significance test.
SIGNIFICANCE = 0.01


@dataclass(frozen=True)
class ChosenFeatures:
    """The columns to use, those of them that training rows have yet to speak for, and those left out."""

    used: tuple[ColumnReading, ...]
    near_constant: frozenset[str]
    high_cardinality: frozenset[str]
    left_out: tuple[LeftOutColumn, ...]


def choose_features(profile: DatasetProfile, task: TrainingTask) -> ChosenFeatures:
    """What the profile and the person's lists decide."""
    decisions = decide_features(
        profile.columns, task.target_column, task.include_columns, task.exclude_columns
    )
    used = {name for name, advice in decisions.items() if advice.used}
    in_role = {role: frozenset(name for name in used if decisions[name].role is role) for role in Role}
    return ChosenFeatures(
        used=tuple(column for column in profile.reading.columns if column.name in used),
        near_constant=in_role[Role.NEAR_CONSTANT],
        high_cardinality=in_role[Role.HIGH_CARDINALITY],
        left_out=tuple(
            LeftOutColumn(
                column=name,
                role=None if advice.excluded else advice.role,
                reason=advice.reason,
            )
            for name, advice in decisions.items()
            if name not in used
        ),
    )


def tells_of_target(values: NDArray[Any], target: NDArray[Any], problem_type: ProblemType) -> bool:
    """Whether rows with a rare value differ in their target from all others, on training rows.

    Fisher's exact test or chi-square for classes, Mann-Whitney's U for numbers, at the 1 % level.
    """
    rare = _differs_from_commonest(values)
    if rare.sum() < 2 or rare.all():
        return False
    if problem_type is ProblemType.REGRESSION:
        return bool(stats.mannwhitneyu(target[rare], target[~rare]).pvalue < SIGNIFICANCE)
    classes = np.unique(target)
    table = np.array([[int((target[side] == label).sum()) for label in classes] for side in (rare, ~rare)])
    if len(classes) == 2:
        return bool(stats.fisher_exact(table).pvalue < SIGNIFICANCE)
    return bool(stats.chi2_contingency(table).pvalue < SIGNIFICANCE)


def _differs_from_commonest(values: NDArray[Any]) -> NDArray[np.bool_]:
    is_text = values.dtype == object
    present = values != "" if is_text else ~np.isnan(values)
    distinct, counts = np.unique(values[present], return_counts=True)
    if not distinct.size:
        return np.zeros(len(values), dtype=bool)
    return np.asarray(values != distinct[np.argmax(counts)])
