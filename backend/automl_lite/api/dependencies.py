"""What a route is handed, so that its signature reads as a sentence."""

from typing import Annotated, cast

from fastapi import Depends, Header, Path, Query, Request

from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.ports import Predictor
from automl_lite.domain.users import EVERYONE


async def current_user() -> str:
    """Who asks. The one place that decides it; today everyone is the same owner."""
    return EVERYONE


async def _platform(request: Request) -> ApiPlatform:
    return cast("ApiPlatform", request.app.state.platform)


async def _predictor(request: Request) -> Predictor:
    predictor = cast("ApiPlatform", request.app.state.platform).predictor
    if predictor is None:
        raise RuntimeError("the predict routes are mounted in a process without a predictor")
    return predictor


CurrentUser = Annotated[str, Depends(current_user)]
ThePlatform = Annotated[ApiPlatform, Depends(_platform)]
ThePredictor = Annotated[Predictor, Depends(_predictor)]

DatasetId = Annotated[str, Path(description="As `POST /upload` gave it.")]
JobId = Annotated[str, Path(description="As `POST /train` gave it.")]
Limit = Annotated[int, Query(ge=1, le=100, description="Most items on a page.")]
NextToken = Annotated[str | None, Query(max_length=500, description="From the page before.")]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern="^[ -~]+$",
        description="Send the same key again to get the first answer again and no second job.",
    ),
]
