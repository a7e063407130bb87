"""The steps between a table and a measured model."""

import joblib
import numpy as np

from automl_lite.domain.columns import ColumnReading
from automl_lite.domain.jobs import JobWarning, ModelChoice, Phase, RowCounts
from automl_lite.domain.model_report import StopCause
from automl_lite.training.budget import explain_seconds, search_seconds
from automl_lite.training.modelling import Material, fit_model, material_of_all
from automl_lite.training.preparing.features import ChosenFeatures
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.preparing.settling import settle_features
from automl_lite.training.run import Run
from automl_lite.training.scoring.decision import Answers, decision_data
from automl_lite.training.scoring.evaluate import evaluate
from automl_lite.training.scoring.importance import permutation_importance
from automl_lite.training.scoring.scores import metric_score
from automl_lite.training.scoring.trust import doubts
from automl_lite.training.searching.checkpoint import search_fingerprint
from automl_lite.training.searching.early_ends import early_end
from automl_lite.training.searching.found import Found
from automl_lite.training.searching.keeping import CheckpointKeeper, resumed
from automl_lite.training.searching.search import SearchTask, chosen_metric, search
from automl_lite.training.split import Split, split_rows
from automl_lite.training.table import Table
from automl_lite.training.trained import Trained

RETRAINED = JobWarning(
    code="retrained_full",
    message="Once it was measured, the model was fitted again on all rows, those that it was measured on "
    "included. The scores are those of the model before.",
)


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
    settled = settle_features(choice, training, holdout, task)
    preparation = Preparation.fit(training.columns, settled.features, settled.text_columns)
    material = Material.of(training, split.weights, preparation, task)
    progress.begin(Phase.SEARCH)
    with progress.watched():
        found = _search(run, settled.features, training, material)
        threads = training_threads(run)
        model = fit_model(material, found.members, task, settled.features, table.labels, threads=threads)
    progress.begin(Phase.EVALUATE)
    rows = _count_rows(table, split)
    holdout_matrix = preparation.transform(holdout.columns)
    learned = np.repeat(training.target, split.copies)
    answers = Answers(holdout.target, model.matrix_scores(holdout_matrix))
    evaluation = evaluate(model, learned, answers.target, answers.scores, task.seed)
    validation = Answers(found.validation.target, found.validation.scores)
    progress.begin(Phase.EXPLAIN)
    importance = permutation_importance(
        model,
        holdout_matrix,
        holdout.target,
        found.metric,
        seconds=explain_seconds(_budget(run, found)),
        seed=task.seed,
        on_progress=progress.within,
    )
    if task.retrain_full:
        material = material_of_all(table, settled.features, settled.text_columns, task)
        model = fit_model(material, found.members, task, settled.features, table.labels, threads=threads)
    return Trained(
        model=model,
        found=found,
        training=training,
        holdout=holdout,
        left_out=settled.left_out,
        rows=rows,
        evaluation=evaluation,
        metric_score=metric_score(found.metric, answers.target, answers.scores),
        decision=decision_data(model.labels, answers, validation, task.seed),
        importance=importance,
        warnings=(
            *table.warnings,
            *settled.warnings,
            *material.warnings,
            *((RETRAINED,) if task.retrain_full else ()),
            *early_end(found.summary, task.time_budget),
            *doubts(evaluation, rows, task.target_column),
        ),
    )


def _search(run: Run, features: tuple[ColumnReading, ...], training: Table, material: Material) -> Found:
    """Search on, where an earlier attempt left off, and keep safe what is found."""
    task, rows, classes = run.task, material.rows, len(training.labels)
    metric = chosen_metric(task.metric, task.problem_type, classes)
    fingerprint = search_fingerprint(features, rows.matrix.shape, rows.target, metric)
    state = resumed(run.checkpoint, fingerprint, run.platform.settings.max_attempts)
    search_task = SearchTask(
        rows=rows,
        layout=material.layout,
        problem_type=task.problem_type,
        classes=classes,
        metric=metric,
        seconds=search_seconds(task.time_budget, run.seconds(), first=state.best is None),
        budget=max(1.0, task.time_budget),
        seed=task.seed,
        threads=training_threads(run),
        single=task.model is ModelChoice.SINGLE,
        early_stop=task.early_stop,
        max_trials=task.max_trials,
        refits=2 if task.retrain_full else 1,
    )
    keeper = CheckpointKeeper(run.checkpoint, state, run.seconds)
    with run.stop_signal.saving(keeper.save_last), keeper:
        return search(search_task, state, run.progress.stop, run.progress.searching)


def _budget(run: Run, found: Found) -> float:
    """Seconds to share out after the search: who asked for its end waits for the job."""
    budget = float(run.task.time_budget)
    return min(budget, run.seconds()) if found.summary.stopped is StopCause.ASKED else budget


def training_threads(run: Run) -> int:
    """Threads that a fit may have."""
    return run.platform.settings.training_threads or joblib.cpu_count()


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
