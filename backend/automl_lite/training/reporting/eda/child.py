"""The page about the data, made by a process of its own while the search runs."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from automl_lite.domain.columns import ColumnReading
from automl_lite.domain.jobs import JobWarning
from automl_lite.training.reporting.eda.frame import hand_over
from automl_lite.training.reporting.eda.pace import LEAST_SECONDS
from automl_lite.training.table import Table

logger = logging.getLogger(__name__)

# The promise: the page takes at most this share of the job's time.
SHARE = 0.2
LOOK_EVERY_SECONDS = 0.25
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Collected:
    """The page, or why there is none."""

    page: str | None
    warning: JobWarning | None = None


class EdaChild:
    """Started once and collected once; whatever happens between, the process ends with this context.

    Sweetviz is loaded in the other process only: it and matplotlib weigh 200 MB, and a file that brings it to
    its knees brings down no training.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "eda"
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = 0.0
        self._excuse = "it was not begun"

    def start(
        self, table: Table, readings: tuple[ColumnReading, ...], target: str, *, budget: float, seed: int
    ) -> None:
        """Begin, unless so short a budget leaves no time for it."""
        seconds = SHARE * budget
        if seconds < LEAST_SECONDS:
            self._excuse = f"a fifth of the time budget, {seconds:.0f} s, is too short for it"
            return
        began = time.monotonic()
        self._folder.mkdir()
        handover, page = self._folder / "handover.json", self._page
        hand_over(table, readings, target, seed).write(handover)
        self._deadline = began + seconds
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", f"{__package__}.process", str(handover), str(page)],
                stdin=subprocess.PIPE,  # held open and never written: the child ends when it closes
                stdout=log,
                stderr=log,
                env=self._environment(seconds),
            )

    def collect(self, waiting: Callable[[], None], *, hurry: bool = False) -> Collected:
        """The page, waited for until its time is up; `waiting` is called meanwhile and may raise.

        In a `hurry`, because a person waits for the job's end, it is only taken if it is there.
        """
        if self._process is None:
            return self._without()
        while not hurry and self._process.poll() is None and time.monotonic() < self._deadline:
            waiting()
            time.sleep(LOOK_EVERY_SECONDS)
        unfinished = hurry and self._process.poll() is None
        self.stop()
        if unfinished:
            self._excuse = "the job was to end at once"
            return self._without()
        if self._process.returncode == 0 and self._page.exists():
            return Collected(self._page.read_text(encoding="utf-8"))
        if self._process.returncode in (-signal.SIGALRM, -signal.SIGKILL):
            self._excuse = "it took longer than a fifth of the time budget"
        else:
            self._excuse = "Sweetviz, which makes it, could not take this file"
            logger.warning(
                "no page by Sweetviz: exit code %d\n%s", self._process.returncode, self._last_words()
            )
        return self._without()

    def stop(self) -> None:
        """End the process if it still runs."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def _page(self) -> Path:
        return self._folder / "page.html"

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    def _environment(self, seconds: float) -> dict[str, str]:
        """One thread, no display, and all that is written in the scratch folder."""
        return {
            **os.environ,
            **ONE_THREAD,
            "EDA_SECONDS": str(seconds),
            "HOME": str(self._folder),
            "MPLBACKEND": "Agg",
            "MPLCONFIGDIR": str(self._folder),
            "TMPDIR": str(self._folder),
        }

    def _without(self) -> Collected:
        message = f"The data report is a simpler one than usual: {self._excuse}. The model is not affected."
        return Collected(None, JobWarning(code="eda_simplified", message=message))

    def _last_words(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-2_000:]
