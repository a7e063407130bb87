"""Taking an uploaded file in: from waiting for it to having it profiled."""

from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, TooLarge
from automl_lite.domain.platform import Platform
from automl_lite.domain.ports import FileStat
from automl_lite.domain.settings import Settings

UPLOADING = frozenset({DatasetStatus.UPLOADING})


def take_in(platform: Platform, dataset: Dataset) -> Dataset:
    """The dataset as it is now that its file has arrived: mostly `processing`, and waiting for its profile.

    Raises:
        NotFound: it was deleted meanwhile.
        NotAllowedNow: nothing was uploaded yet.
        TooLarge: the file is over the limit; it is gone and the dataset failed.
    """
    stat = platform.files.stat(keys.dataset_data(dataset.dataset_id))
    if stat is None:
        raise NotAllowedNow(
            f"No file has arrived for dataset {dataset.dataset_id} yet. "
            "PUT it to its upload_url, then confirm."
        )
    _see_small_enough(platform, dataset, stat)
    try:
        return platform.datasets.change(
            dataset.user_id,
            dataset.dataset_id,
            UPLOADING,
            status=DatasetStatus.PROCESSING,
            file_size=stat.size_bytes,
            file_etag=stat.etag,
        )
    except NotAllowedNow:  # somebody else was faster
        return platform.datasets.get(dataset.user_id, dataset.dataset_id)


def refuse_too_large(size_bytes: int, settings: Settings) -> None:
    """Raises TooLarge over the limit for uploads."""
    if size_bytes > settings.upload_limit_bytes:
        raise TooLarge(
            f"The file has {in_words(size_bytes)} and an upload takes up to "
            f"{in_words(settings.upload_limit_bytes)}. Upload a part of its rows, or a gzip of it."
        )


def _see_small_enough(platform: Platform, dataset: Dataset, stat: FileStat) -> None:
    try:
        refuse_too_large(stat.size_bytes, platform.settings)
    except TooLarge as refusal:
        platform.files.delete_folder(keys.dataset_folder(dataset.dataset_id))
        platform.datasets.change(
            dataset.user_id,
            dataset.dataset_id,
            UPLOADING,
            status=DatasetStatus.FAILED,
            file_size=stat.size_bytes,
            error_message=refusal.detail,
        )
        raise


def in_words(size_bytes: int) -> str:
    size = float(min(size_bytes, 10**18))
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if size < 1024 or unit == "GiB":
            break
        size /= 1024
    return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
