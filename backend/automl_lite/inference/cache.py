"""Loaded models, the least recently used dropped first once they weigh too much."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Loaded = TypeVar("Loaded")


class ByteCache(Generic[Loaded]):
    """Keeps up to `capacity` bytes of things by name; one thing larger than that is kept alone."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._held: OrderedDict[str, tuple[Loaded, int]] = OrderedDict()
        self._lock = threading.Lock()
        self._loading: dict[str, threading.Lock] = {}

    def get(self, name: str, load: Callable[[], tuple[Loaded, int]]) -> Loaded:
        """The thing of this name; `load` gives it with its size in bytes, and runs once however many ask."""
        if (found := self._find(name)) is not None:
            return found
        with self._lock:
            gate = self._loading.setdefault(name, threading.Lock())
        with gate:
            if (found := self._find(name)) is not None:
                return found
            try:
                thing, size = load()
                self._hold(name, thing, size)
            finally:
                with self._lock:
                    self._loading.pop(name, None)
            return thing

    @property
    def size_bytes(self) -> int:
        with self._lock:
            return sum(size for _, size in self._held.values())

    def _find(self, name: str) -> Loaded | None:
        with self._lock:
            if name not in self._held:
                return None
            self._held.move_to_end(name)
            return self._held[name][0]

    def _hold(self, name: str, thing: Loaded, size: int) -> None:
        with self._lock:
            self._held[name] = (thing, size)
            total = sum(held for _, held in self._held.values())
            while total > self._capacity and len(self._held) > 1:
                _, (_, dropped) = self._held.popitem(last=False)
                total -= dropped
