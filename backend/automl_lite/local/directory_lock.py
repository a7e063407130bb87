"""One server to a data directory: a second one would start the first one's work again."""

import fcntl
from io import TextIOWrapper
from pathlib import Path

from automl_lite.local.errors import CannotStart


class DirectoryLock:
    """A lock that the operating system lets go of when its process dies, however it dies."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._file: TextIOWrapper | None = None

    def acquire(self) -> None:
        """Raises CannotStart where another process holds the lock."""
        file = (self._data_dir / "server.lock").open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise CannotStart(
                f"Another AutoML Lite server works on {self._data_dir}. Stop it, or choose another data "
                "directory."
            ) from error
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
