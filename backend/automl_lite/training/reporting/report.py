"""The two HTML reports: self-contained, and safe whatever the file's names and cells are."""

from datetime import datetime

from jinja2 import Environment, PackageLoader, StrictUndefined

from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.detection import ProblemType, target_advice
from automl_lite.domain.jobs import Job, JobWarning, LeftOutColumn, TrainingResult
from automl_lite.domain.scores import Scores, label_text

METRIC_NAMES = {
    "r2_score": "R²",
    "r2": "R²",
    "rmse": "RMSE",
    "mse": "MSE",
    "mae": "MAE",
    "mape": "MAPE",
    "roc_auc": "ROC AUC",
    "f1_score": "F1 (weighted)",
    "f1_macro": "F1 (macro)",
    "precision": "precision (weighted)",
    "precision_macro": "precision (macro)",
    "recall": "recall (weighted)",
    "recall_macro": "recall (macro)",
}


def training_report(
    job: Job,
    result: TrainingResult,
    warnings: tuple[JobWarning, ...],
    versions: dict[str, str],
    now: datetime,
) -> str:
    """What was trained, how good it is and how that is known."""
    evaluation = result.evaluation
    largest = max((row.importance for row in result.importance), default=0.0)
    return _render(
        "training_report.html.j2",
        title=f"Training report: {job.target_column} in {job.dataset_name}",
        job=job,
        result=result,
        evaluation=evaluation,
        primary=evaluation.primary,
        baseline_primary=getattr(evaluation.baseline, evaluation.primary.metric),
        scores=_side_by_side(evaluation.scores, evaluation.baseline),
        largest_importance=largest if largest > 0 else 1.0,
        warnings=warnings,
        versions=versions,
        now=_minute(now),
    )


def eda_report(
    profile: DatasetProfile,
    dataset_name: str,
    *,
    target: str,
    problem_type: ProblemType,
    left_out: tuple[LeftOutColumn, ...],
    now: datetime,
) -> str:
    """What the file holds, as the profile found it."""
    column = next(column for column in profile.columns if column.name == target)
    return _render(
        "eda_report.html.j2",
        title=f"Data report: {dataset_name}",
        profile=profile,
        target=column,
        advice=target_advice(column),
        problem_type=problem_type.value,
        left_out=left_out,
        missing=sorted((c for c in profile.columns if c.missing), key=lambda c: -c.missing)[:50],
        now=_minute(now),
    )


def duration(seconds: float) -> str:
    """45.5 → "45.5s", 125 → "2m 5s", 3725 → "1h 2m"."""
    if seconds < 60:
        return f"{seconds:.1f}s"
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return f"{minutes}m {rest}s"
    return f"{minutes // 60}h {minutes % 60}m"


def _score(value: float | None) -> str:
    """Three decimals where the numbers are small, fewer as they grow: 0.931, 12.4, 5,391."""
    if value is None:
        return "–"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.4g}" if abs(value) < 1_000 else f"{value:,.0f}"


def _render(template: str, **values: object) -> str:
    environment = Environment(
        loader=PackageLoader("automl_lite.training.reporting"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters.update(
        duration=duration,
        label=label_text,
        metric_name=lambda name: METRIC_NAMES.get(name, name.replace("_", " ")),
        number=lambda value: f"{value:,.6g}",
        score=_score,
        thousands=lambda value: f"{value:,}",
    )
    return environment.get_template(template).render(**values)


def _side_by_side(scores: Scores, baseline: Scores) -> list[tuple[str, float, float | None]]:
    return [(name, value, getattr(baseline, name)) for name, value in scores if value is not None]


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC")
