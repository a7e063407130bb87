"""What a finished job has to show, as data: a page draws it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from automl_lite.api.conditional import NOT_MODIFIED, KnownTags, answer_unless_known
from automl_lite.api.dependencies import CurrentUser, JobId, ThePlatform
from automl_lite.api.json_route import JsonRoute
from automl_lite.api.problems import answers, problems
from automl_lite.api.schemas.report_example import REPORT_EXAMPLE
from automl_lite.api.schemas.thresholds import PricedThresholds
from automl_lite.api.services import job_reports
from automl_lite.domain.model_report import ModelReport

router = APIRouter(prefix="/jobs", tags=["jobs"], route_class=JsonRoute)

HIGHEST_COST = 1e12
FalsePositiveCost = Annotated[
    float,
    Query(
        ge=0, le=HIGHEST_COST, allow_inf_nan=False, description="Of predicting the positive label wrongly."
    ),
]
FalseNegativeCost = Annotated[
    float,
    Query(ge=0, le=HIGHEST_COST, allow_inf_nan=False, description="Of missing the positive label."),
]


@router.get(
    "/{job_id}/report",
    summary="Show a job's report",
    response_model=ModelReport,
    responses={**answers(REPORT_EXAMPLE), **problems(404, 409), **NOT_MODIFIED},
)
def get_report(
    job_id: JobId, platform: ThePlatform, user: CurrentUser, if_none_match: KnownTags = None
) -> Response:
    """Leaderboard, trials, curves, calibration, thresholds, residuals and intervals of a completed job."""
    return answer_unless_known(job_reports.show_report(platform, user, job_id), if_none_match)


@router.get("/{job_id}/thresholds", summary="Price a model's thresholds", responses=problems(404, 409))
def get_thresholds(
    job_id: JobId,
    platform: ThePlatform,
    user: CurrentUser,
    false_positive_cost: FalsePositiveCost = 1.0,
    false_negative_cost: FalseNegativeCost = 1.0,
) -> PricedThresholds:
    """Of a model that tells two labels apart: what each threshold would have cost on hold-out rows."""
    return job_reports.price_thresholds(
        platform,
        user,
        job_id,
        false_positive_cost=false_positive_cost,
        false_negative_cost=false_negative_cost,
    )
