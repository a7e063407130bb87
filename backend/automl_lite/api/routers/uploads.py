"""Uploads."""

from fastapi import APIRouter

from automl_lite.api.dependencies import CurrentUser, ThePlatform
from automl_lite.api.json_route import JsonRoute
from automl_lite.api.problems import problems
from automl_lite.api.schemas.uploads import UploadRequest, UploadResponse
from automl_lite.api.services.uploads import start_upload

router = APIRouter(tags=["datasets"], route_class=JsonRoute)


@router.post("/upload", summary="Ask for an upload URL", responses=problems(413))
def upload(body: UploadRequest, platform: ThePlatform, user: CurrentUser) -> UploadResponse:
    """Makes a dataset and a URL that takes its file in one PUT. Confirm the dataset afterwards."""
    return start_upload(platform, user, body)
