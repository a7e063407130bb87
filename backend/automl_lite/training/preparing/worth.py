"""Whether the words of a text column tell something about the target, on training rows."""

from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.detection import ProblemType

FOLDS = 5
MOST_ROWS = 5_000
TREES = 40
# Trees for all classes together: LightGBM grows one a round for each.
MOST_TREES = 400
FEWEST_ROWS = 50
# The loss must fall by so many standard errors of its mean and by such a share: no chance, and worth carrying
# along.
STANDARD_ERRORS = 3.0
SMALLEST_GAIN = 0.005


def adds_to(
    base: NDArray[np.float32] | None,
    words: NDArray[np.float32],
    target: NDArray[Any],
    problem_type: ProblemType,
    seed: int,
) -> bool:
    """Whether a small model does better out of fold with `words` than with `base` alone, or with nothing.

    `base` is what the column gives without its words, [rows, columns]; None where that is nothing.
    """
    if len(target) < FEWEST_ROWS:
        return False
    fold = np.random.default_rng(seed).permutation(len(target)) % FOLDS
    with_words = words if base is None else np.hstack([base, words])
    without = _losses(base, target, fold, problem_type, seed)
    gain = without - _losses(with_words, target, fold, problem_type, seed)
    mean, error = float(gain.mean()), float(gain.std()) / np.sqrt(len(gain))
    return mean > STANDARD_ERRORS * error and mean > SMALLEST_GAIN * float(without.mean())


def _losses(
    matrix: NDArray[np.float32] | None,
    target: NDArray[Any],
    fold: NDArray[np.int64],
    problem_type: ProblemType,
    seed: int,
) -> NDArray[np.float64]:
    """Each row's loss under a model of the other folds: negative log-likelihood, or squared error."""
    losses = np.empty(len(target))
    for number in range(FOLDS):
        learned, held = fold != number, fold == number
        if problem_type is ProblemType.REGRESSION:
            answers = _numbers(matrix, target, learned, held, seed)
            losses[held] = (answers - target[held]) ** 2
        else:
            likelihoods = _likelihoods(matrix, target, learned, held, seed)
            losses[held] = -np.log(np.clip(likelihoods, 1e-3, 1.0))
    return losses


def _numbers(
    matrix: NDArray[np.float32] | None, target: NDArray[Any], learned: Any, held: Any, seed: int
) -> NDArray[np.float64]:
    if matrix is None:
        return np.full(int(held.sum()), target[learned].mean())
    model = lightgbm.LGBMRegressor(n_estimators=TREES, **_small(seed))
    return np.asarray(model.fit(matrix[learned], target[learned]).predict(matrix[held]))


def _likelihoods(
    matrix: NDArray[np.float32] | None, target: NDArray[Any], learned: Any, held: Any, seed: int
) -> NDArray[np.float64]:
    """The probability that was given to what came true; 0 for a class that was not learned."""
    classes, counts = np.unique(target[learned], return_counts=True)
    if matrix is None or len(classes) == 1:
        given = np.tile(counts / counts.sum(), (int(held.sum()), 1))
    else:
        trees = max(3, min(TREES, MOST_TREES // len(classes)))
        model = lightgbm.LGBMClassifier(n_estimators=trees, **_small(seed))
        given = np.asarray(model.fit(matrix[learned], target[learned]).predict_proba(matrix[held]))
    place = np.minimum(np.searchsorted(classes, target[held]), len(classes) - 1)
    known = classes[place] == target[held]
    return np.where(known, given[np.arange(len(place)), place], 0.0)


def _small(seed: int) -> dict[str, Any]:
    return {
        "num_leaves": 8,
        "min_child_samples": 10,
        "random_state": seed,
        "n_jobs": 1,
        "deterministic": True,
        "verbose": -1,
    }
