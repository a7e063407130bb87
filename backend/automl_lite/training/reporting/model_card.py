"""`model_card.md`: what somebody must know who is handed the model (Mitchell et al. 2019)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from automl_lite.domain.jobs import Job, JobWarning, TrainingResult
from automl_lite.domain.model_report import ModelReport
from automl_lite.training.reporting.example import EXAMPLE
from automl_lite.training.reporting.markdown import plain, sentence, table
from automl_lite.training.reporting.meaning import in_words, intended_reading
from automl_lite.training.reporting.rendering import metric_name, minute, percent, score_of
from automl_lite.training.split import HOLDOUT_SHARE

MOST_IMPORTANT = 10
MOST_LEFT_OUT = 100


def model_card(
    job: Job,
    result: TrainingResult,
    report: ModelReport,
    warnings: tuple[JobWarning, ...],
    *,
    data_sha256: str,
    now: datetime,
) -> str:
    """The card as Markdown, in which nothing from the file is markup."""
    parts = (
        _summary(job, result, now),
        _data(job, result, report, data_sha256),
        _scores(result),
        _warnings(warnings),
        _columns(result),
        _making(result, report),
        _use(),
    )
    return "\n".join(line for part in parts for line in part)


def _summary(job: Job, result: TrainingResult, now: datetime) -> Iterator[str]:
    yield f"# Model card: {plain(job.target_column)} in {plain(job.dataset_name)}"
    yield ""
    yield f"Job `{job.job_id}`, {minute(now)}, made by AutoML Lite."
    yield ""
    yield sentence(in_words(result, job.target_column))
    yield ""
    yield "## Intended reading"
    yield ""
    yield sentence(intended_reading(result, job.target_column))
    yield ""


def _data(job: Job, result: TrainingResult, report: ModelReport, data_sha256: str) -> Iterator[str]:
    rows = result.rows
    labels = ", ".join(plain(str(label)) for label in result.labels[:20])
    more = f" and {len(result.labels) - 20:,} more" if len(result.labels) > 20 else ""
    target = f"{plain(job.target_column)}, {result.problem_type.value}"
    yield "## Data"
    yield ""
    yield from table(
        ("", ""),
        [
            ("File", plain(job.dataset_name)),
            ("SHA-256", f"`{data_sha256}`"),
            ("Licence", plain(report.data_licence) if report.data_licence else "not given"),
            ("Target", f"{target}, labels {labels}{more}" if labels else target),
            ("Rows", f"{rows.total:,} in the file; {_omitted(result)}"),
            (
                "Split",
                f"{rows.training:,} to learn from, {rows.holdout:,} held out: {percent(HOLDOUT_SHARE)} of "
                "the different rows, drawn at random"
                + (", of each label alike" if result.labels else "")
                + "; copies of a row are on one side",
            ),
            ("Columns", f"{len(result.features):,} used, {len(result.left_out):,} left out"),
        ],
    )


def _omitted(result: TrainingResult) -> str:
    rows = result.rows
    omitted = [
        f"{count:,} left out for {why}"
        for count, why in ((rows.missing_target, "want of a target"), (rows.rare_class, "too rare a label"))
        if count
    ]
    return ", ".join(omitted) if omitted else "none left out"


def _scores(result: TrainingResult) -> Iterator[str]:
    evaluation = result.evaluation
    primary = evaluation.primary
    yield "## Scores"
    yield ""
    yield (
        f"On the {evaluation.holdout_rows:,} hold-out rows, which the model never saw. "
        f"The baseline: {sentence(evaluation.baseline_rule)}. "
        f"The search optimised {metric_name(result.metric)} on validation rows of the training side."
    )
    yield ""
    yield from table(
        ("Score", "Model", "Baseline"),
        (
            (
                metric_name(name),
                f"{score_of(name, value)} ({100 * primary.level:.0f} % interval "
                f"{score_of(name, primary.low)} to {score_of(name, primary.high)})"
                if name == primary.metric
                else score_of(name, value),
                score_of(name, getattr(evaluation.baseline, name)),
            )
            for name, value in evaluation.scores
            if value is not None
        ),
    )


def _warnings(warnings: tuple[JobWarning, ...]) -> Iterator[str]:
    if warnings:
        yield "## Before you trust it"
        yield ""
        yield from (f"- {sentence(warning.message)}" for warning in warnings)
        yield ""


def _columns(result: TrainingResult) -> Iterator[str]:
    amount = partial(score_of, result.metric)
    if result.importance:
        yield "## Which columns matter"
        yield ""
        yield f"How much {metric_name(result.metric)} gets worse when a column is shuffled."
        yield ""
        yield from table(
            ("Column", "Gets worse by"),
            (
                (plain(row.column), f"{amount(row.importance)} ± {amount(row.spread)}")
                for row in result.importance[:MOST_IMPORTANT]
            ),
        )
    if result.left_out:
        yield "## Columns left out"
        yield ""
        shown = result.left_out[:MOST_LEFT_OUT]
        yield from table(("Column", "Why"), ((plain(row.column), sentence(row.reason)) for row in shown))
        if len(result.left_out) > len(shown):
            yield f"And {len(result.left_out) - len(shown):,} more."
            yield ""


def _making(result: TrainingResult, report: ModelReport) -> Iterator[str]:
    yield "## How it was made"
    yield ""
    yield (
        f"{report.search.trials:,} trials in {report.search.seconds:.0f} s; {report.search.validation}. "
        f"Seed {report.seed}. `reproduce.py` makes it again from the file."
    )
    yield ""
    yield from table(
        ("Estimator", "Share", "Configuration"),
        (
            (
                member.estimator,
                percent(member.weight),
                ", ".join(f"{name} {_setting(value)}" for name, value in member.config.items()),
            )
            for member in report.members
        ),
    )
    yield f"{sentence(result.parity.message)} SHA-256 of model.onnx: `{result.model_sha256}`."
    yield ""
    yield from table(("Package", "Version"), report.versions.items())


def _setting(value: float | str | bool | None) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _use() -> Iterator[str]:
    yield "## How to run it"
    yield ""
    yield "With `numpy` and `onnxruntime` alone; the model file says itself which columns it takes:"
    yield ""
    yield "```python"
    yield EXAMPLE.rstrip()
    yield "```"
    yield ""
