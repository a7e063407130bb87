"""Datasets."""

from fastapi import APIRouter, Response

from automl_lite.api.dependencies import CurrentUser, DatasetId, Limit, NextToken, ThePlatform
from automl_lite.api.problems import problems
from automl_lite.api.schemas.datasets import DatasetDeleted, DatasetDetail, DatasetList, DatasetPreview
from automl_lite.api.services import datasets
from automl_lite.api.services.confirming import confirm_upload

router = APIRouter(prefix="/datasets", tags=["datasets"])


@router.post("/{dataset_id}/confirm", summary="Confirm an upload", responses=problems(404, 409, 413, 503))
def confirm_dataset(dataset_id: DatasetId, platform: ThePlatform, user: CurrentUser) -> DatasetDetail:
    """Has the uploaded file profiled and waits a little. While the status is `processing`, ask again."""
    return confirm_upload(platform, user, dataset_id)


@router.get("", summary="List datasets", responses=problems())
def list_datasets(
    platform: ThePlatform, user: CurrentUser, limit: Limit = 20, next_token: NextToken = None
) -> DatasetList:
    """Newest first."""
    return datasets.list_datasets(platform, user, limit, next_token)


@router.get("/{dataset_id}", summary="Show a dataset with its profile", responses=problems(404))
def get_dataset(dataset_id: DatasetId, platform: ThePlatform, user: CurrentUser) -> DatasetDetail:
    """Its columns with their types, statistics and what they are good for."""
    return datasets.show_dataset(platform, user, dataset_id)


@router.get("/{dataset_id}/preview", summary="Show a dataset's first rows", responses=problems(404, 409))
def preview_dataset(dataset_id: DatasetId, platform: ThePlatform, user: CurrentUser) -> DatasetPreview:
    """The first 50 rows as text, just as the file has them."""
    return datasets.preview_dataset(platform, user, dataset_id)


@router.delete("/{dataset_id}", summary="Delete a dataset", responses=problems(404, 409))
def delete_dataset(
    dataset_id: DatasetId, platform: ThePlatform, user: CurrentUser, response: Response
) -> DatasetDeleted:
    """Its file, profile and record. Models trained on it stay."""
    response.headers["Cache-Control"] = "no-store"
    return datasets.delete_dataset(platform, user, dataset_id)
