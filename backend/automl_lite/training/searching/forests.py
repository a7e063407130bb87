"""Forests grow in portions of trees, so that they end in time."""

from typing import Any

from sklearn.ensemble import (
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.pipeline import Pipeline

from automl_lite.domain.model_report import Config
from automl_lite.training.searching.learners import without_gaps
from automl_lite.training.searching.rows import Limits, Rows

KINDS = {
    "rf": (RandomForestClassifier, RandomForestRegressor),
    "extra_tree": (ExtraTreesClassifier, ExtraTreesRegressor),
}
# Trees at a time: few at first, since how long one takes is not known, then more.
FIRST_PORTION, LARGEST_PORTION = 4, 32
# Beyond so many rows each tree gets a sample of this size, so that no tree takes long.
ROWS_PER_TREE = 100_000


def fit_forest(learner: str, config: Config, rows: Rows, limits: Limits, *, classes: int) -> Pipeline:
    """As many of the configured trees as the deadline allows, one portion at least."""
    kind = KINDS[learner][0 if classes else 1]
    wanted = int(config["n_estimators"] or 1)
    sampled: Config = {"bootstrap": True, "max_samples": ROWS_PER_TREE} if len(rows) > ROWS_PER_TREE else {}
    forest: Any = kind(**config, **sampled, n_jobs=limits.threads, random_state=limits.seed, warm_start=True)
    pipeline = without_gaps(forest)
    filled = pipeline[:-1].fit_transform(rows.matrix)
    grown, portion = 0, FIRST_PORTION
    while grown < wanted:
        grown, portion = min(wanted, grown + portion), min(LARGEST_PORTION, 2 * portion)
        forest.set_params(n_estimators=grown)
        forest.fit(filled, rows.target, sample_weight=rows.weights)
        if limits.over:
            break
    forest.set_params(warm_start=False)
    return pipeline


def trees(pipeline: Pipeline) -> int:
    return len(pipeline[-1].estimators_)
