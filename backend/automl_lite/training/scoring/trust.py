"""What a person should hear before trusting the scores."""

from automl_lite.domain.jobs import JobWarning, RowCounts
from automl_lite.domain.names import quoted
from automl_lite.domain.scores import Evaluation

FEW_HOLDOUT_ROWS = 100
MANY_DUPLICATES_SHARE = 0.05


def doubts(evaluation: Evaluation, rows: RowCounts, target: str) -> list[JobWarning]:
    """Warnings that the scores and the row counts call for."""
    found: list[JobWarning] = []
    primary = evaluation.primary
    baseline = getattr(evaluation.baseline, primary.metric)
    if baseline is not None and primary.low <= baseline:
        found.append(
            JobWarning(
                code="no_better_than_baseline",
                message="The model may be no better than the baseline: its score is "
                f"{primary.value:.3f} ({primary.low:.3f} to {primary.high:.3f}), and "
                f"{evaluation.baseline_rule}, gets {baseline:.3f}.",
            )
        )
    if rows.holdout < FEW_HOLDOUT_ROWS:
        found.append(
            JobWarning(
                code="few_holdout_rows",
                message=f"The scores rest on {rows.holdout:,} hold-out rows only; go by the interval.",
            )
        )
    if rows.duplicates > MANY_DUPLICATES_SHARE * rows.total:
        found.append(
            JobWarning(
                code="duplicate_rows",
                message=f"{rows.duplicates:,} of {rows.total:,} rows repeat another one. "
                "All copies of a row are either learned from or held out, never both.",
            )
        )
    if rows.missing_target:
        found.append(
            JobWarning(
                code="missing_target",
                column=target,
                message=f"{rows.missing_target:,} rows have no value in {quoted(target)} and are left out.",
            )
        )
    return found
