"""Templates of the HTML reports: everything that is put in is escaped."""

from datetime import datetime

from jinja2 import Environment, PackageLoader, StrictUndefined

from automl_lite.domain.names import shortened
from automl_lite.domain.scores import label_text

METRIC_NAMES = {
    "ap": "average precision",
    "r2_score": "R²",
    "r2": "R²",
    "rmse": "RMSE",
    "mse": "MSE",
    "mae": "MAE",
    "mape": "MAPE",
    "roc_auc": "ROC AUC",
    "f1_score": "F1 (weighted)",
    "f1": "F1",
    "macro_f1": "F1 (macro)",
    "micro_f1": "F1 (micro)",
    "f1_macro": "F1 (macro)",
    "precision": "precision (weighted)",
    "precision_macro": "precision (macro)",
    "recall": "recall (weighted)",
    "recall_macro": "recall (macro)",
}
LONGEST_NAME = 60


BEST_IS_ONE = ("accuracy", "f1", "precision", "recall", "roc_auc", "r2")


def render(template: str, **values: object) -> str:
    environment = Environment(
        loader=PackageLoader("automl_lite.training.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        duration=duration,
        label=label_text,
        metric_name=metric_name,
        number=lambda value: f"{value:,.6g}",
        percent=percent,
        score=score,
        score_of=lambda value, metric: score_of(metric, value),
        short=lambda name: shortened(name, LONGEST_NAME),
        thousands=lambda value: f"{value:,}",
    )
    return environment.get_template(template).render(**values)


def score_of(metric: str, value: float | None) -> str:
    """A score as its metric is written."""
    return share(value) if metric.removeprefix("balanced_").startswith(BEST_IS_ONE) else score(value)


def metric_name(name: str) -> str:
    """A metric as a person writes it."""
    return METRIC_NAMES.get(name, name.replace("_", " "))


def duration(seconds: float) -> str:
    """45.5 → "45.5s", 125 → "2m 5s", 3725 → "1h 2m"."""
    if seconds < 60:
        return f"{seconds:.1f}s"
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return f"{minutes}m {rest}s"
    return f"{minutes // 60}h {minutes % 60}m"


def score(value: float | None) -> str:
    """Three decimals where the numbers are small, fewer as they grow: 0.931, 12.4, 5,391, 1.5e+09."""
    if value is None:
        return "–"
    if value != 0 and not 1e-3 <= abs(value) < 1e7:
        return f"{value:.3g}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.4g}" if abs(value) < 1_000 else f"{value:,.0f}"


def share(value: float | None) -> str:
    """Of a score whose best is 1: 0.931, and what is next to nothing is 0.000."""
    return "–" if value is None else f"{value:.3f}".replace("-0.000", "0.000")


def percent(part: float) -> str:
    """0.8523 → "85.2 %"."""
    return f"{100 * part:.1f} %"


def minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC")
