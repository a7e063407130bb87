"""The simpler page about the data: what the profile found, for when there is none by Sweetviz."""

from datetime import datetime

from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.detection import ProblemType, target_advice
from automl_lite.domain.jobs import LeftOutColumn
from automl_lite.training.reporting.rendering import minute, render

MOST_MISSING = 50


def data_page(
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
    incomplete = (column for column in profile.columns if column.missing)
    return render(
        "eda_report.html.j2",
        title=f"Data report: {dataset_name}",
        profile=profile,
        target=column,
        advice=target_advice(column),
        problem_type=problem_type.value,
        left_out=left_out,
        missing=sorted(incomplete, key=lambda column: -column.missing)[:MOST_MISSING],
        now=minute(now),
    )
