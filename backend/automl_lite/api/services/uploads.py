"""Starting an upload."""

import uuid

from automl_lite.api.schemas.uploads import UploadRequest, UploadResponse
from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import TooLarge
from automl_lite.domain.platform import Platform
from automl_lite.domain.settings import Settings


def start_upload(platform: Platform, user_id: str, upload: UploadRequest) -> UploadResponse:
    """Make a dataset that waits for its file.

    Raises:
        TooLarge: the announced size is over the limit.
    """
    if upload.size_bytes is not None:
        refuse_too_large(upload.size_bytes, platform.settings)
    dataset_id = str(uuid.uuid4())
    url = platform.files.upload_url(keys.dataset_data(dataset_id), upload.content_type, upload.size_bytes)
    now = platform.clock.now()
    platform.datasets.add(
        Dataset(
            dataset_id=dataset_id,
            user_id=user_id,
            filename=upload.filename,
            content_type=upload.content_type,
            status=DatasetStatus.UPLOADING,
            uploaded_at=now,
            updated_at=now,
        )
    )
    return UploadResponse(
        dataset_id=dataset_id, upload_url=url, expires_in=platform.settings.url_lifetime_seconds
    )


def refuse_too_large(size_bytes: int, settings: Settings) -> None:
    """Raises TooLarge over the limit for uploads."""
    if size_bytes > settings.upload_limit_bytes:
        raise TooLarge(
            f"The file has {in_words(size_bytes)} and an upload takes up to "
            f"{in_words(settings.upload_limit_bytes)}. Upload a part of its rows, or a gzip of it."
        )


def in_words(size_bytes: int) -> str:
    size = float(min(size_bytes, 10**18))
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if size < 1024 or unit == "GiB":
            break
        size /= 1024
    return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
