"""Telling the job's record how the work goes, and learning from it what is wanted of the work."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from automl_lite.domain.errors import NotAllowedNow, NotFound, Unavailable
from automl_lite.domain.jobs import JobStatus, Phase, Progress, SearchProgress
from automl_lite.domain.ports import JobStore

logger = logging.getLogger(__name__)

RUNNING = frozenset({JobStatus.RUNNING})
# Where each phase begins, in percent of the job; the search takes most of the time.
BEGINS: dict[Phase, float] = {
    Phase.READ: 0,
    Phase.SPLIT: 4,
    Phase.PREPARE: 6,
    Phase.SEARCH: 10,
    Phase.EVALUATE: 75,
    Phase.EXPLAIN: 79,
    Phase.EXPORT: 88,
    Phase.REPORT: 94,
}
WORDS: dict[Phase, str] = {
    Phase.READ: "Reading the file",
    Phase.SPLIT: "Setting hold-out rows aside",
    Phase.PREPARE: "Preparing the columns",
    Phase.SEARCH: "Searching for the best model",
    Phase.EVALUATE: "Scoring it on hold-out rows",
    Phase.EXPLAIN: "Measuring which columns matter",
    Phase.EXPORT: "Exporting and checking the model",
    Phase.REPORT: "Writing the reports",
}
WRITE_EVERY_SECONDS = 1.0


class JobGone(Exception):
    """Not a failure: somebody cancelled or deleted the job, so what it writes is not wanted."""


class ProgressWriter:
    """Writes progress to the job's record; a record that cannot be reached for a moment stays as it is.

    `stop` is set once somebody wants the search to end: to keep what it has found, or nothing of it.
    """

    def __init__(self, jobs: JobStore, user_id: str, job_id: str) -> None:
        self._jobs = jobs
        self._user_id = user_id
        self._job_id = job_id
        self._phase = Phase.READ
        self._search: SearchProgress | None = None
        self._told_at = 0.0
        self._written_at = 0.0
        self.stop = threading.Event()

    def begin(self, phase: Phase) -> None:
        """Enter a phase.

        Raises:
            JobGone: the job was cancelled or deleted.
        """
        self._phase = phase
        self._write(0.0)

    def within(self, share: float) -> None:
        """Tell how much of the phase is done, 0 to 1; most calls write nothing.

        Raises:
            JobGone: the job was cancelled or deleted.
        """
        if time.monotonic() - self._written_at >= WRITE_EVERY_SECONDS:
            self._write(share)

    def searching(self, search: SearchProgress) -> None:
        """Tell how the search goes, as often as one likes and from any thread; see `watched`."""
        self._search, self._told_at = search, time.monotonic()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """While the search runs: write how it goes every second, and hear what is wanted of it.

        From a thread of its own, so that a slow store holds up no trial, nor a trial this. A job that is
        gone sets `stop`, and the next phase raises JobGone.
        """
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(WRITE_EVERY_SECONDS):
                try:
                    self._write_search()
                except JobGone:
                    return

        watcher = threading.Thread(target=watch, name="progress", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()

    def _write_search(self) -> None:
        """How the search goes by now: its seconds pass during a trial too."""
        if self._search is None:
            self._write(0.0)
            return
        elapsed = self._search.elapsed_seconds + time.monotonic() - self._told_at
        share = elapsed / self._search.budget_seconds if self._search.budget_seconds else 1.0
        now = self._search.model_copy(update={"elapsed_seconds": round(elapsed, 1)})
        self._write(min(1.0, share), now)

    def _write(self, share: float, search: SearchProgress | None = None) -> None:
        order = list(Phase)
        place = order.index(self._phase)
        begin = BEGINS[self._phase]
        end = BEGINS[order[place + 1]] if place + 1 < len(order) else 100.0
        progress = Progress(
            phase=self._phase,
            percent=round(begin + share * (end - begin), 1),
            message=WORDS[self._phase],
            search=search or self._search,
        )
        try:
            job = self._jobs.change(self._user_id, self._job_id, RUNNING, progress=progress)
        except (NotAllowedNow, NotFound) as gone:
            self.stop.set()
            raise JobGone(self._job_id) from gone
        except Unavailable as trouble:
            logger.warning("Progress could not be written: %s", trouble.detail)
            return
        if job.finish_early:
            self.stop.set()
        self._written_at = time.monotonic()
