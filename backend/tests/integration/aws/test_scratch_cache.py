"""Model files on a function's own disk."""

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from automl_lite.aws.file_store import S3FileStore
from automl_lite.aws.s3.scratch_cache import ScratchCache
from automl_lite.domain.clock import SystemClock
from automl_lite.domain.errors import NotFound, Replaced
from tests.support.moto_account import MotoAccount


@pytest.fixture
def files(account: MotoAccount) -> S3FileStore:
    return S3FileStore(account.clients, account.settings, SystemClock())


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def cache(files: S3FileStore, tmp_path: Path, told: list[str]) -> ScratchCache:
    return ScratchCache(files, tmp_path / "scratch", 100, told.append)


def put(files: S3FileStore, name: str, size: int, letter: bytes = b"x") -> str:
    key = f"models/{name}/model.onnx"
    files.write_bytes(key, letter * size, "application/octet-stream")
    return key


def read(cache: ScratchCache, key: str, etag: str | None = None) -> bytes:
    with cache.local_copy(key, etag) as path:
        return path.read_bytes()


def on_disk(tmp_path: Path) -> int:
    return sum(path.stat().st_size for path in (tmp_path / "scratch").rglob("*") if path.is_file())


def test_a_file_is_fetched_once(files: S3FileStore, cache: ScratchCache, told: list[str]) -> None:
    key = put(files, "a", 10)
    assert [read(cache, key) for _ in range(3)] == [b"x" * 10] * 3
    assert told == ["store", "disk", "disk"]


def test_another_process_finds_what_the_last_one_kept(
    files: S3FileStore, cache: ScratchCache, told: list[str], tmp_path: Path
) -> None:
    key = put(files, "a", 10)
    read(cache, key)
    read(ScratchCache(files, tmp_path / "scratch", 100, told.append), key)
    assert told == ["store", "disk"]


def test_a_file_that_was_replaced_is_fetched_anew(files: S3FileStore, cache: ScratchCache) -> None:
    key = put(files, "a", 10)
    read(cache, key)
    put(files, "a", 10, b"y")
    assert read(cache, key) == b"y" * 10


def test_the_longest_unused_goes_first(
    files: S3FileStore, cache: ScratchCache, told: list[str], tmp_path: Path
) -> None:
    keys = {name: put(files, name, 40) for name in "abc"}
    for name in ("a", "b", "a", "c", "a", "b"):
        read(cache, keys[name])
    assert told == ["store", "store", "disk", "store", "disk", "store"]
    assert on_disk(tmp_path) == 80


def test_a_copy_that_was_cut_short_is_refused(
    files: S3FileStore, cache: ScratchCache, told: list[str], tmp_path: Path
) -> None:
    key = put(files, "a", 10)
    read(cache, key)
    (kept,) = (path for path in (tmp_path / "scratch").rglob("*") if path.is_file())
    kept.unlink()
    kept.write_bytes(b"xxx")
    assert read(cache, key) == b"x" * 10
    assert told == ["store", "store"]


def test_a_copy_that_its_reader_found_fault_with_is_not_met_again(
    files: S3FileStore, cache: ScratchCache, told: list[str]
) -> None:
    key = put(files, "a", 10)
    with pytest.raises(ValueError, match="damaged"), cache.local_copy(key):
        raise ValueError("damaged")
    read(cache, key)
    assert told == ["store", "store"]


def test_a_file_larger_than_the_room_is_read_and_not_kept(
    files: S3FileStore, cache: ScratchCache, told: list[str], tmp_path: Path
) -> None:
    key = put(files, "a", 101)
    assert [len(read(cache, key)) for _ in range(2)] == [101, 101]
    assert told == ["store", "store"]
    assert on_disk(tmp_path) == 0


def test_what_is_not_there_is_not_found(files: S3FileStore, cache: ScratchCache) -> None:
    with pytest.raises(NotFound):
        read(cache, "models/none/model.onnx")
    key = put(files, "a", 10)
    with pytest.raises(Replaced):
        read(cache, key, '"of another file"')


def test_threads_that_ask_at_once_fetch_once(
    files: S3FileStore, cache: ScratchCache, told: list[str]
) -> None:
    key = put(files, "a", 10)
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(read(cache, key))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"x" * 10] * 8
    assert sorted(told) == ["disk"] * 7 + ["store"]


def test_a_copy_in_use_is_not_dropped(files: S3FileStore, cache: ScratchCache) -> None:
    first, second = put(files, "a", 60), put(files, "b", 60)
    with cache.local_copy(first) as path:
        read(cache, second)
        assert path.read_bytes() == b"x" * 60


class FullDisk(S3FileStore):
    """A store whose copies do not fit until room was made."""

    full = False

    @contextmanager
    def local_copy(self, key: str, etag: str | None = None) -> Iterator[Path]:
        if self.full:
            self.full = False
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        with super().local_copy(key, etag) as path:
            yield path


def test_a_full_disk_is_cleared_and_the_file_fetched_all_the_same(
    account: MotoAccount, tmp_path: Path, told: list[str]
) -> None:
    files = FullDisk(account.clients, account.settings, SystemClock())
    cache = ScratchCache(files, tmp_path / "scratch", 100, told.append)
    read(cache, put(files, "a", 10))
    files.full = True
    assert read(cache, put(files, "b", 10)) == b"x" * 10
    assert on_disk(tmp_path) == 10


class OtherDisk(S3FileStore):
    """A store whose copies are on a disk to which no link can be made."""

    @contextmanager
    def local_copy(self, key: str, etag: str | None = None) -> Iterator[Path]:
        with super().local_copy(key, etag):
            yield Path("/proc/self/comm")


@pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="needs a second file system that is there")
def test_a_copy_on_another_disk_is_kept_too(account: MotoAccount, tmp_path: Path, told: list[str]) -> None:
    files = OtherDisk(account.clients, account.settings, SystemClock())
    cache = ScratchCache(files, tmp_path / "scratch", 100, told.append)
    name = Path("/proc/self/comm").read_bytes()
    key = put(files, "a", len(name))
    assert [read(cache, key), read(cache, key)] == [name, name]
    assert told == ["store", "disk"]
