"""Why a model predicts what it does for one row: each column's share of the answer."""

from enum import StrEnum

from automl_lite.domain.columns import Frozen
from automl_lite.domain.predictions import CellValue
from automl_lite.domain.scores import Label


class ExplanationUnit(StrEnum):
    """What contributions are counted in."""

    PROBABILITY = "probability"  # of the explained label, 0 to 1
    LOG_ODDS = "log_odds"  # 1 / (1 + e^-total) is the probability of the explained label
    MARGIN = "margin"  # of the explained label before softmax
    TARGET = "target"  # the number that is predicted


class ExplanationMethod(StrEnum):
    """How contributions are found; either way they are Shapley values, and add up."""

    # Exact; an unknown value goes down both sides, each by its share of training rows (Lundberg et al. 2020).
    TREE_SHAP = "tree_shap"
    # Sampled orders of the columns, with training rows for unknown values (Štrumbelj & Kononenko 2014).
    SAMPLED = "sampled"


class Contribution(Frozen):
    """What one column adds to the base value, with the value that was sent (null where missing)."""

    column: str
    value: CellValue
    contribution: float


class Explanation(Frozen):
    """`total` is `base_value` and all contributions together: the model's answer in `unit`.

    Of two labels the later is explained, of more the predicted one.
    """

    explained_label: Label | None  # None for regression
    unit: ExplanationUnit
    method: ExplanationMethod
    base_value: float  # the answer where nothing is known of the row
    contributions: tuple[Contribution, ...]  # largest first, whatever their sign
    other_columns: float = 0.0  # of the least important columns together, where a file has very many
    total: float


class ExplainResponse(Explanation):
    job_id: str
    prediction: Label
    inference_time_ms: float
    warnings: tuple[str, ...] = ()  # a sentence for each feature that was missing or never seen


class Background(Frozen):
    """Training rows that stand for what is unknown: `background.json`.

    Cells are as the graph takes them: numbers (null for missing) or texts ("" for missing).
    """

    columns: dict[str, tuple[float | str | None, ...]]
    ranking: tuple[str, ...]  # columns, the most important first
