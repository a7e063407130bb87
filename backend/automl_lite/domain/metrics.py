"""What a search may optimise, by the names that people pass as `config.metric`."""

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import Invalid
from automl_lite.domain.names import did_you_mean, quoted

AUTO = "auto"
TWO_CLASSES_ONLY = frozenset({"roc_auc", "f1", "ap"})
MORE_CLASSES_ONLY = frozenset({"roc_auc_ovr", "roc_auc_ovo"})
METRICS: dict[ProblemType, tuple[str, ...]] = {
    ProblemType.CLASSIFICATION: (
        "accuracy", "log_loss", "f1", "micro_f1", "macro_f1", "roc_auc", "roc_auc_ovr", "roc_auc_ovo", "ap",
    ),
    ProblemType.REGRESSION: ("r2", "rmse", "mse", "mae", "mape"),
}  # fmt: skip
ALL_METRICS = (AUTO, *METRICS[ProblemType.CLASSIFICATION], *METRICS[ProblemType.REGRESSION])

# What to ask for instead, where a metric is for another number of classes.
MULTICLASS_TWIN = {"roc_auc": "roc_auc_ovr", "f1": "macro_f1", "ap": "macro_f1"}


def check_metric(metric: str, problem_type: ProblemType, classes: int) -> None:
    """See that the metric fits the task; `classes` is ignored for regression.

    Raises:
        Invalid: it is unknown, for the other task, or for another number of classes.
    """
    if metric == AUTO:
        return
    fitting = METRICS[problem_type]
    if metric not in ALL_METRICS:
        raise Invalid(
            "config.metric",
            f"{quoted(metric)} is not a metric we know.{did_you_mean(metric, ALL_METRICS)} "
            f"For {problem_type} choose {AUTO}, {', '.join(fitting)}.",
        )
    if metric not in fitting:
        raise Invalid(
            "config.metric",
            f"{metric} does not measure {problem_type}; choose {AUTO}, {', '.join(fitting)}.",
        )
    if problem_type is ProblemType.REGRESSION:
        return
    if metric in TWO_CLASSES_ONLY and classes > 2:
        raise Invalid(
            "config.metric",
            f"{metric} is for two classes and the target has {classes:,}; try {MULTICLASS_TWIN[metric]}.",
        )
    if metric in MORE_CLASSES_ONLY and classes <= 2:
        raise Invalid("config.metric", f"{metric} is for three classes or more; try roc_auc.")
