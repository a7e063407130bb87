"""Of two labels: what each threshold for the positive one would have brought on hold-out rows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.model_report import ThresholdRow, ThresholdTable
from automl_lite.domain.scores import Label

GRID = np.round(np.arange(1, 100) / 100, 2)
MOST_BETWEEN = 100


def threshold_table(
    positive_label: Label,
    holdout: tuple[NDArray[np.bool_], NDArray[Any]],
    validation: tuple[NDArray[np.bool_], NDArray[Any]],
) -> ThresholdTable:
    """Each pair: which rows are positive, and how probable the model said it was.

    Thresholds are 0.01 to 0.99, up to 100 at which the counts change, and the suggested one.
    """
    positive, probability = holdout[0], np.asarray(holdout[1], dtype=np.float64)
    suggested = best_f1_threshold(validation[0], np.asarray(validation[1], dtype=np.float64))
    thresholds = np.unique(np.concatenate([GRID, _between(probability), [suggested]]))
    return ThresholdTable(
        positive_label=positive_label,
        rows=tuple(_rows(positive, probability, thresholds)),
        suggested=suggested,
    )


def best_f1_threshold(positive: NDArray[np.bool_], probability: NDArray[np.float64]) -> float:
    """Halfway between the two neighbouring probabilities that it divides best by F1, strictly within 0 and 1.

    0.5 where no threshold finds one positive row.
    """
    order = np.argsort(-probability, kind="stable")
    ordered, found = probability[order], np.cumsum(positive[order])
    # A threshold lies between two probabilities, and above zero.
    possible = np.append(ordered[1:] < ordered[:-1], True) & (ordered > 0)
    predicted = np.arange(1, len(ordered) + 1)
    f1 = np.where(possible, 2 * found / (predicted + max(int(positive.sum()), 1)), -1.0)
    best = int(np.argmax(f1))
    if f1[best] <= 0:
        return 0.5
    below = ordered[best + 1] if best + 1 < len(ordered) else 0.0
    halfway = float((ordered[best] + below) / 2)
    halfway = halfway if halfway > below else float(ordered[best])
    return halfway if 0.0 < halfway < 1.0 else 0.5


def _between(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities that occur, evenly spread over the rows where they are many."""
    occurring = np.unique(probability)
    if len(occurring) > MOST_BETWEEN:
        occurring = np.unique(
            np.quantile(probability, np.linspace(0, 1, MOST_BETWEEN), method="inverted_cdf")
        )
    return occurring[(occurring > 0) & (occurring < 1)]


def _rows(
    positive: NDArray[np.bool_], probability: NDArray[np.float64], thresholds: NDArray[np.float64]
) -> list[ThresholdRow]:
    yes, no = np.sort(probability[positive]), np.sort(probability[~positive])
    # Predicted positive is what reaches the threshold.
    found = len(yes) - np.searchsorted(yes, thresholds, side="left")
    mistaken = len(no) - np.searchsorted(no, thresholds, side="left")
    return [
        _row(float(threshold), int(right), int(wrong), len(yes), len(no))
        for threshold, right, wrong in zip(thresholds, found, mistaken, strict=True)
    ]


def _row(threshold: float, found: int, mistaken: int, positives: int, negatives: int) -> ThresholdRow:
    predicted = found + mistaken
    return ThresholdRow(
        threshold=threshold,
        true_positives=found,
        false_positives=mistaken,
        true_negatives=negatives - mistaken,
        false_negatives=positives - found,
        precision=found / predicted if predicted else None,
        recall=found / positives if positives else 0.0,
        f1_score=2 * found / (predicted + positives) if predicted + positives else 0.0,
    )
