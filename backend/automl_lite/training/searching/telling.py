"""How a search goes, told while it goes on."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from automl_lite.domain.jobs import Gain, SearchProgress, Standing
from automl_lite.training.scoring.scores import higher_is_better, score_of_loss
from automl_lite.training.searching.state import SearchState, Tried

TELL_EVERY_SECONDS = 1.0
MOST_GAINS_TOLD = 100


def progress_of(state: SearchState, metric: str, elapsed: float, budget: float) -> SearchProgress:
    """The state so far; `elapsed` and `budget` in seconds of search over all attempts."""
    trials = tuple(state.trials)
    standings, gains = _standings(trials, metric), _gains(trials, metric)
    return SearchProgress(
        trials=len(trials),
        elapsed_seconds=round(elapsed, 1),
        budget_seconds=round(budget, 1),
        metric=metric,
        higher_is_better=higher_is_better(metric),
        best_score=gains[-1].score if gains else None,
        best_estimator=standings[0].estimator if standings else None,
        leaderboard=standings,
        history=gains[-MOST_GAINS_TOLD:],
    )


@contextmanager
def told(
    progress: Callable[[], SearchProgress], on_progress: Callable[[SearchProgress], None]
) -> Iterator[None]:
    """Tell every second, from a thread of its own, and once more at the end."""
    done = threading.Event()

    def keep_telling() -> None:
        while not done.wait(TELL_EVERY_SECONDS):
            on_progress(progress())

    on_progress(progress())
    teller = threading.Thread(target=keep_telling, name="search-progress", daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
    on_progress(progress())


def _standings(trials: tuple[Tried, ...], metric: str) -> tuple[Standing, ...]:
    best: dict[str, tuple[float, int]] = {}
    for trial in trials:
        lost, made = best.get(trial.learner, (float("inf"), 0))
        best[trial.learner] = (min(lost, float("inf") if trial.loss is None else trial.loss), made + 1)
    in_order = sorted(best.items(), key=lambda item: item[1])
    return tuple(
        Standing(estimator=learner, score=score_of_loss(metric, lost), trials=made)
        for learner, (lost, made) in in_order
        if lost < float("inf")
    )


def _gains(trials: tuple[Tried, ...], metric: str) -> tuple[Gain, ...]:
    gains: list[Gain] = []
    best = float("inf")
    for trial in trials:
        if trial.loss is not None and trial.loss < best:
            best = trial.loss
            gains.append(Gain(at_seconds=round(trial.at_seconds, 1), score=score_of_loss(metric, best)))
    return tuple(gains)
