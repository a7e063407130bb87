"""The learners by name: fitting one, and how far it went."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import ElasticNet, LogisticRegression

from automl_lite.domain.model_report import Config
from automl_lite.training.searching.boosting import (
    answers as boosted_answers,
)
from automl_lite.training.searching.boosting import fit_catboost, fit_lightgbm, fit_xgboost, rounds
from automl_lite.training.searching.forests import KINDS, fit_forest, trees
from automl_lite.training.searching.learners import MatrixLayout, fit_weighted, scaled_and_flagged
from automl_lite.training.searching.rows import Limits, Rows

BOOSTED = {"lgbm": fit_lightgbm, "xgboost": fit_xgboost, "catboost": fit_catboost}
LINEAR = "linear"
LEARNERS = (LINEAR, *BOOSTED, *KINDS)  # in the order of their first turns
# A linear fit cannot be stopped on its way, so its iterations are few; standardised inputs need no more.
LINEAR_ITERATIONS = 200


@dataclass(frozen=True)
class Fitted:
    """An estimator, and the rounds or trees that it answers with (None for linear models)."""

    estimator: Any
    iterations: int | None
    boosted: bool = False

    def answers(self, matrix: NDArray[np.float32], iterations: int | None, *, classes: int) -> NDArray[Any]:
        """Probabilities [rows, labels] or numbers [rows]; of a boosted model, after so many rounds."""
        if self.boosted and iterations is not None:
            return boosted_answers(self.estimator, matrix, iterations, classes=classes)
        if classes:
            return np.asarray(self.estimator.predict_proba(matrix))
        return np.reshape(np.asarray(self.estimator.predict(matrix)), -1)


def fit(
    learner: str,
    config: Config,
    rows: Rows,
    limits: Limits,
    *,
    classes: int,
    layout: MatrixLayout,
    watched: Rows | None = None,
) -> Fitted:
    """Fit a learner; a boosted one goes on until `watched` gains nothing, where that is given.

    Raises:
        Interrupted: the search is to end.
    """
    if learner in BOOSTED:
        estimator = BOOSTED[learner](config, rows, watched, limits, classes=classes)
        done = rounds(estimator) if watched is not None else int(config["n_estimators"] or 0)
        return Fitted(estimator, done, boosted=True)
    if learner in KINDS:
        forest = fit_forest(learner, config, rows, limits, classes=classes)
        return Fitted(forest, trees(forest))
    bare = (
        LogisticRegression(**config, max_iter=LINEAR_ITERATIONS, random_state=limits.seed)
        if classes
        else ElasticNet(**config, max_iter=LINEAR_ITERATIONS, random_state=limits.seed)
    )
    pipeline = scaled_and_flagged(bare, layout)
    return Fitted(fit_weighted(pipeline, rows.matrix, rows.target, rows.weights), None)


def with_iterations(config: Config, iterations: int | None) -> Config:
    """The configuration that grows exactly so many rounds or trees."""
    return config if iterations is None else {**config, "n_estimators": max(1, iterations)}
