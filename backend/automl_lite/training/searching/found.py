"""What a search ends with, and what of it a person may look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.model_report import LeaderboardRow, ModelMember, SearchSummary, StopCause, Trial
from automl_lite.training.scoring.scores import higher_is_better, score_of_loss
from automl_lite.training.searching.ensemble import ENSEMBLE
from automl_lite.training.searching.selection import combined
from automl_lite.training.searching.state import SearchState, Tried
from automl_lite.training.searching.trials import Bench

MOST_TRIALS_TOLD = 1_000


class NothingFound(RuntimeError):
    """The budget ended before one model was trained."""


@dataclass(frozen=True)
class Validation:
    """Out-of-fold answers of the final choice: `scores` are probabilities [n, labels] or numbers [n]."""

    target: NDArray[Any]
    scores: NDArray[np.float64]


@dataclass(frozen=True)
class Found:
    """The members to fit on all training rows, heaviest first, and how the search came to them."""

    members: tuple[ModelMember, ...]
    metric: str
    score: float  # of the members together, on validation rows
    summary: SearchSummary
    leaderboard: tuple[LeaderboardRow, ...]
    trials: tuple[Trial, ...]
    validation: Validation

    @property
    def name(self) -> str:
        return self.members[0].estimator if len(self.members) == 1 else ENSEMBLE


def found(state: SearchState, bench: Bench, weights: dict[int, float], cause: StopCause) -> Found:
    """Put together what `weights` (by trial number) chose from the state's trials."""
    by_number = {trial.number: trial for trial in state.trials}
    members = tuple(
        ModelMember(estimator=by_number[number].learner, weight=weight, config=by_number[number].config)
        for number, weight in weights.items()
    )
    scores = combined(weights, state)
    loss = bench.loss(scores)
    return Found(
        members=members,
        metric=bench.metric,
        score=score_of_loss(bench.metric, loss),
        summary=SearchSummary(
            metric=bench.metric,
            higher_is_better=higher_is_better(bench.metric),
            validation=bench.folds.words,
            validation_rows=len(bench.folds.validated),
            trials=len(state.trials),
            seconds=round(state.seconds, 2),
            stopped=cause,
        ),
        leaderboard=_leaderboard(state.trials, weights, bench.metric, loss),
        trials=_told(state.trials, bench.metric),
        validation=Validation(bench.rows.target[bench.folds.validated], scores),
    )


def _leaderboard(
    trials: Iterable[Tried], weights: dict[int, float], metric: str, loss: float
) -> tuple[LeaderboardRow, ...]:
    """Each learner's best trial, and the ensemble where there is one, best first."""
    done = [(trial.loss, trial) for trial in trials if trial.loss is not None]
    rows: list[tuple[float, LeaderboardRow]] = []
    for learner in dict.fromkeys(trial.learner for _, trial in done):
        own = [(lost, trial) for lost, trial in done if trial.learner == learner]
        lost, best = min(own, key=lambda pair: pair[0])
        row = LeaderboardRow(
            estimator=learner,
            score=score_of_loss(metric, lost),
            seconds=round(best.seconds, 3),
            trials=len(own),
            config=best.config,
            weight=sum(weights.get(trial.number, 0.0) for _, trial in own),
        )
        rows.append((lost, row))
    if len(weights) > 1:
        members = [trial for _, trial in done if trial.number in weights]
        row = LeaderboardRow(
            estimator=ENSEMBLE,
            score=score_of_loss(metric, loss),
            seconds=round(sum(trial.seconds for trial in members), 3),
            trials=len(members),
            config={},
            weight=1.0,
        )
        rows.append((loss, row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _told(trials: Iterable[Tried], metric: str) -> tuple[Trial, ...]:
    """The history with the best so far; of a very long one, the gains and the latest."""
    told: list[Trial] = []
    gains: set[int] = set()
    best = float("inf")
    for trial in trials:
        if trial.loss is not None and trial.loss < best:
            best = trial.loss
            gains.add(trial.number)
        told.append(
            Trial(
                number=trial.number,
                estimator=trial.learner,
                score=None if trial.loss is None else score_of_loss(metric, trial.loss),
                best_score=None if best == float("inf") else score_of_loss(metric, best),
                seconds=round(trial.seconds, 3),
                at_seconds=round(trial.at_seconds, 3),
                config=trial.config,
            )
        )
    latest = told[-MOST_TRIALS_TOLD:]
    kept = [trial for trial in told[: -len(latest)] if trial.number in gains]
    return tuple([*kept, *latest][-MOST_TRIALS_TOLD:])
