"""Curves, calibration and residuals as figures of the training report."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from automl_lite.domain.model_report import Calibration, Curve, ModelReport, Residuals
from automl_lite.domain.names import shortened
from automl_lite.domain.scores import label_text
from automl_lite.training.reporting.charts import Axis, Plot, Series
from automl_lite.training.reporting.figure import STYLES, Figure, thinned
from automl_lite.training.reporting.rendering import percent, score

T = TypeVar("T")
LONGEST_LABEL = 40
TABLE_ROWS = 15


def decision_charts(report: ModelReport) -> list[Figure]:
    """Those that the task has, in the order a person asks: how good, how sure, how far off."""
    figures: list[Figure] = []
    if report.roc:
        roc = _curves("ROC curve", report.roc, "False-positive rate", "True-positive rate", diagonal=True)
        figures.append(roc)
    if report.precision_recall:
        figures.append(_curves("Precision and recall", report.precision_recall, "Recall", "Precision"))
    if report.calibration:
        figures.append(_calibration(report.calibration))
    if report.residuals is not None:
        figures.extend(_residuals(report.residuals, report.target_column))
    return figures


def _curves(title: str, curves: Sequence[Curve], x: str, y: str, *, diagonal: bool = False) -> Figure:
    shown = sorted(curves, key=lambda curve: curve.area)[:STYLES]
    names = [_label(curve.label) for curve in shown]
    legend = [(place, f"{name}, area {curve.area:.3f}") for place, name, curve in _numbered(names, shown)]
    against = "One label against the rest." if len(curves) > 1 else f"Of rows that are {names[0]}."
    return Figure(
        plot=Plot(
            title=title,
            description="; ".join(words for _, words in legend),
            x=Axis(x, 0.0, 1.0),
            y=Axis(y, 0.0, 1.0),
            series=[Series(name, curve.x, curve.y, place) for place, name, curve in _numbered(names, shown)],
            diagonal=diagonal,
        ),
        note=f"{against}{_cut(shown, curves, 'are told apart worst')}"
        + (" The grey line is guessing." if diagonal else ""),
        head=("Label", x, y),
        rows=[
            (name, score(across), score(up))
            for _, name, curve in _numbered(names, shown)
            for across, up in thinned(list(zip(curve.x, curve.y, strict=True)), TABLE_ROWS)
        ],
        legend=legend,
    )


def _calibration(calibrations: Sequence[Calibration]) -> Figure:
    shown = sorted(calibrations, key=lambda calibration: -calibration.expected_error)[:STYLES]
    names = [_label(calibration.label) for calibration in shown]
    return Figure(
        plot=Plot(
            title="Calibration",
            description="How often a label came true beside how probable the model said it was.",
            x=Axis("Probability the model gave", 0.0, 1.0),
            y=Axis("Share that came true", 0.0, 1.0),
            series=[
                Series(
                    name,
                    [one.mean_probability for one in calibration.bins],
                    [one.observed_share for one in calibration.bins],
                    place,
                    dots=True,
                )
                for place, name, calibration in _numbered(names, shown)
            ],
            diagonal=True,
        ),
        note="On the grey line, 30 % means 30 times in 100."
        + _cut(shown, calibrations, "are furthest from it"),
        head=("Label", "Probability the model gave", "Share that came true", "Rows"),
        rows=[
            (name, percent(one.mean_probability), percent(one.observed_share), f"{one.rows:,}")
            for _, name, calibration in _numbered(names, shown)
            for one in calibration.bins
        ],
        legend=[
            (
                place,
                f"{name}: {percent(one.expected_error)} off on average, Brier {one.brier_score:.3f}",
            )
            for place, name, one in _numbered(names, shown)
        ],
    )


def _numbered(names: Sequence[str], shown: Sequence[T]) -> Iterator[tuple[int, str, T]]:
    """Style, name and what is shown."""
    return zip(range(1, len(names) + 1), names, shown, strict=True)


def _cut(shown: Sequence[object], of: Sequence[object], which: str) -> str:
    return f" The {len(shown)} of {len(of):,} labels that {which}." if len(shown) < len(of) else ""


def _residuals(residuals: Residuals, target: str) -> list[Figure]:
    both = [*residuals.actual, *residuals.predicted]
    pairs = sorted(zip(residuals.actual, residuals.predicted, strict=True))
    edges, counts = residuals.histogram_edges, residuals.histogram_counts
    bars = list(zip(edges[:-1], edges[1:], counts, strict=True))
    return [
        Figure(
            plot=Plot(
                title="Predicted and actual",
                description=f"{len(pairs):,} hold-out rows; the nearer to the line, the better.",
                x=Axis.around(f"Actual {shortened(target, LONGEST_LABEL)}", both),
                y=Axis.around("Predicted", both),
                series=[Series("rows", residuals.actual, residuals.predicted, line=False, dots=True)],
                diagonal=True,
            ),
            note=f"{len(pairs):,} hold-out rows. On the grey line the prediction is right.",
            head=("Actual", "Predicted"),
            rows=[(score(actual), score(predicted)) for actual, predicted in thinned(pairs, TABLE_ROWS)],
        ),
        Figure(
            plot=Plot(
                title="Errors",
                description="How many hold-out rows are off by how much.",
                x=Axis.around("Actual minus predicted", edges),
                y=Axis("Hold-out rows", 0.0, float(max(counts, default=1) or 1)),
                bars=[(low, high, float(count)) for low, high, count in bars],
                zero=True,
            ),
            note="Right of zero the model said too little, left of it too much.",
            head=("From", "To", "Rows"),
            rows=[(score(low), score(high), f"{count:,}") for low, high, count in bars],
        ),
    ]


def _label(label: bool | float | str) -> str:
    return shortened(label_text(label), LONGEST_LABEL)
