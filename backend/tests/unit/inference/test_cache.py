import threading
import time

import pytest

from automl_lite.inference.cache import ByteCache


def test_a_thing_is_loaded_once() -> None:
    cache: ByteCache[str] = ByteCache(100)
    loads = []

    for _ in range(3):
        cache.get("a", lambda: loads.append("a") or ("thing a", 10))  # type: ignore[func-returns-value]

    assert loads == ["a"]


def test_the_least_recently_used_goes_first_once_they_weigh_too_much() -> None:
    cache: ByteCache[str] = ByteCache(100)
    loads: list[str] = []

    def ask(name: str) -> None:
        cache.get(name, lambda: (loads.append(name) or name, 40))  # type: ignore[func-returns-value]

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(name)

    assert loads == ["a", "b", "c", "b"]
    assert cache.size_bytes == 80


def test_a_thing_larger_than_the_cache_is_held_alone() -> None:
    cache: ByteCache[str] = ByteCache(10)

    assert cache.get("big", lambda: ("thing", 1000)) == "thing"
    assert cache.get("big", lambda: ("another", 1000)) == "thing"


def test_many_threads_that_ask_at_once_load_once() -> None:
    cache: ByteCache[str] = ByteCache(100)
    loads: list[int] = []

    def load() -> tuple[str, int]:
        loads.append(1)
        time.sleep(0.05)
        return "thing", 1

    threads = [threading.Thread(target=cache.get, args=("a", load)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(loads) == 1


def test_a_load_that_failed_is_tried_again() -> None:
    cache: ByteCache[str] = ByteCache(100)

    def fail() -> tuple[str, int]:
        raise OSError("no such file")

    with pytest.raises(OSError, match="no such file"):
        cache.get("a", fail)

    assert cache.get("a", lambda: ("thing", 1)) == "thing"
