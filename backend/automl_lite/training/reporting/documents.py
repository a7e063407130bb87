"""Everything of a finished job that people read, by the name of its file."""

from dataclasses import dataclass
from datetime import datetime

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.jobs import Job, JobWarning, TrainingResult
from automl_lite.domain.model_report import ModelReport
from automl_lite.training.recipe import Recipe
from automl_lite.training.reporting.data_page import data_page
from automl_lite.training.reporting.model_card import model_card
from automl_lite.training.reporting.reproduction import reproduction
from automl_lite.training.reporting.training_report import training_report


@dataclass(frozen=True)
class Finished:
    """What a job came to; `eda_page` is None where there is none by Sweetviz."""

    job: Job
    profile: DatasetProfile
    result: TrainingResult
    report: ModelReport
    recipe: Recipe
    warnings: tuple[JobWarning, ...]
    eda_page: str | None
    now: datetime


def documents(finished: Finished) -> dict[str, str]:
    """Texts of the files, UTF-8 when written."""
    job, result, report, warnings = finished.job, finished.result, finished.report, finished.warnings
    data_sha256, now = finished.recipe.source.sha256, finished.now
    return {
        keys.TRAINING_REPORT: training_report(job, result, report, warnings, now),
        keys.EDA_REPORT: finished.eda_page or _simpler_page(finished),
        keys.MODEL_CARD: model_card(job, result, report, warnings, data_sha256=data_sha256, now=now),
        keys.REPRODUCE: reproduction(finished.recipe),
        keys.REPORT: report.model_dump_json(),
    }


def _simpler_page(finished: Finished) -> str:
    return data_page(
        finished.profile,
        finished.job.dataset_name,
        target=finished.job.target_column,
        problem_type=finished.result.problem_type,
        left_out=finished.result.left_out,
        now=finished.now,
    )
