"""Which columns the model leans on: permutation importance on hold-out rows (Breiman 2001)."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.scores import FeatureImportance
from automl_lite.training.fitted import FittedModel
from automl_lite.training.scoring.scores import loss_of

SHUFFLES = 5
MOST_ROWS = 2_000


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

    Every column is shuffled once; further rounds follow while `seconds` last.
    """
    drawer = np.random.default_rng(seed)
    if len(target) > MOST_ROWS:
        sample = np.sort(drawer.choice(len(target), MOST_ROWS, replace=False))
        matrix, target = matrix[sample], target[sample]
    loss = loss_of(metric)
    unharmed = loss(target, model.matrix_scores(matrix))
    positions = _positions(model)
    harm: dict[str, list[float]] = {name: [] for name in positions}
    deadline = time.monotonic() + seconds
    for shuffle in range(SHUFFLES):
        if shuffle and time.monotonic() > deadline:
            break
        for done, (name, columns) in enumerate(positions.items()):
            shuffled = matrix.copy()
            shuffled[:, columns] = matrix[drawer.permutation(len(matrix))][:, columns]
            harm[name].append(loss(target, model.matrix_scores(shuffled)) - unharmed)
            on_progress((shuffle + done / len(positions)) / SHUFFLES)
    found = [
        FeatureImportance(column=name, importance=float(np.mean(values)), spread=float(np.std(values)))
        for name, values in harm.items()
    ]
    return tuple(sorted(found, key=lambda importance: -importance.importance))


def _positions(model: FittedModel) -> dict[str, list[int]]:
    """Where in the matrix each raw column went."""
    positions: dict[str, list[int]] = {}
    for position, (name, _) in enumerate(model.preparation.layout()):
        positions.setdefault(name, []).append(position)
    return positions
