"""Telling the job's record how the work goes, and learning from it that nobody wants the work any more."""

import time

from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import JobStatus, Phase, Progress, SearchProgress
from automl_lite.domain.ports import JobStore

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
    """Writes progress to the job's record."""

    def __init__(self, jobs: JobStore, user_id: str, job_id: str) -> None:
        self._jobs = jobs
        self._user_id = user_id
        self._job_id = job_id
        self._phase = Phase.READ
        self._search: SearchProgress | None = None
        self._written_at = 0.0

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
        """Tell how the search goes, from any thread; that the job is gone is noticed at the next phase."""
        self._search = search
        try:
            self._write(min(1.0, search.elapsed_seconds / search.budget_seconds))
        except JobGone:
            return

    def _write(self, share: float) -> None:
        order = list(Phase)
        place = order.index(self._phase)
        begin = BEGINS[self._phase]
        end = BEGINS[order[place + 1]] if place + 1 < len(order) else 100.0
        progress = Progress(
            phase=self._phase,
            percent=round(begin + share * (end - begin), 1),
            message=WORDS[self._phase],
            search=self._search,
        )
        try:
            self._jobs.change(self._user_id, self._job_id, RUNNING, progress=progress)
        except (NotAllowedNow, NotFound) as gone:
            raise JobGone(self._job_id) from gone
        self._written_at = time.monotonic()
