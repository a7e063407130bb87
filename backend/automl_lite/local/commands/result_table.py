"""What came out of a job, in a terminal."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from automl_lite.domain.jobs import Job, TrainingResult
from automl_lite.domain.scores import Evaluation

MOST_COLUMNS_LISTED = 10


def show_result(job: Job, folder: Path, console: Console) -> None:
    """Scores beside the baseline's, what was left out, what to mind, and where the files are."""
    result = job.result
    if result is None:
        return
    console.print(_scores(job, result.evaluation))
    interval = result.evaluation.primary
    console.print(
        f"{interval.metric} {interval.value:.4f}; {100 * interval.level:.0f} % interval "
        f"{interval.low:.4f} to {interval.high:.4f}, on {result.evaluation.holdout_rows:,} rows "
        "that it never saw.\n"
        f"The baseline: {escape(result.evaluation.baseline_rule)}\n"
        f"The model: {result.best_estimator}, the best of {result.search_trials:,} tried in "
        f"{result.training_time:.0f} seconds. {escape(result.parity.message)}"
    )
    _show_columns(result, console)
    for warning in job.warnings:
        console.print(f"[yellow]Mind:[/yellow] {escape(warning.message)}")
    console.print(f"\nSaved in {escape(str(folder))}: {', '.join(result.artefacts)}")


def _scores(job: Job, evaluation: Evaluation) -> Table:
    table = Table(title=f"{escape(job.target_column)}: {evaluation.problem_type}")
    table.add_column("on hold-out rows")
    table.add_column("model", justify="right")
    table.add_column("baseline", justify="right")
    baseline = evaluation.baseline.model_dump()
    for name, score in evaluation.scores.model_dump(exclude_none=True).items():
        beside = baseline[name]
        table.add_row(name, f"{score:,.4f}", "" if beside is None else f"{beside:,.4f}")
    return table


def _show_columns(result: TrainingResult, console: Console) -> None:
    strongest = [entry for entry in result.importance if entry.importance > 0][:MOST_COLUMNS_LISTED]
    if strongest:
        listed = ", ".join(f"{entry.column} ({entry.importance:.3f})" for entry in strongest)
        console.print(f"Columns that matter most: {escape(listed)}")
    for column in result.left_out[:MOST_COLUMNS_LISTED]:
        console.print(f"Left out: {escape(column.column)}. {escape(column.reason)}")
    more = len(result.left_out) - MOST_COLUMNS_LISTED
    if more > 0:
        console.print(f"Left out as well: {more:,} more columns; the training report lists them.")
