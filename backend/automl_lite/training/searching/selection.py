"""Which trials make the model: the best one, or a weighted few that answer better together.

Greedy selection with replacement from a library of models (Caruana et al. 2004, "Ensemble selection from
libraries of models"), on the answers for validation rows that the search has paid for already.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from automl_lite.training.searching.state import SearchState, Tried
from automl_lite.training.searching.trials import Bench

ROUNDS = 40
ROUNDS_WITHOUT_GAIN = 8
MOST_MEMBERS = 6
# An ensemble must lose so much less than the best single model; below this, chance explains it.
WORTH = 0.002


def select(state: SearchState, bench: Bench, *, single: bool, seconds: float) -> dict[int, float]:
    """Weights by trial number, heaviest first; `seconds` are what fitting the members, one by one, may take.

    Trials whose refit would not end in time are passed over, but never the best one.
    """
    candidates = state.candidates()
    best = candidates[0]
    if single or len(candidates) == 1:
        return {best.number: 1.0}
    answers = {trial.number: state.answers[trial.number].astype(np.float64) for trial in candidates}
    chosen, loss = _greedy(candidates, answers, bench, seconds)
    alone = bench.loss(answers[best.number])
    if loss >= alone - WORTH * abs(alone):
        return {best.number: 1.0}
    total = sum(chosen.values())
    return {number: count / total for number, count in chosen.most_common()}


def refit_seconds(trial: Tried, bench: Bench) -> float:
    """What fitting a trial on all training rows takes, going by its folds."""
    return trial.fit_seconds / bench.folds.learned_share


def combined(weights: dict[int, float], state: SearchState) -> NDArray[np.float64]:
    """The weighted mean of the trials' answers."""
    return np.asarray(
        sum(weight * state.answers[number].astype(np.float64) for number, weight in weights.items())
    )


def _greedy(
    candidates: list[Tried], answers: dict[int, NDArray[np.float64]], bench: Bench, seconds: float
) -> tuple[Counter[int], float]:
    """Counts by trial number at the round with the smallest loss, and that loss."""
    cost = {trial.number: refit_seconds(trial, bench) for trial in candidates}
    first = candidates[0].number
    counts: Counter[int] = Counter({first: 1})
    total = answers[first].copy()
    left = seconds - cost[first]
    best_counts, best_loss = counts.copy(), bench.loss(total)
    for taken in range(1, ROUNDS):
        open_to = [
            number
            for number in answers
            if number in counts or (len(counts) < MOST_MEMBERS and cost[number] <= left)
        ]
        losses = {number: bench.loss((total + answers[number]) / (taken + 1)) for number in open_to}
        number = min(losses, key=lambda candidate: losses[candidate])
        if number not in counts:
            left -= cost[number]
        counts[number] += 1
        total += answers[number]
        if losses[number] < best_loss:
            best_counts, best_loss = counts.copy(), losses[number]
        elif counts.total() - best_counts.total() >= ROUNDS_WITHOUT_GAIN:
            break
    return best_counts, best_loss
