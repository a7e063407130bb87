"""A model's scores on hold-out rows, beside a baseline that ignores the features."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.scores import Evaluation, Interval, Label, label_text
from automl_lite.training.fitted import FittedModel, winners
from automl_lite.training.scoring.scores import (
    class_table,
    classification_scores,
    confusion,
    regression_scores,
)

RESAMPLES = 1_000
LEVEL = 0.95


def evaluate(
    model: FittedModel, learned: NDArray[Any], target: NDArray[Any], scores: NDArray[Any], seed: int
) -> Evaluation:
    """Score a model's answers for hold-out rows; `learned` are the targets of the training rows."""
    if model.problem_type is ProblemType.CLASSIFICATION:
        return evaluate_classifier(learned, target, scores, model.labels, seed=seed)
    return evaluate_regressor(learned, target, scores, seed)


def evaluate_classifier(
    learned: NDArray[Any],
    target: NDArray[Any],
    probabilities: NDArray[Any],
    labels: tuple[Label, ...],
    *,
    seed: int,
) -> Evaluation:
    """Against always giving each label its share of the training rows (every copy counted)."""
    shares = np.bincount(learned, minlength=len(labels)) / len(learned)
    predicted = winners(probabilities)
    right = (predicted == target).astype(np.float64)
    accuracy = _interval("accuracy", len(target), lambda rows: float(right[rows].mean()), seed)
    return Evaluation(
        problem_type=ProblemType.CLASSIFICATION,
        scores=classification_scores(target, probabilities),
        baseline=classification_scores(target, np.tile(shares, (len(target), 1))),
        baseline_rule=f"always {label_text(labels[int(np.argmax(shares))])}, the most frequent label",
        primary=_widened(accuracy, len(target)),
        training_rows=len(learned),
        holdout_rows=len(target),
        confusion_matrix=confusion(target, predicted, labels),
        classes=class_table(target, predicted, labels),
    )


def evaluate_regressor(
    learned: NDArray[Any], target: NDArray[Any], predicted: NDArray[Any], seed: int
) -> Evaluation:
    """Against always predicting the mean of the training rows."""
    mean = float(learned.mean())
    squared_error = (target - predicted) ** 2

    def r2(rows: NDArray[Any]) -> float:
        spread = float(((target[rows] - target[rows].mean()) ** 2).sum())
        error = float(squared_error[rows].sum())
        # Where the targets are all the same, as scikit-learn has it: 1 when right, else 0.
        return 1.0 - error / spread if spread else float(error == 0.0)

    return Evaluation(
        problem_type=ProblemType.REGRESSION,
        scores=regression_scores(target, predicted),
        baseline=regression_scores(target, np.full(len(target), mean)),
        baseline_rule=f"always {mean:.6g}, the mean",
        primary=_interval("r2_score", len(target), r2, seed),
        training_rows=len(learned),
        holdout_rows=len(target),
    )


def _interval(metric: str, rows: int, score: Callable[[NDArray[Any]], float], seed: int) -> Interval:
    """Percentile bootstrap over hold-out rows (Efron 1979)."""
    drawer = np.random.default_rng(seed)
    everything = np.arange(rows)
    value = score(everything)
    resampled = np.array([score(drawer.integers(0, rows, rows)) for _ in range(RESAMPLES)])
    low, high = np.quantile(resampled, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(metric=metric, value=value, low=float(low), high=float(high), level=LEVEL)


def _widened(interval: Interval, rows: int) -> Interval:
    """An accuracy interval where every row was right, or every row wrong.

    All resamples are the same then, which says nothing of rows to come; the exact binomial limit does
    (Clopper & Pearson 1934).
    """
    exact = ((1 - LEVEL) / 2) ** (1 / rows)
    if interval.value == 1.0:
        return interval.model_copy(update={"low": exact})
    if interval.value == 0.0:
        return interval.model_copy(update={"high": 1.0 - exact})
    return interval
