"""One server to a data directory: a second one would start the first one's work again."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from automl_lite.local.errors import CannotStart


@contextmanager
def directory_lock(data_dir: Path) -> Iterator[None]:
    """Hold the lock, which the operating system lets go of when the process dies, however it dies.

    Raises:
        CannotStart: another process holds it.
    """
    # Where a signing key is set, none is kept, and nothing has made the directory yet.
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (data_dir / "server.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotStart(
                f"Another AutoML Lite server works on {data_dir}. Stop it, or choose another data directory."
            ) from error
        yield
