"""What a finished job has to show that is too large for its record."""

from automl_lite.api.schemas.thresholds import PricedThreshold, PricedThresholds
from automl_lite.domain import keys
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.model_report import ModelReport, ThresholdRow
from automl_lite.domain.platform import ApiPlatform


def show_report(platform: ApiPlatform, user_id: str, job_id: str) -> ModelReport:
    """The report as training wrote it.

    Raises:
        NotFound: there is no such job, or it was trained when reports were not written.
        NotAllowedNow: it is not completed.
    """
    return _report(platform, platform.jobs.get(user_id, job_id))


def price_thresholds(
    platform: ApiPlatform,
    user_id: str,
    job_id: str,
    *,
    false_positive_cost: float,
    false_negative_cost: float,
) -> PricedThresholds:
    """What each threshold would have cost on hold-out rows.

    Raises:
        NotFound: there is no such job or report.
        NotAllowedNow: it is not completed, or its model does not tell two labels apart.
    """
    job = platform.jobs.get(user_id, job_id)
    report = _report(platform, job)
    table = report.thresholds
    if table is None:
        raise NotAllowedNow(
            "Thresholds are for models that tell two labels apart, and this one "
            + (f"tells {len(report.labels):,}." if report.labels else "predicts a number.")
        )

    def cost(row: ThresholdRow) -> float:
        return row.false_positives * false_positive_cost + row.false_negatives * false_negative_cost

    rows = [PricedThreshold(**dict(row), cost=cost(row)) for row in table.rows]
    return PricedThresholds(
        job_id=job_id,
        positive_label=table.positive_label,
        negative_label=next(label for label in report.labels if label != table.positive_label),
        false_positive_cost=false_positive_cost,
        false_negative_cost=false_negative_cost,
        suggested=table.suggested,
        # Of equal ones that nearest the middle, which moves least with the next rows.
        cheapest=min(rows, key=lambda row: (row.cost, abs(row.threshold - 0.5))).threshold,
        current=job.threshold,
        rows=rows,
    )


def _report(platform: ApiPlatform, job: Job) -> ModelReport:
    if job.status is not JobStatus.COMPLETED:
        raise NotAllowedNow(
            f"A job's report is written when it completes, and this one has the status '{job.status}'."
        )
    if job.result is None or keys.REPORT not in job.result.artefacts:
        raise NotFound("This job was trained when reports were not kept as data. Train it again to have one.")
    return ModelReport.model_validate_json(platform.files.read_bytes(keys.artefact(job.job_id, keys.REPORT)))
