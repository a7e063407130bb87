"""Keeping a search's state safe while it goes on, from a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from automl_lite.domain.model_report import StopCause
from automl_lite.training.searching.checkpoint import Checkpoint
from automl_lite.training.searching.state import SearchState

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.2
# Of a search that finds nothing better, what it has tried is saved this often.
SAVE_EVERY_SECONDS = 15.0
# Saving takes no more than a fifth of the time, however large the state and however slow the store.
REST_PER_SAVE = 4.0
AFTER_FAILURE_SECONDS = 3.0


class Resumable(Protocol):
    """A search's state, which may be written down at any moment, by any thread."""

    @property
    def changes(self) -> int:
        """Grows with every trial that ended."""
        ...

    @property
    def improvements(self) -> int:
        """Grows whenever the best got better."""
        ...

    def dump(self) -> bytes: ...


class CheckpointKeeper:
    """Saves at each improvement and at least every 15 s where anything changed; use it as a context manager.

    A store that cannot be reached costs the checkpoint, not the job: it is tried again.
    """

    def __init__(
        self,
        checkpoint: Checkpoint,
        state: Resumable,
        job_seconds: Callable[[], float],
        every_seconds: float = SAVE_EVERY_SECONDS,
    ) -> None:
        self._every_seconds = every_seconds
        self._checkpoint = checkpoint
        self._state = state
        self._job_seconds = job_seconds
        self._saved = (state.changes, state.improvements)
        self._saved_at = time.monotonic()
        self._rest_until = 0.0
        self._writing = threading.Lock()  # never two writers at once
        self._closed = False
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="checkpoint", daemon=True)

    def __enter__(self) -> "CheckpointKeeper":
        if self._state.changes:  # that this attempt began is part of what the next one should know
            self._save()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.set()
        self._thread.join()
        if error is None:
            self._save(last=True)

    def save_last(self) -> None:
        """Save in mid-search, as the last act of this process; what is being written is waited for."""
        self._save(last=True)

    def _keep(self) -> None:
        while not self._leaving.wait(LOOK_EVERY_SECONDS):
            now = time.monotonic()
            if now >= self._rest_until and self._is_due(now):
                self._save()

    def _is_due(self, now: float) -> bool:
        changes, improvements = self._saved
        if self._state.improvements != improvements:
            return True
        return self._state.changes != changes and now - self._saved_at >= self._every_seconds

    def _save(self, *, last: bool = False) -> None:
        with self._writing:
            if self._closed or not self._state.changes:
                return
            self._closed = last
            began, marks = time.monotonic(), (self._state.changes, self._state.improvements)
            try:
                self._checkpoint.write(self._state.dump(), self._job_seconds(), orderly=last)
            except Exception:  # whatever it is, the search is worth more than its checkpoint
                logger.exception("The checkpoint could not be saved; it will be tried again.")
                self._rest_until = time.monotonic() + AFTER_FAILURE_SECONDS
                return
            self._saved, self._saved_at = marks, time.monotonic()
            pause = min(self._every_seconds, REST_PER_SAVE * (self._saved_at - began))
            self._rest_until = self._saved_at + pause


def resumed(checkpoint: Checkpoint, search: str, max_attempts: int) -> SearchState:
    """The state to search from: an earlier attempt's where it was of this search (by its fingerprint).

    Where the process has died so often that it may begin only this once more, most likely for a lack of
    memory, the search counts as finished: a model of what was found is worth more than another death.
    """
    content = checkpoint.resume(search)
    if content is None:
        return SearchState()
    try:
        state = SearchState.load(content)
    except ValueError as error:
        checkpoint.start_over(str(error))
        return SearchState()
    logger.info("The search goes on after %d trials of earlier attempts.", len(state.trials))
    if state.finished is None and state.best is not None and checkpoint.deaths >= max(1, max_attempts - 1):
        state.finish(StopCause.DEATHS)
    return state
