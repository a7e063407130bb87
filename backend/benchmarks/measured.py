"""A command in processes of its own, with its seconds and the memory of all of them at once."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

LOOK_EVERY_SECONDS = 0.2


@dataclass(frozen=True)
class Measured:
    """How a command went. `exit_code` is None where it was stopped for taking too long."""

    exit_code: int | None
    seconds: float
    peak_mb: float  # resident, summed over the process and its children
    output: str  # both streams


def run_measured(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    limit_seconds: float,
    log: Path,
) -> Measured:
    """Run to the end, or to the limit; then the command and all it started are killed."""
    started = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - a benchmark's own commands
            list(map(str, command)),
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _MemoryWatch(process.pid)
        watch.start()
        exit_code: int | None
        try:
            exit_code = process.wait(limit_seconds)
        except subprocess.TimeoutExpired:
            exit_code = None
        finally:
            seconds = time.perf_counter() - started
            watch.stop()
            _end(process)
    return Measured(exit_code, seconds, watch.peak_mb, log.read_text("utf-8", errors="replace"))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of a command: its children, wherever they put themselves, and its group."""
    with suppress(psutil.NoSuchProcess):
        for child in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                child.kill()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class _MemoryWatch(threading.Thread):
    """Looks now and then; a peak between two looks is missed."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak_mb = 0.0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        with suppress(psutil.NoSuchProcess):
            root = psutil.Process(self._pid)
            while not self._over.wait(LOOK_EVERY_SECONDS):
                self.peak_mb = max(self.peak_mb, sum(map(_resident, [root, *root.children(recursive=True)])))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _resident(process: psutil.Process) -> float:
    with suppress(psutil.NoSuchProcess):
        return float(process.memory_info().rss) / (1 << 20)
    return 0.0
