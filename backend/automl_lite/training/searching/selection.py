"""Which trials make the model: the best one, or a weighted few that answer better together.

Greedy selection with replacement from a library of models (Caruana et al. 2004, "Ensemble selection from
libraries of models"), on the answers for validation rows that the search has paid for already.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from automl_lite.training.searching.state import SearchState, Tried
from automl_lite.training.searching.trials import Bench

ROUNDS, ROUNDS_WITHOUT_GAIN = 30, 6
MOST_MEMBERS = 6
LEAST_WEIGHT = 0.05
# On few rows a selection learns their chances by heart; the mean of several, each on rows drawn anew, does so
# less (bagged selection, in the same paper).
FEW_ROWS, BAGS = 2_000, 8


def select(state: SearchState, bench: Bench, *, single: bool, seconds: float) -> dict[int, float]:
    """Weights by trial number, heaviest first; `seconds` are what fitting the members, one by one, may take.

    Trials whose refit would not end in time are passed over, but never the best one.
    """
    candidates = state.candidates()
    best = candidates[0].number
    if single or len(candidates) == 1:
        return {best: 1.0}
    answers = {trial.number: state.answers[trial.number].astype(np.float64) for trial in candidates}
    cost = {trial.number: refit_seconds(trial, bench) for trial in candidates}
    weights: dict[int, float] = {}
    for rows in _draws(len(bench.folds.validated), bench.seed):
        chosen = _greedy(answers, cost, bench, rows, seconds)
        for number, count in chosen.items():
            weights[number] = weights.get(number, 0.0) + count / chosen.total()
    kept = _heaviest(weights, cost, seconds)
    worth_it = bench.loss(combined(kept, state)) < bench.loss(answers[best])
    return kept if worth_it else {best: 1.0}


def _draws(rows: int, seed: int) -> list[NDArray[np.int64]]:
    """The rows that each selection goes by."""
    if rows > FEW_ROWS:
        return [np.arange(rows)]
    drawer = np.random.default_rng(seed)
    return [drawer.integers(0, rows, rows) for _ in range(BAGS)]


def _heaviest(weights: dict[int, float], cost: dict[int, float], seconds: float) -> dict[int, float]:
    """The few that weigh most and can be fitted in time; the heaviest whatever it costs."""
    everything = sum(weights.values(), 0.0)
    kept: dict[int, float] = {}
    for number, weight in sorted(weights.items(), key=lambda item: -item[1])[:MOST_MEMBERS]:
        fits = sum(cost[other] for other in kept) + cost[number] <= seconds
        if not kept or (fits and weight >= LEAST_WEIGHT * everything):
            kept[number] = weight
    total = sum(kept.values(), 0.0)
    return {number: weight / total for number, weight in kept.items()}


def refit_seconds(trial: Tried, bench: Bench) -> float:
    """What fitting a trial on all training rows takes, going by its folds."""
    return trial.fit_seconds / bench.folds.learned_share


def combined(weights: dict[int, float], state: SearchState) -> NDArray[np.float64]:
    """The weighted mean of the trials' answers."""
    return np.asarray(
        sum(weight * state.answers[number].astype(np.float64) for number, weight in weights.items())
    )


def _greedy(
    answers: dict[int, NDArray[np.float64]],
    cost: dict[int, float],
    bench: Bench,
    rows: NDArray[np.int64],
    seconds: float,
) -> Counter[int]:
    """Counts by trial number at the round with the smallest loss on these rows."""
    drawn = {number: answer[rows] for number, answer in answers.items()}
    losses = {number: bench.loss(answer, rows) for number, answer in drawn.items()}
    first = min(losses, key=lambda number: losses[number])
    counts: Counter[int] = Counter({first: 1})
    total = drawn[first].copy()
    left = seconds - cost[first]
    best_counts, best_loss = counts.copy(), losses[first]
    for taken in range(1, ROUNDS):
        open_to = [
            number
            for number in drawn
            if number in counts or (len(counts) < MOST_MEMBERS and cost[number] <= left)
        ]
        losses = {number: bench.loss((total + drawn[number]) / (taken + 1), rows) for number in open_to}
        number = min(losses, key=lambda candidate: losses[candidate])
        if number not in counts:
            left -= cost[number]
        counts[number] += 1
        total += drawn[number]
        if losses[number] < best_loss:
            best_counts, best_loss = counts.copy(), losses[number]
        elif counts.total() - best_counts.total() >= ROUNDS_WITHOUT_GAIN:
            break
    return best_counts
