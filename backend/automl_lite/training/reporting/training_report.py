"""The report on a model: how good it is, how that is known, and how it was made."""

from datetime import datetime

from automl_lite.domain.jobs import Job, JobWarning, TrainingResult
from automl_lite.domain.model_report import ModelReport
from automl_lite.domain.scores import Scores
from automl_lite.training.reporting.confusion import shown_matrix
from automl_lite.training.reporting.decision_charts import decision_charts
from automl_lite.training.reporting.meaning import in_words
from automl_lite.training.reporting.rendering import minute, render
from automl_lite.training.reporting.search_chart import search_chart

MOST_COLUMNS = 30  # by importance
MOST_LEFT_OUT = 200
MOST_CLASSES = 100
MOST_WARNINGS = 50
# Rows of the threshold table that are printed; report.json has them all.
PRINTED_THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def training_report(
    job: Job, result: TrainingResult, report: ModelReport, warnings: tuple[JobWarning, ...], now: datetime
) -> str:
    """One HTML page, which needs nothing but itself."""
    evaluation = result.evaluation
    return render(
        "training_report.html.j2",
        title=f"Training report: {job.target_column} in {job.dataset_name}",
        job=job,
        result=result,
        report=report,
        evaluation=evaluation,
        primary=evaluation.primary,
        baseline_primary=getattr(evaluation.baseline, evaluation.primary.metric),
        meaning=in_words(result, job.target_column),
        scores=_side_by_side(evaluation.scores, evaluation.baseline),
        matrix=shown_matrix(evaluation.confusion_matrix),
        charts=decision_charts(report),
        search=search_chart(report),
        thresholds=_printed_thresholds(report),
        importance=_importance(result),
        most_columns=MOST_COLUMNS,
        most_left_out=MOST_LEFT_OUT,
        most_classes=MOST_CLASSES,
        warnings=warnings[:MOST_WARNINGS],
        more_warnings=max(0, len(warnings) - MOST_WARNINGS),
        now=minute(now),
    )


def _side_by_side(scores: Scores, baseline: Scores) -> list[tuple[str, float, float | None]]:
    return [(name, value, getattr(baseline, name)) for name, value in scores if value is not None]


def _importance(result: TrainingResult) -> list[tuple[str, float, float, float, float]]:
    """Name, importance, spread, and both as shares of the longest bar."""
    shown = result.importance[:MOST_COLUMNS]
    longest = max((row.importance + row.spread for row in shown), default=0.0)
    unit = longest if longest > 0 else 1.0
    return [
        (row.column, row.importance, row.spread, row.importance / unit, row.spread / unit) for row in shown
    ]


def _printed_thresholds(report: ModelReport) -> list[tuple[float, object, bool]]:
    """Threshold, row, and whether it is the suggested one."""
    table = report.thresholds
    if table is None or not table.rows:
        return []
    wanted = sorted({*PRINTED_THRESHOLDS, table.suggested})
    nearest = {min(table.rows, key=lambda row: abs(row.threshold - place)).threshold for place in wanted}
    suggested = min(table.rows, key=lambda row: abs(row.threshold - table.suggested))
    return [(row.threshold, row, row is suggested) for row in table.rows if row.threshold in nearest]
