"""Files kept on a function's own disk, which outlives a call."""

import errno
import hashlib
import logging
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from automl_lite.domain.ports import FileStat, FileStore

logger = logging.getLogger(__name__)

FOLDER = "automl-lite-models"
DISK, STORE = "disk", "store"


class ScratchCache:
    """Local copies of a file store's files, up to `capacity` bytes, the longest unused dropped first.

    A copy is of one key and ETag, so a file that was replaced is fetched anew. One that is cut short, or with
    which the reader found fault, is dropped. `tell` hears where each file came from.
    """

    def __init__(
        self, files: FileStore, folder: Path, capacity: int, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self._files = files
        self._folder = folder / FOLDER
        self._capacity = capacity
        self._tell = tell
        self._lock = threading.Lock()
        self._in_use: Counter[Path] = Counter()
        self._folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def local_copy(self, key: str, etag: str | None = None) -> Iterator[Path]:
        """The file as a path to read while the context lasts.

        Raises:
            NotFound: there is no such file.
            Replaced: it is no longer the one whose `etag` is given.
        """
        stat = self._files.stat(key)
        if stat is None or etag not in (None, stat.etag) or stat.size_bytes > self._capacity:
            with self._files.local_copy(key, etag) as path:
                self._tell(STORE)
                yield path
            return
        kept = self._kept(key, stat)
        try:
            yield kept
        except BaseException:  # whatever it was: a copy that somebody stumbled over is not to be met again
            kept.unlink(missing_ok=True)
            raise
        finally:
            with self._lock:
                self._in_use[kept] -= 1

    def _kept(self, key: str, stat: FileStat) -> Path:
        """A whole copy on the disk, in use until released; one thread at a time fetches."""
        path = self._folder / hashlib.sha256(f"{key}\n{stat.etag}".encode()).hexdigest()
        with self._lock:
            if path.is_file() and path.stat().st_size == stat.size_bytes:
                self._tell(DISK)
            else:
                self._make_room(stat.size_bytes)
                self._fetch(key, stat, path)
                self._tell(STORE)
            self._in_use[path] += 1
            now = time.time_ns()  # of a finer clock than the file system's own
            os.utime(path, ns=(now, now))
        return path

    def _fetch(self, key: str, stat: FileStat, path: Path) -> None:
        try:
            self._copy(key, stat, path)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            logger.warning("the scratch disk is full; every kept model is dropped")
            self._make_room(self._capacity)
            self._copy(key, stat, path)

    def _copy(self, key: str, stat: FileStat, path: Path) -> None:
        path.unlink(missing_ok=True)
        with self._files.local_copy(key, stat.etag) as fetched:
            try:
                os.link(fetched, path)  # the store's own copy, under a second name that stays
            except OSError:  # another disk
                part = path.with_suffix(".part")
                shutil.copyfile(fetched, part)
                part.replace(path)

    def _make_room(self, needed: int) -> None:
        """Drop the longest unused copies until so many bytes fit in; those in use stay."""
        # A part is of a copy that was broken off: only one is made at a time.
        for part in self._folder.glob("*.part"):
            part.unlink(missing_ok=True)
        copies = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        total = sum(path.stat().st_size for path in copies)
        for path in copies:
            if total + needed <= self._capacity:
                return
            if not self._in_use[path]:
                total -= path.stat().st_size
                path.unlink()
