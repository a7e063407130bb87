"""How good a model is, on rows it never saw, and how that was measured."""

import json

from automl_lite.domain.columns import Frozen
from automl_lite.domain.detection import ProblemType

Label = bool | int | float | str


def label_text(label: Label) -> str:
    """A label as the key of a JSON object: as JSON writes it, texts without their quotes."""
    return label if isinstance(label, str) else json.dumps(label)


class Scores(Frozen):
    """One model's scores; a score is None where the task does not define it.

    Names without a suffix are weighted by class size; `_macro` gives each class the same weight. ROC AUC is
    one-vs-rest, macro-averaged, for more than two classes. Log loss is in nats, MAPE a share.
    """

    accuracy: float | None = None
    balanced_accuracy: float | None = None
    f1_score: float | None = None
    f1_macro: float | None = None
    precision: float | None = None
    precision_macro: float | None = None
    recall: float | None = None
    recall_macro: float | None = None
    roc_auc: float | None = None
    log_loss: float | None = None
    r2_score: float | None = None
    rmse: float | None = None
    mae: float | None = None
    median_absolute_error: float | None = None
    mape: float | None = None


class Interval(Frozen):
    """A percentile bootstrap interval over hold-out rows (Efron 1979), `level` of resamples inside."""

    metric: str
    value: float
    low: float
    high: float
    level: float = 0.95


class ClassScores(Frozen):
    """One class against the rest."""

    label: Label
    precision: float
    recall: float
    f1_score: float
    rows: int  # hold-out rows of this class


class ConfusionMatrix(Frozen):
    """counts[i][j]: hold-out rows of class labels[i] predicted as labels[j]."""

    labels: tuple[Label, ...]
    counts: tuple[tuple[int, ...], ...]


class FeatureImportance(Frozen):
    """How much worse the optimised metric gets on hold-out rows when the column is shuffled."""

    column: str
    importance: float
    spread: float  # standard deviation over the shuffles


class Evaluation(Frozen):
    """Scores on hold-out rows beside those of a baseline that ignores the features."""

    problem_type: ProblemType
    scores: Scores
    baseline: Scores
    baseline_rule: str  # what the baseline predicts, in words
    primary: Interval  # accuracy or R²
    training_rows: int
    holdout_rows: int
    confusion_matrix: ConfusionMatrix | None = None
    classes: tuple[ClassScores, ...] = ()


class Parity(Frozen):
    """Served graph against fitted pipeline on hold-out rows.

    `largest_difference` is absolute for probabilities, relative to the target's spread for numbers.
    """

    rows: int
    label_mismatches: int
    largest_difference: float
    tolerance: float
    passed: bool
    message: str
