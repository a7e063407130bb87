"""What a search knows so far: everything that a retry needs to go on from there."""

import io
import json
import threading
import zipfile
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.model_report import Config, StopCause
from automl_lite.training.searching.proposals import Point
from automl_lite.training.searching.trials import Outcome

# Candidates whose answers are kept for an ensemble: the best of each learner, and the best of all.
KEPT_PER_LEARNER, KEPT = 8, 30
FORMAT = 1


@dataclass(frozen=True)
class Tried:
    """One trial; `loss` is None where it failed."""

    number: int
    learner: str
    point: Point
    config: Config
    loss: float | None
    seconds: float
    fit_seconds: float
    at_seconds: float


@dataclass
class SearchState:
    """Trials in order, and the validated rows' answers of the best; safe to read from another thread."""

    trials: list[Tried] = field(default_factory=list)
    answers: dict[int, NDArray[np.float32]] = field(default_factory=dict)  # by a trial's number
    seconds: float = 0.0  # spent searching, over all attempts
    finished: StopCause | None = None  # why the search is over, None while it goes on
    changes: int = 0
    improvements: int = 0
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @property
    def best(self) -> Tried | None:
        """The trial with the smallest loss, the earlier of two."""
        with self._lock:
            done = [trial for trial in self.trials if trial.loss is not None]
            return min(done, key=_loss, default=None)

    def add(self, learner: str, point: Point, config: Config, outcome: Outcome) -> Tried:
        """Take in a trial that gave answers."""
        with self._lock:
            before = self.best
            tried = self._append(learner, point, config, outcome.seconds, outcome)
            self.answers[tried.number] = outcome.answers
            for number in set(self.answers) - {trial.number for trial in self.candidates()}:
                del self.answers[number]
            if before is None or outcome.loss < _loss(before):
                self.improvements += 1
            return tried

    def add_failed(self, learner: str, point: Point, config: Config, seconds: float) -> None:
        """Take in a trial that broke off."""
        with self._lock:
            self._append(learner, point, config, seconds, None)

    def spend(self, seconds: float) -> None:
        """So many seconds of search, over all attempts, are behind us."""
        with self._lock:
            self.seconds = seconds

    def finish(self, cause: StopCause) -> None:
        """The search is over: a retry has nothing to search for."""
        with self._lock:
            self.finished = cause
            self.changes += 1

    def candidates(self) -> list[Tried]:
        """The trials worth combining whose answers are there, best first."""
        with self._lock:
            known = sorted((trial for trial in self.trials if trial.number in self.answers), key=_loss)
            taken: dict[str, int] = {}
            kept: list[Tried] = []
            for trial in known:
                taken[trial.learner] = taken.get(trial.learner, 0) + 1
                if taken[trial.learner] == 1 or (
                    taken[trial.learner] <= KEPT_PER_LEARNER and len(kept) < KEPT
                ):
                    kept.append(trial)
            return kept

    def dump(self) -> bytes:
        """Everything, as bytes that `load` reads back."""
        with self._lock:
            told = {
                "format": FORMAT,
                "trials": [asdict(trial) for trial in self.trials],
                "seconds": self.seconds,
                "finished": self.finished,
                "changes": self.changes,
                "improvements": self.improvements,
            }
            arrays = {str(number): answers for number, answers in self.answers.items()}
        file = io.BytesIO()
        # Not compressed: probabilities shrink by a tenth, in ten times the time that a stopped process has.
        np.savez(file, told=np.frombuffer(json.dumps(told).encode(), dtype=np.uint8), **arrays)  # type: ignore[arg-type]
        return file.getvalue()

    @classmethod
    def load(cls, content: bytes) -> "SearchState":
        """Read what `dump` wrote.

        Raises:
            ValueError: it is something else, or of another format.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
                told: dict[str, Any] = json.loads(arrays["told"].tobytes())
                if told["format"] != FORMAT:
                    raise ValueError(f"a search state of format {told['format']}")
                answers = {int(name): arrays[name] for name in arrays.files if name != "told"}
            return cls(
                trials=[Tried(**trial) for trial in told["trials"]],
                answers=answers,
                seconds=float(told["seconds"]),
                finished=told["finished"] and StopCause(told["finished"]),
                changes=int(told["changes"]),
                improvements=int(told["improvements"]),
            )
        except (KeyError, TypeError, OSError, EOFError, zipfile.BadZipFile) as error:
            raise ValueError(f"not a search state: {error}") from error

    def _append(
        self, learner: str, point: Point, config: Config, seconds: float, outcome: Outcome | None
    ) -> Tried:
        tried = Tried(
            number=len(self.trials) + 1,
            learner=learner,
            point=point,
            config=config,
            loss=outcome.loss if outcome else None,
            seconds=seconds,
            fit_seconds=outcome.fit_seconds if outcome else 0.0,
            at_seconds=self.seconds,
        )
        self.trials.append(tried)
        self.changes += 1
        return tried


def _loss(trial: Tried) -> float:
    return float("inf") if trial.loss is None else trial.loss
