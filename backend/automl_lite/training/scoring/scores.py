"""Scores of predictions, as scikit-learn defines them."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn import metrics

from automl_lite.domain.scores import ClassScores, ConfusionMatrix, Label, Scores
from automl_lite.training.fitted import winners

# Their loss is 1 - score; of the others it is the metric itself.
SCORES = frozenset(
    {"roc_auc", "roc_auc_ovr", "roc_auc_ovo", "accuracy", "f1", "micro_f1", "macro_f1", "ap", "r2"}
)
AREAS = frozenset({"roc_auc", "roc_auc_ovr", "roc_auc_ovo"})
Losses = dict[str, Callable[[NDArray[Any], NDArray[Any]], float]]


def classification_scores(target: NDArray[Any], probabilities: NDArray[Any]) -> Scores:
    """Scores of probabilities [rows, labels] against codes [rows]."""
    predicted = winners(probabilities)
    weighted = _averages(target, predicted, "weighted")
    macro = _averages(target, predicted, "macro")
    return Scores(
        accuracy=float(metrics.accuracy_score(target, predicted)),
        balanced_accuracy=_balanced_accuracy(target, predicted),
        precision=weighted[0],
        recall=weighted[1],
        f1_score=weighted[2],
        precision_macro=macro[0],
        recall_macro=macro[1],
        f1_macro=macro[2],
        roc_auc=roc_auc(target, probabilities),
        log_loss=log_loss(target, probabilities),
    )


def regression_scores(target: NDArray[Any], predicted: NDArray[Any]) -> Scores:
    """Scores of numbers [rows]; MAPE only where no target is zero."""
    return Scores(
        r2_score=float(metrics.r2_score(target, predicted)),
        rmse=float(metrics.root_mean_squared_error(target, predicted)),
        mae=float(metrics.mean_absolute_error(target, predicted)),
        median_absolute_error=float(metrics.median_absolute_error(target, predicted)),
        mape=float(metrics.mean_absolute_percentage_error(target, predicted))
        if np.all(target != 0)
        else None,
    )


def class_table(
    target: NDArray[Any], predicted: NDArray[Any], labels: tuple[Label, ...]
) -> tuple[ClassScores, ...]:
    """Each class against the rest."""
    codes = range(len(labels))
    precision, recall, f1, rows = metrics.precision_recall_fscore_support(
        target, predicted, labels=codes, zero_division=0
    )
    return tuple(
        ClassScores(
            label=label,
            precision=float(precision[code]),
            recall=float(recall[code]),
            f1_score=float(f1[code]),
            rows=int(rows[code]),
        )
        for code, label in enumerate(labels)
    )


def confusion(target: NDArray[Any], predicted: NDArray[Any], labels: tuple[Label, ...]) -> ConfusionMatrix:
    """Rows by true label, columns by predicted label."""
    counts = metrics.confusion_matrix(target, predicted, labels=range(len(labels)))
    return ConfusionMatrix(labels=labels, counts=tuple(tuple(map(int, row)) for row in counts))


def roc_auc(target: NDArray[Any], probabilities: NDArray[Any]) -> float | None:
    """Area under the curve; beyond two labels the mean over labels, each against the rest.

    Labels that all or none of the rows have are passed over; None where that leaves no label.
    """
    codes = (1,) if probabilities.shape[1] == 2 else range(probabilities.shape[1])
    areas = [
        float(metrics.roc_auc_score(target == code, probabilities[:, code]))
        for code in codes
        if 0 < np.count_nonzero(target == code) < len(target)
    ]
    return float(np.mean(areas)) if areas else None


def log_loss(target: NDArray[Any], probabilities: NDArray[Any]) -> float:
    """Mean negative log, in nats, of the probability given to the truth (float32's epsilon at least)."""
    smallest = float(np.finfo(np.float32).eps)
    true = np.clip(probabilities[np.arange(len(target)), target], smallest, 1.0)
    return float(-np.log(true).mean())


def loss_of(metric: str) -> Callable[[NDArray[Any], NDArray[Any]], float]:
    """What `metric` loses, lower is better: of probabilities for classes, of numbers for regression."""
    return LOSSES[metric]


def higher_is_better(metric: str) -> bool:
    """Whether people read more of this metric as better."""
    return metric in SCORES


def score_of_loss(metric: str, loss: float) -> float:
    """The metric as people read it, from what it loses."""
    return 1.0 - loss if metric in SCORES else loss


def metric_score(metric: str, target: NDArray[Any], answers: NDArray[Any]) -> float | None:
    """The metric on these rows, None where they cannot tell (one label only, a number beyond all bounds)."""
    if metric in AREAS and roc_auc(target, answers) is None:
        return None
    score = score_of_loss(metric, loss_of(metric)(target, answers))
    return score if np.isfinite(score) else None


def _averages(target: NDArray[Any], predicted: NDArray[Any], average: str) -> tuple[float, float, float]:
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        target, predicted, average=average, zero_division=0
    )
    return float(precision), float(recall), float(f1)


def _balanced_accuracy(target: NDArray[Any], predicted: NDArray[Any]) -> float:
    """Mean recall of the labels that occur; scikit-learn's own warns where a predicted label does not."""
    return float(np.mean([np.mean(predicted[target == code] == code) for code in np.unique(target)]))


def _lost_area(target: NDArray[Any], probabilities: NDArray[Any]) -> float:
    area = roc_auc(target, probabilities)
    return 0.0 if area is None else 1.0 - area


LOSSES: Losses = {
    "roc_auc": _lost_area,
    "roc_auc_ovr": _lost_area,
    "roc_auc_ovo": _lost_area,
    "log_loss": log_loss,
    "accuracy": lambda target, p: 1.0 - float(np.mean(winners(p) == target)),
    "ap": lambda target, p: 1.0 - float(metrics.average_precision_score(target, p[:, 1])),
    "f1": lambda target, p: 1.0 - _averages(target, winners(p), "binary")[2],
    "macro_f1": lambda target, p: 1.0 - _averages(target, winners(p), "macro")[2],
    "micro_f1": lambda target, p: 1.0 - _averages(target, winners(p), "micro")[2],
    "r2": lambda target, predicted: 1.0 - float(metrics.r2_score(target, predicted)),
    "rmse": lambda target, predicted: float(metrics.root_mean_squared_error(target, predicted)),
    "mse": lambda target, predicted: float(metrics.mean_squared_error(target, predicted)),
    "mae": lambda target, predicted: float(metrics.mean_absolute_error(target, predicted)),
    "mape": lambda target, predicted: float(metrics.mean_absolute_percentage_error(target, predicted)),
}
