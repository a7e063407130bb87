"""Confirming an upload: the file is there, so have it profiled and wait a little for the result."""

import time

from automl_lite.api.schemas.datasets import DatasetDetail
from automl_lite.api.services.datasets import detail_of
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotFound
from automl_lite.domain.intake import take_in
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask

FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 0.5


def confirm_upload(platform: ApiPlatform, user_id: str, dataset_id: str) -> DatasetDetail:
    """The dataset, `ready` or `failed` where profiling ended within the wait, else `processing`.

    Harmless in every state. A dataset that is still processing is submitted again: the queue ignores that
    while the task lives, and a task that was lost starts anew.

    Raises:
        NotFound: there is no such dataset.
        NotAllowedNow: nothing was uploaded yet.
        TooLarge: the file is over the limit; it is gone and the dataset failed.
        Unavailable: the queue did not take the task; confirm again.
    """
    try:
        dataset = platform.datasets.get(user_id, dataset_id)
    except NotFound as error:
        raise NotFound(
            f"No files found for dataset {dataset_id}. Ask for an upload URL with POST /upload first."
        ) from error
    if dataset.status is DatasetStatus.UPLOADING:
        dataset = take_in(platform, dataset)
    if dataset.status is DatasetStatus.PROCESSING:
        platform.queue.submit_profile(ProfileTask(user_id=user_id, dataset_id=dataset_id))
        dataset = _wait(platform, dataset)
    return detail_of(platform, dataset)


def _wait(platform: ApiPlatform, dataset: Dataset) -> Dataset:
    deadline = time.monotonic() + platform.settings.confirm_wait_seconds
    pause = FIRST_PAUSE_SECONDS
    while True:
        dataset = platform.datasets.get(dataset.user_id, dataset.dataset_id)
        left = deadline - time.monotonic()
        if dataset.status is not DatasetStatus.PROCESSING or left <= 0:
            return dataset
        time.sleep(min(pause, left))
        pause = min(1.5 * pause, LONGEST_PAUSE_SECONDS)
