"""Looking at datasets and deleting them."""

import json

from automl_lite.api.schemas.datasets import (
    DatasetDeleted,
    DatasetDetail,
    DatasetList,
    DatasetPreview,
    DatasetSummary,
)
from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetProfile, DatasetStatus, Preview
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import ACTIVE
from automl_lite.domain.pagination import read_token, write_token
from automl_lite.domain.platform import ApiPlatform


def list_datasets(platform: ApiPlatform, user_id: str, limit: int, next_token: str | None) -> DatasetList:
    """One page, newest first.

    Raises:
        Invalid: the token is not of this listing.
    """
    scope = json.dumps(["datasets", user_id])
    after = read_token(next_token, scope, platform.page_key()) if next_token else None
    page = platform.datasets.page(user_id, limit=limit, after=after)
    return DatasetList(
        datasets=[DatasetSummary.of(dataset) for dataset in page.items],
        next_token=write_token(page.after, scope, platform.page_key()) if page.after else None,
    )


def show_dataset(platform: ApiPlatform, user_id: str, dataset_id: str) -> DatasetDetail:
    """Raises NotFound."""
    return detail_of(platform, platform.datasets.get(user_id, dataset_id))


def detail_of(platform: ApiPlatform, dataset: Dataset) -> DatasetDetail:
    """The dataset with its profile, where it has one."""
    profile = load_profile(platform, dataset) if dataset.status is DatasetStatus.READY else None
    return DatasetDetail.with_profile(dataset, profile)


def load_profile(platform: ApiPlatform, dataset: Dataset) -> DatasetProfile:
    """Raises NotAllowedNow unless the dataset is ready."""
    _see_ready(dataset)
    content = platform.files.read_bytes(keys.dataset_profile(dataset.dataset_id))
    return DatasetProfile.model_validate_json(content)


def preview_dataset(platform: ApiPlatform, user_id: str, dataset_id: str) -> DatasetPreview:
    """The first rows.

    Raises:
        NotFound: there is no such dataset.
        NotAllowedNow: it is not ready.
    """
    _see_ready(platform.datasets.get(user_id, dataset_id))
    preview = Preview.model_validate_json(platform.files.read_bytes(keys.dataset_preview(dataset_id)))
    return DatasetPreview(dataset_id=dataset_id, columns=preview.columns, rows=preview.rows)


def delete_dataset(platform: ApiPlatform, user_id: str, dataset_id: str) -> DatasetDeleted:
    """Delete the files, then the record, so that a broken attempt can be repeated.

    Raises:
        NotFound: there is no such dataset.
        NotAllowedNow: a job is still being trained on it.
    """
    platform.datasets.get(user_id, dataset_id)
    for job in platform.jobs.of_dataset(user_id, dataset_id):
        if job.status in ACTIVE:
            raise NotAllowedNow(
                f"Job {job.job_id} is {job.status} and needs this dataset. "
                "Cancel the job or wait for its end."
            )
    return DatasetDeleted(
        dataset_id=dataset_id,
        message="Dataset deleted",
        deleted_resources=remove_dataset(platform, user_id, dataset_id),
    )


def remove_dataset(platform: ApiPlatform, user_id: str, dataset_id: str) -> list[str]:
    """What went away. Raises NotFound where another request was faster."""
    files = platform.files.delete_folder(keys.dataset_folder(dataset_id))
    if not platform.datasets.delete(user_id, dataset_id):
        raise NotFound(f"Dataset {dataset_id} not found")
    return [*counted(files, "dataset file"), "dataset record"]


def counted(number: int, noun: str) -> list[str]:
    """`["2 reports"]`, or nothing where there were none."""
    return [f"{number} {noun}{'' if number == 1 else 's'}"] if number else []


def _see_ready(dataset: Dataset) -> None:
    match dataset.status:
        case DatasetStatus.READY:
            return
        case DatasetStatus.UPLOADING:
            raise NotAllowedNow(
                f"Dataset {dataset.dataset_id} is not confirmed yet. Upload its file, then confirm it."
            )
        case DatasetStatus.PROCESSING:
            raise NotAllowedNow(f"Dataset {dataset.dataset_id} is still being read. Try again in a moment.")
        case DatasetStatus.FAILED:
            raise NotAllowedNow(
                f"Dataset {dataset.dataset_id} could not be read. {dataset.error_message or ''}"
            )
