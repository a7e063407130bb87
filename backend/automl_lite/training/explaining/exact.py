"""Whether a model can be explained exactly, and its explainer if so."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import lightgbm
import numpy as np
import xgboost
from catboost import CatBoost
from numpy.typing import NDArray

from automl_lite.domain.explanations import ExplanationUnit
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.explainer import Explainer
from automl_lite.inference.session import Columns
from automl_lite.training.explaining.explainer_graph import explainer_graph
from automl_lite.training.explaining.paths import TooManyLeaves, game_of
from automl_lite.training.explaining.tree import NotTrees, Tree
from automl_lite.training.explaining.trees import FORESTS, last_step, trees_of
from automl_lite.training.fitted import FittedModel
from automl_lite.training.searching.ensemble import Ensemble
from automl_lite.training.table import take_rows

logger = logging.getLogger(__name__)

BOOSTED = (lightgbm.LGBMModel, xgboost.XGBModel, CatBoost)
# Totals and the model's own answers may differ by this, in units of the answers' own size (at least 1).
TOLERANCE = 1e-5
ROWS_TRIED = 8


def exact_explainer(model: FittedModel, signature: ModelSignature, rows: Columns) -> bytes | None:
    """`explainer.onnx`, or None where only sampling can tell; `rows` are some to try it on.

    Exact where the answer is a sum of trees: a boosted model (of classes: before its link), forests, and
    mixtures that are averaged in the same space.
    """
    unit = _unit(model)
    if unit is None:
        return None
    outputs = 1 if len(model.labels) <= 2 else len(model.labels)
    try:
        game = game_of(_weighted_trees(model.estimator, outputs), outputs)
    except (NotTrees, TooManyLeaves) as reason:
        logger.info("no exact explanations: %s %s", type(reason).__name__, reason)
        return None
    tried = _first_rows(rows)
    expected = _answers(model, tried, unit)
    # What an estimator adds to its trees, each kind keeps and writes in its own way; here it is what is left.
    bare = explainer_graph(model, game, np.zeros(outputs), unit, signature)
    offset = np.median(expected - _totals(bare, signature, tried), axis=0)
    content = explainer_graph(model, game, offset, unit, signature)
    difference = np.abs(expected - _totals(content, signature, tried))
    if not np.all(difference <= TOLERANCE * np.maximum(np.abs(expected), 1.0)):
        logger.warning("exact explanations miss the model's answers by up to %g", difference.max())
        return None
    return content


def _unit(model: FittedModel) -> ExplanationUnit | None:
    estimators = [member.estimator for member in model.estimator.members]
    if not model.labels:
        return ExplanationUnit.TARGET
    if all(isinstance(last_step(estimator), FORESTS) for estimator in estimators):
        return ExplanationUnit.PROBABILITY
    if len(estimators) == 1 and isinstance(estimators[0], BOOSTED):
        return ExplanationUnit.LOG_ODDS if len(model.labels) == 2 else ExplanationUnit.MARGIN
    return None


def _weighted_trees(ensemble: Ensemble, outputs: int) -> Iterator[Tree]:
    for member in ensemble.members:
        for tree in trees_of(member.estimator, outputs):
            yield replace(tree, values=tree.values * member.weight)


def _first_rows(rows: Columns) -> Columns:
    return take_rows(rows, np.arange(min(ROWS_TRIED, *(len(values) for values in rows.values()))))


def _answers(model: FittedModel, rows: Columns, unit: ExplanationUnit) -> NDArray[np.float64]:
    """The model's own answers in `unit`, [rows, outputs]."""
    matrix = model.preparation.transform(rows)
    if unit is ExplanationUnit.TARGET:
        return model.matrix_scores(matrix)[:, None]
    if unit is ExplanationUnit.PROBABILITY:
        probabilities = model.matrix_scores(matrix)
        return probabilities[:, 1:] if len(model.labels) == 2 else probabilities
    margins = _margins(model.estimator.members[0].estimator, matrix)
    return margins.reshape(len(matrix), -1)


def _margins(estimator: Any, matrix: NDArray[np.float32]) -> NDArray[np.float64]:
    if isinstance(estimator, lightgbm.LGBMModel):
        return np.asarray(estimator.booster_.predict(matrix, raw_score=True), dtype=np.float64)
    if isinstance(estimator, CatBoost):
        return np.asarray(estimator.predict(matrix, prediction_type="RawFormulaVal"), dtype=np.float64)
    return np.asarray(estimator.predict(matrix, output_margin=True), dtype=np.float64)


def _totals(content: bytes, signature: ModelSignature, rows: Columns) -> NDArray[np.float64]:
    """What the explainer's figures add up to, [rows, outputs]; row by row, as it is asked."""
    explainer = Explainer.load(content, signature)
    count = len(next(iter(rows.values())))
    explained = [explainer.explain(take_rows(rows, np.array([row]))) for row in range(count)]
    return np.array([found.base_value + found.contributions.sum(axis=0) for found in explained])
