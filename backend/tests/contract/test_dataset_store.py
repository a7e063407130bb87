"""What every store of datasets promises."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.platform import Platform
from automl_lite.domain.ports import Position

OWNER, STRANGER = "default", "somebody else"
UPLOADING = frozenset({DatasetStatus.UPLOADING})
PROCESSING = frozenset({DatasetStatus.PROCESSING})

MakeDataset = Callable[..., Dataset]


def test_a_dataset_comes_back_as_it_was_stored(platform: Platform, dataset: MakeDataset) -> None:
    stored = dataset(filename="Ünïcode 🌷 'quoted' <script>.csv", file_size=12)
    platform.datasets.add(stored)
    assert platform.datasets.get(OWNER, "d") == stored


def test_another_owners_dataset_is_as_good_as_absent(platform: Platform, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset())
    with pytest.raises(NotFound):
        platform.datasets.get(STRANGER, "d")
    with pytest.raises(NotFound):
        platform.datasets.change(STRANGER, "d", UPLOADING, file_size=1)
    assert platform.datasets.delete(STRANGER, "d") is False
    assert platform.datasets.page(STRANGER, limit=10).items == ()
    assert platform.datasets.get(OWNER, "d") == dataset()


@pytest.mark.parametrize(
    "dataset_id", ["no-such-id", "", "\x00", "half a pair \ud800", "'; DROP TABLE datasets"]
)
def test_an_unknown_id_is_not_found(platform: Platform, dataset_id: str) -> None:
    with pytest.raises(NotFound):
        platform.datasets.get(OWNER, dataset_id)


def test_pages_are_newest_first_and_leave_nothing_out(platform: Platform, dataset: MakeDataset) -> None:
    # Five of the same moment, so that a page ends in the middle of them.
    for number in range(20):
        platform.datasets.add(dataset(f"d{number:02}", minutes=min(number, 15)))
    seen: list[Dataset] = []
    after: Position | None = None
    while True:
        page = platform.datasets.page(OWNER, limit=6, after=after)
        seen.extend(page.items)
        after = page.after
        if after is None:
            break
        assert len(page.items) == 6
    assert len({one.dataset_id for one in seen}) == len(seen) == 20
    assert seen == sorted(seen, key=lambda one: one.uploaded_at, reverse=True)


def test_a_page_that_takes_all_is_the_last(platform: Platform, dataset: MakeDataset) -> None:
    for number in range(3):
        platform.datasets.add(dataset(f"d{number}", minutes=number))
    assert platform.datasets.page(OWNER, limit=3).after is None
    assert platform.datasets.page(OWNER, limit=2).after is not None


def test_what_is_added_later_does_not_shift_the_next_page(platform: Platform, dataset: MakeDataset) -> None:
    for number in range(4):
        platform.datasets.add(dataset(f"d{number}", minutes=number))
    first = platform.datasets.page(OWNER, limit=2)
    platform.datasets.add(dataset("newer", minutes=99))
    second = platform.datasets.page(OWNER, limit=2, after=first.after)
    assert [one.dataset_id for one in second.items] == ["d1", "d0"]


def test_a_change_in_an_allowed_state_is_written_and_stamped(
    platform: Platform, dataset: MakeDataset
) -> None:
    platform.datasets.add(dataset())
    changed = platform.datasets.change(OWNER, "d", UPLOADING, status=DatasetStatus.PROCESSING, file_size=7)
    assert changed == platform.datasets.get(OWNER, "d")
    assert (changed.status, changed.file_size) == (DatasetStatus.PROCESSING, 7)
    again = platform.datasets.change(OWNER, "d", PROCESSING, file_size=7)
    assert again.updated_at > changed.updated_at > dataset().updated_at


def test_a_change_in_another_state_changes_nothing(platform: Platform, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset(status=DatasetStatus.READY))
    with pytest.raises(NotAllowedNow, match="ready"):
        platform.datasets.change(OWNER, "d", PROCESSING, status=DatasetStatus.FAILED)
    assert platform.datasets.get(OWNER, "d") == dataset(status=DatasetStatus.READY)


def test_of_many_who_make_the_same_change_one_succeeds(platform: Platform, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset())

    def begin(_: int) -> bool:
        try:
            platform.datasets.change(OWNER, "d", UPLOADING, status=DatasetStatus.PROCESSING)
        except NotAllowedNow:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(begin, range(16))) == 1


def test_a_deleted_dataset_stays_away(platform: Platform, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset())
    assert platform.datasets.delete(OWNER, "d") is True
    assert platform.datasets.delete(OWNER, "d") is False
    with pytest.raises(NotFound):
        platform.datasets.change(OWNER, "d", UPLOADING, file_size=1)
    assert platform.datasets.page(OWNER, limit=10).items == ()
