"""The steps between a table and a measured model."""

import joblib
import numpy as np

from automl_lite.domain.columns import ColumnReading
from automl_lite.domain.detection import Role
from automl_lite.domain.errors import TrainingRefused
from automl_lite.domain.jobs import LeftOutColumn, Phase, RowCounts
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.budget import explain_seconds, search_seconds
from automl_lite.training.exporting.exactness import exact_in_float32
from automl_lite.training.fitted import FittedModel
from automl_lite.training.preparing.features import ChosenFeatures, tells_of_target
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.run import Run
from automl_lite.training.scoring.evaluate import evaluate
from automl_lite.training.scoring.importance import permutation_importance
from automl_lite.training.scoring.trust import doubts
from automl_lite.training.searching.ensemble import Ensemble, FittedMember
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.search import Found, SearchTask, chosen_metric, search
from automl_lite.training.split import Split, split_rows
from automl_lite.training.table import Table
from automl_lite.training.trained import Trained

# A mean so far from zero, in standard deviations, costs float32 predictions digits that matter.
FAR_FROM_ZERO = 1e3
# Measured on two cores: below this, LightGBM's second thread costs more than it brings.
FEW_CELLS = 100_000


def train(run: Run, table: Table, choice: ChosenFeatures) -> Trained:
    """Split, prepare, search, evaluate, explain.

    Raises:
        TrainingRefused: the rows or columns that are left cannot be trained on.
        NothingFound: the budget was too short for one model.
        JobGone: the job was cancelled or deleted.
    """
    task, progress = run.task, run.progress
    progress.begin(Phase.SPLIT)
    split = split_rows(table, task.seed)
    training, holdout = table.take(split.training), table.take(split.holdout)
    progress.begin(Phase.PREPARE)
    features, left_out = _settle_features(choice, training, task)
    preparation = Preparation.fit(training.columns, features)
    progress.begin(Phase.SEARCH)
    center = _target_center(training)
    with progress.watched():
        found = _search(run, training, split, preparation, center)
    model = FittedModel(
        problem_type=task.problem_type,
        target_column=task.target_column,
        features=features,
        labels=training.labels,
        preparation=preparation,
        estimator=Ensemble((FittedMember(found.name, 1.0, exact_in_float32(found.estimator)),)),
        target_center=center,
    )
    progress.begin(Phase.EVALUATE)
    rows = _count_rows(table, split)
    holdout_matrix = preparation.transform(holdout.columns)
    learned = np.repeat(training.target, split.copies)
    evaluation = evaluate(model, learned, holdout.target, model.matrix_scores(holdout_matrix), task.seed)
    progress.begin(Phase.EXPLAIN)
    importance = permutation_importance(
        model,
        holdout_matrix,
        holdout.target,
        found.metric,
        seconds=explain_seconds(task.time_budget),
        seed=task.seed,
        on_progress=progress.within,
    )
    return Trained(
        model=model,
        found=found,
        training=training,
        holdout=holdout,
        left_out=left_out,
        rows=rows,
        evaluation=evaluation,
        importance=importance,
        warnings=(*table.warnings, *doubts(evaluation, rows, task.target_column)),
    )


def _settle_features(
    choice: ChosenFeatures, training: Table, task: TrainingTask
) -> tuple[tuple[ColumnReading, ...], tuple[LeftOutColumn, ...]]:
    """Ask the training rows about the columns that are nearly constant."""
    mute = {
        name
        for name in choice.undecided
        if not tells_of_target(training.columns[name], training.target, task.problem_type)
    }
    features = tuple(feature for feature in choice.used if feature.name not in mute)
    if not features:
        raise TrainingRefused(
            "No column is left to learn from: each has nearly the same value in every row. "
            "Name in include_columns what should be used all the same."
        )
    reason = "Nearly every row has the same value, and the others say nothing about the target."
    return features, (
        *choice.left_out,
        *(
            LeftOutColumn(column=feature.name, role=Role.NEAR_CONSTANT, reason=reason)
            for feature in choice.used
            if feature.name in mute
        ),
    )


def _search(run: Run, training: Table, split: Split, preparation: Preparation, center: float) -> Found:
    task = run.task
    matrix = preparation.transform(training.columns)
    return search(
        SearchTask(
            matrix=matrix,
            target=training.target if training.labels else training.target - center,
            weights=split.weights,
            layout=MatrixLayout.of(preparation),
            problem_type=task.problem_type,
            classes=len(training.labels),
            metric=chosen_metric(task.metric, task.problem_type, len(training.labels)),
            budget_seconds=search_seconds(task.time_budget, run.seconds()),
            seed=task.seed,
            threads=_threads(matrix.size, run.platform.settings.training_threads or joblib.cpu_count()),
        ),
        run.folder / "search.log",
        run.progress.searching,
    )


def _threads(cells: int, most: int) -> int:
    """On small data threads wait for each other longer than they work."""
    return 1 if cells < FEW_CELLS else most


def _target_center(training: Table) -> float:
    """What to take off the target so that float32 predictions keep their digits; mostly nothing."""
    if training.labels:
        return 0.0
    mean, spread = float(training.target.mean()), float(training.target.std())
    return float(round(mean)) if abs(mean) > FAR_FROM_ZERO * spread else 0.0


def _count_rows(table: Table, split: Split) -> RowCounts:
    distinct = len(np.unique(table.row_codes))
    return RowCounts(
        total=table.total_rows,
        missing_target=table.missing_target,
        rare_class=table.rare_class,
        duplicates=table.rows - distinct,
        training=table.rows - len(split.holdout),
        holdout=len(split.holdout),
    )
