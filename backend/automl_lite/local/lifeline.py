"""A worker process never outlives the server that started it."""

import os
import signal
import threading


def follow_parent() -> None:
    """End this process, and all that it started, as soon as the parent is gone.

    The parent holds the other end of our standard input and never writes to it. The operating system closes
    that end however the parent dies, SIGKILL included, and does so on Linux and macOS alike.
    """
    threading.Thread(target=_end_with_parent, name="lifeline", daemon=True).start()


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
