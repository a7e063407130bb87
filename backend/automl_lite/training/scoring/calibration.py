"""Whether what is said to be 70 % probable comes true in 70 % of all rows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.model_report import Calibration, CalibrationBin
from automl_lite.domain.scores import Label

MOST_BINS = 10
# A share of fewer rows than this is noise.
FEWEST_ROWS = 10


def calibrations(
    target: NDArray[Any], scores: NDArray[Any], labels: tuple[Label, ...]
) -> tuple[Calibration, ...]:
    """Of each label, of two labels the later; `target` are codes [rows], `scores` [rows, labels]."""
    codes = [1] if len(labels) == 2 else range(len(labels))
    return tuple(calibration(labels[code], target == code, scores[:, code]) for code in codes)


def calibration(label: Label, came_true: NDArray[np.bool_], probability: NDArray[Any]) -> Calibration:
    """Up to ten bins of about as many rows each, equal probabilities always in one bin.

    Equal numbers rather than equal widths (Nixon et al. 2019): where one row in thirty is positive, nearly
    all probabilities are small, and one bin of equal width would hold them.
    """
    said = np.asarray(probability, dtype=np.float64)
    edges = _edges(said)
    places = np.searchsorted(edges[1:-1], said, side="right")
    bins = [
        CalibrationBin(
            lower=float(edges[place]),
            upper=float(edges[place + 1]),
            mean_probability=float(said[places == place].mean()),
            observed_share=float(came_true[places == place].mean()),
            rows=int(np.count_nonzero(places == place)),
        )
        for place in range(len(edges) - 1)
    ]
    error = sum(bin_.rows * abs(bin_.observed_share - bin_.mean_probability) for bin_ in bins) / len(said)
    return Calibration(
        label=label,
        bins=tuple(bins),
        brier_score=float(np.mean((said - came_true) ** 2)),
        expected_error=float(error),
    )


def _edges(said: NDArray[np.float64]) -> NDArray[np.float64]:
    """From 0 to 1; every inner edge is a probability that occurs and so begins its bin."""
    bins = max(1, min(MOST_BINS, len(said) // FEWEST_ROWS))
    ordered = np.sort(said)
    starts = [ordered[len(said) * number // bins] for number in range(1, bins)]
    inner = np.unique([start for start in starts if start > ordered[0]])
    # The last bin holds the probability 1 too.
    return np.concatenate([[0.0], inner, [1.0]])
