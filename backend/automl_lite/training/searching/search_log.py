"""How a search goes, from the log that it writes trial by trial."""

import json
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from automl_lite.domain.jobs import SearchProgress

REPORT_EVERY_SECONDS = 1.0
# The log has the loss that is minimised: 1 - score for these, the others as they are.
SCORES = frozenset(
    {"roc_auc", "roc_auc_ovr", "roc_auc_ovo", "accuracy", "f1", "micro_f1", "macro_f1", "ap", "r2"}
)

Trial = dict[str, Any]


@dataclass(frozen=True)
class SearchLog:
    """The log of one search: JSON lines, one to a trial."""

    path: Path
    metric: str
    budget_seconds: float

    def trials(self) -> list[Trial]:
        """The trials so far; a line that is still being written waits for the next look."""
        if not self.path.exists():
            return []
        lines = self.path.read_text(encoding="utf-8").splitlines(keepends=True)
        records: list[Trial] = [json.loads(line) for line in lines if line.endswith("\n")]
        return [record for record in records if "validation_loss" in record]

    def progress(self, elapsed: float) -> SearchProgress:
        trials = self.trials()
        best = min(trials, key=lambda trial: float(trial["validation_loss"]), default=None)
        return SearchProgress(
            trials=len(trials),
            elapsed_seconds=round(elapsed, 1),
            budget_seconds=round(self.budget_seconds, 1),
            metric=self.metric,
            higher_is_better=self.metric in SCORES,
            best_score=None if best is None else self._score(best),
            best_estimator=None if best is None else str(best["learner"]),
        )

    @contextmanager
    def reported(self, on_progress: Callable[[SearchProgress], None]) -> Iterator[None]:
        """Tell how it goes every second, from a thread of its own, and once more at the end."""
        started, done = time.monotonic(), threading.Event()

        def report() -> None:
            on_progress(self.progress(time.monotonic() - started))

        def keep_reporting() -> None:
            while not done.wait(REPORT_EVERY_SECONDS):
                report()

        report()
        reporter = threading.Thread(target=keep_reporting, name="search-progress", daemon=True)
        reporter.start()
        try:
            yield
        finally:
            done.set()
            reporter.join()
        report()

    def _score(self, trial: Trial) -> float | None:
        loss = float(trial["validation_loss"])
        if not math.isfinite(loss):
            return None
        return 1.0 - loss if self.metric in SCORES else loss
