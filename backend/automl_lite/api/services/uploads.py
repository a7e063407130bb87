"""Starting an upload."""

import uuid

from automl_lite.api.schemas.uploads import UploadRequest, UploadResponse
from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.intake import refuse_too_large
from automl_lite.domain.platform import ApiPlatform


def start_upload(platform: ApiPlatform, user_id: str, upload: UploadRequest) -> UploadResponse:
    """Make a dataset that waits for its file.

    Raises:
        TooLarge: the announced size is over the limit.
    """
    if upload.size_bytes is not None:
        refuse_too_large(upload.size_bytes, platform.settings)
    dataset_id = str(uuid.uuid4())
    key = keys.dataset_data(dataset_id)
    upload_to = platform.files.upload_url(key, upload.content_type, upload.size_bytes)
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
            licence=upload.licence,
        )
    )
    return UploadResponse(
        dataset_id=dataset_id,
        upload_url=upload_to.url,
        upload_headers=upload_to.headers,
        expires_in=platform.settings.url_lifetime_seconds,
    )
