"""The trees of every estimator that has some, in one form."""

import json
from collections.abc import Iterator
from typing import Any

import lightgbm
import numpy as np
import xgboost
from catboost import CatBoost
from numpy.typing import NDArray
from sklearn.ensemble import (
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline

from automl_lite.training.explaining.catboost_trees import catboost_trees
from automl_lite.training.explaining.tree import NotTrees, Tree, floor_to_float32, just_below

FORESTS = (ExtraTreesClassifier, ExtraTreesRegressor, RandomForestClassifier, RandomForestRegressor)
# Bits of LightGBM's decision_type (include/LightGBM/tree.h): categorical, default left, then missing type.
CATEGORICAL, DEFAULT_LEFT, MISSING_SHIFT, MISSING_ZERO, MISSING_NAN = 1, 2, 2, 1, 2


def trees_of(estimator: Any, outputs: int) -> Iterator[Tree]:
    """The trees whose values add up to the estimator's raw answer, up to a constant.

    `outputs` is 1 for regression and two labels (of which the later is meant), else the number of labels.

    Raises:
        NotTrees: it has no trees, or some that this form cannot tell.
    """
    if isinstance(estimator, lightgbm.LGBMModel):
        return _of_lightgbm(estimator.booster_.model_to_string(), outputs)
    if isinstance(estimator, xgboost.XGBModel):
        return _of_xgboost(json.loads(estimator.get_booster().save_raw("json")), outputs)
    if isinstance(estimator, CatBoost):
        return catboost_trees(estimator, outputs)
    last = last_step(estimator)
    if isinstance(last, FORESTS):
        return _of_forest(last, _fills(estimator), outputs)
    raise NotTrees(type(last).__name__)


def last_step(estimator: Any) -> Any:
    """The estimator itself, where it stands at the end of a pipeline."""
    return estimator.steps[-1][1] if isinstance(estimator, Pipeline) else estimator


def _of_lightgbm(written: str, outputs: int) -> Iterator[Tree]:
    sections = written.split("\nTree=")[1:]
    for number, section in enumerate(sections):
        fields = dict(line.split("=", 1) for line in section.split("\n\n")[0].split("\n") if "=" in line)
        if fields.get("is_linear", "0") != "0":
            raise NotTrees("LightGBM with linear trees")
        yield _lightgbm_tree(fields, number % outputs, outputs)


def _lightgbm_tree(fields: dict[str, str], output: int, outputs: int) -> Tree:
    """Its inner nodes come first here, and its leaves, which it numbers from ~0 down, after them."""

    def numbers(name: str) -> NDArray[np.float64]:
        return np.array(fields.get(name, "").split(), dtype=np.float64)

    leaves = int(fields["num_leaves"])
    inner = leaves - 1
    decisions = numbers("decision_type").astype(int)[:inner]
    if np.any(decisions & CATEGORICAL):
        raise NotTrees("LightGBM with category splits")
    missing = decisions >> MISSING_SHIFT
    if np.any(missing == MISSING_ZERO):
        raise NotTrees("LightGBM with zeros for missing values")
    limits = numbers("threshold")[:inner]
    # A split that never saw a missing value reads one as 0.
    missing_left = np.where(missing == MISSING_NAN, decisions & DEFAULT_LEFT != 0, limits >= 0)
    of_leaves = np.zeros(leaves)
    values = np.zeros((inner + leaves, outputs))
    values[inner:, output] = numbers("leaf_value")

    def children(name: str) -> NDArray[np.int64]:
        places = numbers(name).astype(np.int64)[:inner]
        return np.concatenate([np.where(places < 0, inner + ~places, places), np.full(leaves, -1)])

    return Tree(
        left=children("left_child"),
        right=children("right_child"),
        feature=np.concatenate([numbers("split_feature")[:inner], of_leaves]).astype(np.int64),
        limit=np.concatenate([floor_to_float32(limits), of_leaves]).astype(np.float32),
        missing_left=np.concatenate([missing_left, of_leaves.astype(bool)]),
        cover=np.concatenate(
            [numbers("internal_count")[:inner], numbers("leaf_count") if inner else np.ones(leaves)]
        ),
        values=values,
    )


def _of_xgboost(model: dict[str, Any], outputs: int) -> Iterator[Tree]:
    booster = model["learner"]["gradient_booster"]
    if booster["name"] != "gbtree":
        raise NotTrees(f"XGBoost's {booster['name']}")
    grown = booster["model"]
    for tree, output in zip(grown["trees"], grown["tree_info"], strict=True):
        if any(tree["split_type"]) or tree["tree_param"]["size_leaf_vector"] not in ("0", "1"):
            raise NotTrees("XGBoost with category splits or vector leaves")
        conditions = np.array(tree["split_conditions"], dtype=np.float32)
        left = np.array(tree["left_children"], dtype=np.int64)
        values = np.zeros((len(left), outputs))
        values[:, output] = np.where(left < 0, conditions, 0.0)
        yield Tree(
            left=left,
            right=np.array(tree["right_children"], dtype=np.int64),
            feature=np.array(tree["split_indices"], dtype=np.int64),
            # x < t goes left: at most the float32 before t.
            limit=just_below(conditions),
            missing_left=np.array(tree["default_left"], dtype=bool),
            cover=np.array(tree["sum_hessian"], dtype=np.float64),
            values=values,
        )


def _fills(estimator: Any) -> NDArray[np.float64] | None:
    """What stands in for missing values before the forest, by column."""
    if not isinstance(estimator, Pipeline):
        return None
    match [step for _, step in estimator.steps[:-1]]:
        case []:
            return None
        case [SimpleImputer() as imputer] if len(imputer.statistics_) == imputer.n_features_in_:
            return np.asarray(imputer.statistics_, dtype=np.float64)
        case steps:
            raise NotTrees(f"a forest behind {', '.join(type(step).__name__ for step in steps)}")


def _of_forest(forest: Any, fills: NDArray[np.float64] | None, outputs: int) -> Iterator[Tree]:
    for grown in forest.estimators_:
        tree = grown.tree_
        values = tree.value[:, 0, :] / len(forest.estimators_)
        feature = np.maximum(tree.feature, 0).astype(np.int64)
        missing_left = (
            np.asarray(tree.missing_go_to_left, dtype=bool)
            if fills is None
            else fills[feature].astype(np.float32) <= tree.threshold
        )
        yield Tree(
            left=tree.children_left.astype(np.int64),
            right=tree.children_right.astype(np.int64),
            feature=feature,
            limit=floor_to_float32(tree.threshold),
            missing_left=missing_left,
            cover=tree.weighted_n_node_samples.astype(np.float64),
            # Shares of the labels; of two the later one's.
            values=values if values.shape[1] == outputs else values[:, 1:],
        )
