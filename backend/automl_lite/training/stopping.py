"""SIGTERM: what is worth keeping is saved, and the process is gone within seconds.

A handler written in Python runs between two steps of the main thread and so never inside a native call, as
the fit of a model, which may take minutes. The interpreter's own handler, though, writes the signal's number
to a socket at once; a thread waits for it. That holds for a process that is PID 1 too, which the kernel
spares the signal's default action.

Nothing here loads a library, so that a process obeys from its first moment on.
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from automl_lite.domain.endings import STOPPED_EXIT

logger = logging.getLogger(__name__)

# Whoever sends SIGTERM waits at least ten seconds before SIGKILL; AWS Batch on Fargate waits 30.
CLOSING_SECONDS = 8.0


class StopSignal:
    """What this process does at SIGTERM; one that was never told to `obey` changes nothing."""

    def __init__(self) -> None:
        self._save: Callable[[], None] | None = None
        self._last: Callable[[], None] | None = None

    def obey(self, last: Callable[[], None] | None = None) -> None:
        """End the process at SIGTERM from now on, with `last` as its last act; on the main thread only."""
        self._last = last
        reader, writer = socket.socketpair()
        writer.setblocking(False)
        signal.set_wakeup_fd(writer.fileno())
        signal.signal(signal.SIGTERM, lambda *_: None)

        def wait() -> None:
            with writer:
                while signal.SIGTERM not in reader.recv(64):
                    pass
                self._end()

        threading.Thread(target=wait, name="sigterm", daemon=True).start()

    @contextmanager
    def saving(self, save: Callable[[], None]) -> Iterator[None]:
        """Within, `save` is called before the process ends; it is given `CLOSING_SECONDS`."""
        self._save = save
        try:
            yield
        finally:
            self._save = None

    def _end(self) -> None:
        # On a thread of its own: a store that hangs or a lock that is never given back must not keep us.
        closing = threading.Thread(target=self._close, name="closing", daemon=True)
        closing.start()
        closing.join(CLOSING_SECONDS)
        os._exit(STOPPED_EXIT)

    def _close(self) -> None:
        if self._save is not None:
            logger.info("SIGTERM: the search is saved, and this process ends.")
            self._save()
        if self._last is not None:
            self._last()
