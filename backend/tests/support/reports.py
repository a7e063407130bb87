"""A finished job's report as tests need it; the fields given win."""

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.model_report import (
    Calibration,
    CalibrationBin,
    Curve,
    IntervalCoverage,
    LeaderboardRow,
    ModelMember,
    ModelReport,
    Residuals,
    SearchSummary,
    StopCause,
    ThresholdRow,
    ThresholdTable,
    Trial,
)
from automl_lite.domain.scores import Label


def a_report(**fields: object) -> ModelReport:
    """Of the job that told lilies from roses."""
    return ModelReport.model_validate(
        {
            "job_id": "j",
            "target_column": "kind",
            "problem_type": ProblemType.CLASSIFICATION,
            "labels": ("lily", "rose"),
            "search": SearchSummary(
                metric="roc_auc",
                higher_is_better=True,
                validation="5-fold cross-validation",
                validation_rows=32,
                trials=2,
                seconds=3.5,
                stopped=StopCause.CONVERGED,
            ),
            "leaderboard": (
                LeaderboardRow(
                    estimator="lgbm", score=0.9, seconds=1.0, trials=2, config={"n_estimators": 4}, weight=1.0
                ),
            ),
            "trials": (a_trial(1, 0.8, 0.8), a_trial(2, 0.9, 0.9)),
            "members": (ModelMember(estimator="lgbm", weight=1.0, config={"n_estimators": 4}),),
            "roc": (a_curve("rose"),),
            "precision_recall": (a_curve("rose"),),
            "calibration": (a_calibration("rose"),),
            "thresholds": ThresholdTable(
                positive_label="rose",
                rows=tuple(a_threshold(place / 100) for place in range(1, 100)),
                suggested=0.37,
            ),
            "versions": {"numpy": "2.4.6"},
            "seed": 42,
            **fields,
        }
    )


def a_trial(number: int, score: float | None, best: float | None) -> Trial:
    return Trial(
        number=number,
        estimator="lgbm",
        score=score,
        best_score=best,
        seconds=1.0,
        at_seconds=float(number),
        config={"n_estimators": 4},
    )


def a_curve(label: Label, area: float = 0.75) -> Curve:
    return Curve(label=label, x=(0.0, 0.25, 1.0), y=(0.0, 0.75, 1.0), area=area)


def a_calibration(label: Label) -> Calibration:
    bins = tuple(
        CalibrationBin(
            lower=low, upper=low + 0.5, mean_probability=low + 0.2, observed_share=low + 0.25, rows=4
        )
        for low in (0.0, 0.5)
    )
    return Calibration(label=label, bins=bins, brier_score=0.1, expected_error=0.05)


def a_threshold(threshold: float) -> ThresholdRow:
    return ThresholdRow(
        threshold=threshold,
        true_positives=3,
        false_positives=1,
        true_negatives=3,
        false_negatives=1,
        precision=0.75,
        recall=0.75,
        f1_score=0.75,
    )


REGRESSION = {
    "problem_type": ProblemType.REGRESSION,
    "labels": (),
    "roc": (),
    "precision_recall": (),
    "calibration": (),
    "thresholds": None,
    "residuals": Residuals(
        actual=(1.0, 2.0, 3.0),
        predicted=(1.5, 2.0, 2.5),
        histogram_edges=(-0.5, 0.0, 0.5),
        histogram_counts=(1, 2),
    ),
    "intervals": (IntervalCoverage(level=0.9, half_width=0.5, coverage=0.88, rows=40),),
}
