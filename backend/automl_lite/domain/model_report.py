"""What the training report shows, as data: `report.json`, answered by `GET /jobs/{job_id}/report`.

All figures are of hold-out rows unless they say validation, which are rows of the training side.
"""

from enum import StrEnum

from automl_lite.domain.columns import Frozen
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.scores import Label

Config = dict[str, float | int | str | bool | None]


class StopCause(StrEnum):
    """Why a search ended."""

    TIME = "time"
    CONVERGED = "converged"
    TRIALS = "trials"
    ASKED = "asked"  # somebody cancelled it and kept the best so far
    DEATHS = "deaths"  # the process died so often that the last attempt makes do with what was found


class Trial(Frozen):
    """One configuration that was tried; scores are of the optimised metric on validation rows."""

    number: int  # from 1
    estimator: str
    score: float | None  # None where it failed
    best_score: float | None  # of this and all earlier trials
    seconds: float
    at_seconds: float  # when it ended, counted from the search's start over all attempts
    config: Config


class LeaderboardRow(Frozen):
    """An estimator's best trial, or the ensemble of several."""

    estimator: str
    score: float
    seconds: float  # of that trial; for the ensemble, of its members' together
    trials: int
    config: Config  # empty for the ensemble
    weight: float  # its share in the final model, 0 to 1


class ModelMember(Frozen):
    """An estimator in the final model, fitted on all training rows."""

    estimator: str
    weight: float
    config: Config


class SearchSummary(Frozen):
    metric: str
    higher_is_better: bool
    validation: str  # how trials were scored, in words
    validation_rows: int
    trials: int
    seconds: float  # over all attempts
    stopped: StopCause


class Curve(Frozen):
    """Of one label against the rest; up to 200 points in ascending order of x, areas of the full curve.

    ROC: x is the false-positive rate, y the true-positive rate. Precision-recall: x is recall, y precision.
    """

    label: Label
    x: tuple[float, ...]
    y: tuple[float, ...]
    area: float


class CalibrationBin(Frozen):
    """Rows whose predicted probability lies in [lower, upper)."""

    lower: float
    upper: float
    mean_probability: float
    observed_share: float
    rows: int


class Calibration(Frozen):
    """Of one label: how often it came true beside how probable it was said to be."""

    label: Label
    bins: tuple[CalibrationBin, ...]
    brier_score: float  # Brier 1950
    expected_error: float  # mean over rows of |observed - predicted| by bin (Naeini et al. 2015)


class ThresholdRow(Frozen):
    """Were the positive label predicted from this probability on."""

    threshold: float
    true_positives: int
    false_positives: int
    true_negatives: int
    false_negatives: int
    precision: float | None  # None where nothing is predicted positive
    recall: float
    f1_score: float


class ThresholdTable(Frozen):
    """For two labels; `suggested` has the best F1 on validation rows, so its row here is an honest one."""

    positive_label: Label
    rows: tuple[ThresholdRow, ...]
    suggested: float


class Residuals(Frozen):
    """Regression: up to 500 hold-out rows, and a histogram of actual minus predicted of all."""

    actual: tuple[float, ...]
    predicted: tuple[float, ...]
    histogram_edges: tuple[float, ...]  # one more than counts
    histogram_counts: tuple[int, ...]


class IntervalCoverage(Frozen):
    """Prediction ± half_width holds `level` of new rows; `coverage` is what was measured.

    Split conformal (Lei et al. 2018) on hold-out rows: the width is that of all, the coverage that of each
    half with the width of the other.
    """

    level: float
    half_width: float
    coverage: float
    rows: int


class ModelReport(Frozen):
    """Everything about a finished job that is too large for its record."""

    job_id: str
    target_column: str
    problem_type: ProblemType
    labels: tuple[Label, ...]
    search: SearchSummary
    leaderboard: tuple[LeaderboardRow, ...]  # best first
    trials: tuple[Trial, ...]  # in order, at most 1,000: those that improved and the latest
    members: tuple[ModelMember, ...]
    roc: tuple[Curve, ...] = ()
    precision_recall: tuple[Curve, ...] = ()
    calibration: tuple[Calibration, ...] = ()
    thresholds: ThresholdTable | None = None
    residuals: Residuals | None = None
    intervals: tuple[IntervalCoverage, ...] = ()
    versions: dict[str, str]
    seed: int
    data_licence: str | None = None
