"""Taking an uploaded file in, whichever process notices it first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound, TooLarge
from automl_lite.domain.intake import take_in
from automl_lite.domain.platform import ApiPlatform

OWNER = "default"
FILE = keys.dataset_data("d")

MakeDataset = Callable[..., Dataset]


def test_a_file_that_arrived_is_taken_in_with_its_size_and_etag(
    platform: ApiPlatform, dataset: MakeDataset
) -> None:
    platform.datasets.add(dataset())
    platform.files.write_bytes(FILE, b"a,b\n1,2\n", "text/csv")
    stat = platform.files.stat(FILE)
    assert stat is not None
    taken = take_in(platform, dataset())
    assert (taken.status, taken.file_size, taken.file_etag) == (DatasetStatus.PROCESSING, 8, stat.etag)
    assert platform.datasets.get(OWNER, "d") == taken


def test_nothing_is_taken_in_before_a_file_arrived(platform: ApiPlatform, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset())
    with pytest.raises(NotAllowedNow, match="No file has arrived"):
        take_in(platform, dataset())
    assert platform.datasets.get(OWNER, "d").status is DatasetStatus.UPLOADING


def test_whoever_is_second_finds_the_work_done(platform: ApiPlatform, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset())
    platform.files.write_bytes(FILE, b"a,b\n1,2\n", "text/csv")
    first = take_in(platform, dataset())
    platform.files.write_bytes(FILE, b"another,file\n", "text/csv")
    assert take_in(platform, dataset()) == first


def test_a_file_over_the_limit_is_removed_and_its_dataset_failed(
    platform: ApiPlatform, dataset: MakeDataset
) -> None:
    strict = replace(platform, settings=platform.settings.model_copy(update={"upload_limit_bytes": 10}))
    platform.datasets.add(dataset())
    platform.files.write_bytes(FILE, b"a,b\n1,2\n3,4\n", "text/csv")
    with pytest.raises(TooLarge, match="takes up to 10 bytes"):
        take_in(strict, dataset())
    failed = platform.datasets.get(OWNER, "d")
    assert failed.status is DatasetStatus.FAILED
    assert failed.error_message is not None
    assert platform.files.stat(FILE) is None


def test_a_dataset_deleted_meanwhile_does_not_come_back(platform: ApiPlatform, dataset: MakeDataset) -> None:
    platform.files.write_bytes(FILE, b"a,b\n1,2\n", "text/csv")
    with pytest.raises(NotFound):
        take_in(platform, dataset())
    with pytest.raises(NotFound):
        platform.datasets.get(OWNER, "d")
