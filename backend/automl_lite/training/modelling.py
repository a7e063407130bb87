"""From settled columns and chosen members to a fitted model: a job's own way and that of its reproduction."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading
from automl_lite.domain.jobs import JobWarning
from automl_lite.domain.model_report import ModelMember
from automl_lite.domain.scores import Label
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.fitted import FittedModel
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.preparing.texts import TextColumn
from automl_lite.training.sampling import rows_for_time, sample, sampled_for_time
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.refit import fit_members
from automl_lite.training.searching.rows import Rows
from automl_lite.training.split import whole
from automl_lite.training.table import Table

# A mean so far from zero, in standard deviations, costs float32 predictions digits that matter.
FAR_FROM_ZERO = 1e3


@dataclass(frozen=True)
class Material:
    """Training rows as estimators take them, and what it takes to go back to the file's own values."""

    rows: Rows
    preparation: Preparation
    layout: MatrixLayout
    center: float  # taken off a number target

    warnings: tuple[JobWarning, ...] = ()

    @classmethod
    def of(
        cls,
        training: Table,
        weights: NDArray[np.float64] | None,
        preparation: Preparation,
        task: TrainingTask,
    ) -> "Material":
        """All training rows, or as many as the time budget allows for."""
        center = _target_center(training)
        target = training.target if training.labels else training.target - center
        rows = Rows(preparation.transform(training.columns), target, weights)
        layout = MatrixLayout.of(preparation)
        most = rows_for_time(preparation.width, task.time_budget)
        if most >= len(rows):
            return cls(rows, preparation, layout, center)
        drawn = rows.take(sample(training.target, most, len(training.labels), task.seed))
        return cls(drawn, preparation, layout, center, (sampled_for_time(len(drawn), len(rows)),))


def fit_model(
    material: Material,
    members: Sequence[ModelMember],
    task: TrainingTask,
    features: tuple[ColumnReading, ...],
    labels: tuple[Label, ...],
    *,
    threads: int,
) -> FittedModel:
    """Fit the members on all rows of the material."""
    return FittedModel(
        problem_type=task.problem_type,
        target_column=task.target_column,
        features=features,
        labels=labels,
        preparation=material.preparation,
        estimator=fit_members(
            members, material.rows, material.layout, classes=len(labels), threads=threads, seed=task.seed
        ),
        target_center=material.center,
    )


def material_of_all(
    table: Table,
    features: tuple[ColumnReading, ...],
    texts: tuple[TextColumn, ...],
    task: TrainingTask,
) -> Material:
    """Every row of the table, hold-out included, for a model that is measured already.

    Words keep the meaning that training rows gave them; all else is learned anew.
    """
    rows, weights = whole(table)
    everything = table.take(rows)
    preparation = Preparation.fit(everything.columns, features, texts)
    return Material.of(everything, weights, preparation, task)


def _target_center(training: Table) -> float:
    """What to take off the target so that float32 predictions keep their digits; mostly nothing."""
    if training.labels:
        return 0.0
    mean, spread = float(training.target.mean()), float(training.target.std())
    return float(round(mean)) if abs(mean) > FAR_FROM_ZERO * spread else 0.0
