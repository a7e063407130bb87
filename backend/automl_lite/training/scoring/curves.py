"""ROC and precision-recall curves of hold-out rows, thin enough to draw."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn import metrics

from automl_lite.domain.model_report import Curve
from automl_lite.domain.scores import Label

MOST_POINTS = 200


def roc_curves(target: NDArray[Any], scores: NDArray[Any], labels: tuple[Label, ...]) -> tuple[Curve, ...]:
    """Of each label against the rest, of two labels the later; `target` are codes [rows].

    Labels that all or none of the rows have are passed over: they have no such curve.
    """
    return tuple(_roc(labels[code], target == code, scores[:, code]) for code in _shown(target, labels))


def precision_recall_curves(
    target: NDArray[Any], scores: NDArray[Any], labels: tuple[Label, ...]
) -> tuple[Curve, ...]:
    """The same labels; each area is the average precision, which does not interpolate."""
    return tuple(
        _precision_recall(labels[code], target == code, scores[:, code]) for code in _shown(target, labels)
    )


def _shown(target: NDArray[Any], labels: tuple[Label, ...]) -> list[int]:
    codes = [1] if len(labels) == 2 else range(len(labels))
    return [code for code in codes if 0 < np.count_nonzero(target == code) < len(target)]


def _roc(label: Label, positive: NDArray[np.bool_], score: NDArray[Any]) -> Curve:
    false_rate, true_rate, _ = metrics.roc_curve(positive, score)
    area = float(metrics.roc_auc_score(positive, score))
    return _thinned(label, false_rate, true_rate, area)


def _precision_recall(label: Label, positive: NDArray[np.bool_], score: NDArray[Any]) -> Curve:
    precision, recall, _ = metrics.precision_recall_curve(positive, score)
    area = float(metrics.average_precision_score(positive, score))
    return _thinned(label, recall[::-1], precision[::-1], area)


def _thinned(label: Label, x: NDArray[np.float64], y: NDArray[np.float64], area: float) -> Curve:
    """Up to MOST_POINTS points of the curve, both ends and its largest corners among them."""
    kept = _corners(x, y, MOST_POINTS)
    return Curve(label=label, x=tuple(x[kept].tolist()), y=tuple(y[kept].tolist()), area=area)


def _corners(x: NDArray[np.float64], y: NDArray[np.float64], most: int) -> NDArray[np.intp]:
    """Of points along a curve, up to `most` that draw it best (Ramer 1972, Douglas & Peucker 1973).

    Again and again the point that lies furthest from the lines drawn so far is added.
    """
    kept = [0, len(x) - 1]
    gaps = [_furthest(x, y, 0, len(x) - 1)]
    while gaps and len(kept) < most:
        distance, point, start, end = gaps.pop(int(np.argmax([gap[0] for gap in gaps])))
        if distance <= 0:
            break
        kept.append(point)
        gaps += [_furthest(x, y, start, point), _furthest(x, y, point, end)]
    return np.unique(kept)


def _furthest(
    x: NDArray[np.float64], y: NDArray[np.float64], start: int, end: int
) -> tuple[float, int, int, int]:
    """Distance and place of the point between `start` and `end` that is furthest from their line."""
    if end - start < 2:
        return 0.0, start, start, end
    run, rise = x[end] - x[start], y[end] - y[start]
    length = float(np.hypot(run, rise)) or 1.0
    inner = slice(start + 1, end)
    distances = np.abs(rise * (x[inner] - x[start]) - run * (y[inner] - y[start])) / length
    furthest = int(np.argmax(distances))
    return float(distances[furthest]), start + 1 + furthest, start, end
