"""Forests grow in portions of trees, so that they end in time."""

from typing import Any

from sklearn.ensemble import (
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.pipeline import Pipeline

from automl_lite.training.searching.ensemble import Config
from automl_lite.training.searching.learners import without_gaps
from automl_lite.training.searching.rows import Limits, Rows

KINDS = {
    "rf": (RandomForestClassifier, RandomForestRegressor),
    "extra_tree": (ExtraTreesClassifier, ExtraTreesRegressor),
}
PORTION = 25


def fit_forest(learner: str, config: Config, rows: Rows, limits: Limits, *, classes: int) -> Pipeline:
    """As many of the configured trees as the deadline allows, one portion at least."""
    kind = KINDS[learner][0 if classes else 1]
    wanted = int(config["n_estimators"] or 1)
    forest: Any = kind(**config, n_jobs=limits.threads, random_state=limits.seed, warm_start=True)
    pipeline = without_gaps(forest)
    filled = pipeline[:-1].fit_transform(rows.matrix)
    grown = 0
    while grown < wanted:
        grown = min(wanted, grown + PORTION)
        forest.set_params(n_estimators=grown)
        forest.fit(filled, rows.target, sample_weight=rows.weights)
        if limits.over:
            break
    forest.set_params(warm_start=False)
    return pipeline


def trees(pipeline: Pipeline) -> int:
    return len(pipeline[-1].estimators_)
