"""What a person decides by, of one model: curves, calibration, thresholds, intervals."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from automl_lite.domain.model_report import Calibration, Curve, IntervalCoverage, Residuals, ThresholdTable
from automl_lite.domain.scores import Label
from automl_lite.training.scoring.calibration import calibrations
from automl_lite.training.scoring.conformal import interval_coverages
from automl_lite.training.scoring.curves import precision_recall_curves, roc_curves
from automl_lite.training.scoring.residuals import residuals
from automl_lite.training.scoring.thresholds import threshold_table


@dataclass(frozen=True)
class Answers:
    """A model's answers beside the truth: probabilities [rows, labels] beside codes, or numbers [rows]."""

    target: NDArray[Any]
    scores: NDArray[Any]


@dataclass(frozen=True)
class DecisionData:
    """Of hold-out rows; what does not apply to the task is empty."""

    roc: tuple[Curve, ...] = ()
    precision_recall: tuple[Curve, ...] = ()
    calibration: tuple[Calibration, ...] = ()
    thresholds: ThresholdTable | None = None
    residuals: Residuals | None = None
    intervals: tuple[IntervalCoverage, ...] = ()


def decision_data(
    labels: tuple[Label, ...], holdout: Answers, validation: Answers, seed: int
) -> DecisionData:
    """`validation` are answers for rows of the training side by models that had not seen them.

    They alone choose the suggested threshold, so that what hold-out rows say of it is honest.
    """
    if not labels:
        return DecisionData(
            residuals=residuals(holdout.target, holdout.scores, seed),
            intervals=interval_coverages(holdout.target, holdout.scores, seed),
        )
    return DecisionData(
        roc=roc_curves(holdout.target, holdout.scores, labels),
        precision_recall=precision_recall_curves(holdout.target, holdout.scores, labels),
        calibration=calibrations(holdout.target, holdout.scores, labels),
        thresholds=_thresholds(labels, holdout, validation) if len(labels) == 2 else None,
    )


def _thresholds(labels: tuple[Label, ...], holdout: Answers, validation: Answers) -> ThresholdTable:
    return threshold_table(
        labels[1],
        (holdout.target == 1, holdout.scores[:, 1]),
        (validation.target == 1, validation.scores[:, 1]),
    )
