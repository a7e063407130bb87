"""Which columns the model leans on: permutation importance on hold-out rows (Breiman 2001)."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import Pipeline

from automl_lite.domain.scores import FeatureImportance
from automl_lite.training.fitted import FittedModel
from automl_lite.training.scoring.scores import loss_of

SHUFFLES = 5
MOST_ROWS, FEWEST_ROWS = 2_000, 200
# Of the matrix, asked about at once: forests take longer to begin than to answer a few rows.
CELLS_AT_ONCE = 1_000_000


def permutation_importance(
    model: FittedModel,
    matrix: NDArray[np.float32],
    target: NDArray[Any],
    metric: str,
    *,
    seconds: float,
    seed: int,
    on_progress: Callable[[float], None],
) -> tuple[FeatureImportance, ...]:
    """How much more `metric` loses when a raw column is shuffled, the largest first.

    Every column is shuffled once, on fewer rows where columns are very many, and again while `seconds` last.
    Where even that is too little, the columns that the estimators used least are not measured, and not told.
    """
    drawer = np.random.default_rng(seed)
    matrix, target = _affordable(model, matrix, target, seconds, drawer)
    loss = loss_of(metric)
    unharmed = loss(target, model.matrix_scores(matrix))
    positions, waiting = _positions(model), by_use(model)
    harm: dict[str, list[float]] = {name: [] for name in waiting}
    size = max(1, CELLS_AT_ONCE // matrix.size)
    deadline = time.monotonic() + seconds
    for shuffle in range(SHUFFLES):
        for start in range(0, len(waiting), size):
            if time.monotonic() > deadline and (start or shuffle):
                break
            names = waiting[start : start + size]
            shuffled = [_shuffled(matrix, positions[name], drawer) for name in names]
            scores = np.split(model.matrix_scores(np.concatenate(shuffled)), len(names))
            for name, answers in zip(names, scores, strict=True):
                harm[name].append(loss(target, answers) - unharmed)
            on_progress((shuffle + start / len(waiting)) / SHUFFLES)
    found = [
        FeatureImportance(column=name, importance=float(np.mean(values)), spread=float(np.std(values)))
        for name, values in harm.items()
        if values
    ]
    return tuple(sorted(found, key=lambda importance: -importance.importance))


def by_use(model: FittedModel) -> list[str]:
    """All raw columns, those first that the estimators split on most; the same for the same model."""
    positions = _positions(model)
    use = dict.fromkeys(positions, 0.0)
    for member in model.estimator.members:
        estimator = member.estimator
        last = estimator.steps[-1][1] if isinstance(estimator, Pipeline) else estimator
        gains = np.asarray(getattr(last, "feature_importances_", ()), dtype=np.float64)
        if len(gains) != model.preparation.width or not gains.sum() > 0:
            continue  # a linear one, or one that never split
        for name, places in positions.items():
            use[name] += member.weight * float(gains[places].sum() / gains.sum())
    return sorted(use, key=lambda name: -use[name])


def _affordable(
    model: FittedModel,
    matrix: NDArray[np.float32],
    target: NDArray[Any],
    seconds: float,
    drawer: np.random.Generator,
) -> tuple[NDArray[np.float32], NDArray[Any]]:
    """As many rows as let one round over all columns end in time, within limits."""
    sample = _drawn(len(target), MOST_ROWS, drawer)
    started = time.monotonic()
    model.matrix_scores(matrix[sample])
    round_seconds = (time.monotonic() - started) * len(_positions(model))
    if round_seconds > seconds:
        rows = max(FEWEST_ROWS, int(len(sample) * seconds / round_seconds))
        sample = sample[_drawn(len(sample), rows, drawer)]
    return matrix[sample], target[sample]


def _drawn(rows: int, most: int, drawer: np.random.Generator) -> NDArray[np.int64]:
    if rows <= most:
        return np.arange(rows)
    return np.sort(drawer.choice(rows, most, replace=False))


def _shuffled(
    matrix: NDArray[np.float32], places: list[int], drawer: np.random.Generator
) -> NDArray[np.float32]:
    shuffled = matrix.copy()
    shuffled[:, places] = matrix[drawer.permutation(len(matrix))][:, places]
    return shuffled


def _positions(model: FittedModel) -> dict[str, list[int]]:
    """Where in the matrix each raw column went."""
    positions: dict[str, list[int]] = {}
    for position, (name, _) in enumerate(model.preparation.layout()):
        positions.setdefault(name, []).append(position)
    return positions
