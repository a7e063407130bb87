"""Training."""

from fastapi import APIRouter

from automl_lite.api.dependencies import CurrentUser, IdempotencyKey, ThePlatform
from automl_lite.api.json_route import JsonRoute
from automl_lite.api.problems import problems
from automl_lite.api.schemas.training import TrainRequest, TrainResponse
from automl_lite.api.services.training import start_training

router = APIRouter(tags=["jobs"], route_class=JsonRoute)


@router.post("/train", summary="Start a training job", responses=problems(400, 404, 409, 413, 503))
def train(
    body: TrainRequest, platform: ThePlatform, user: CurrentUser, idempotency_key: IdempotencyKey = None
) -> TrainResponse:
    """Queues the job and answers at once. What cannot be trained is refused here, with the reason."""
    return start_training(platform, user, body, idempotency_key)
