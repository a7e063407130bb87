"""Gradient boosting: rounds are added until validation rows gain nothing, or the time is over."""

import math
from typing import Any

import lightgbm
import numpy as np
import xgboost
from catboost import CatBoostClassifier, CatBoostRegressor
from lightgbm.callback import CallbackEnv, EarlyStopException
from numpy.typing import NDArray

from automl_lite.domain.model_report import Config
from automl_lite.training.exporting.exactness import exact_in_float32
from automl_lite.training.searching.rows import Interrupted, Limits, Rows

# Slow learners gain late: patience in rounds is 3 / learning rate, within these bounds.
LEAST_PATIENCE, MOST_PATIENCE = 20, 150


def patience(config: Config) -> int:
    """Rounds without a gain on validation rows after which boosting ends."""
    rate = float(config["learning_rate"] or 0.1)
    return round(min(MOST_PATIENCE, max(LEAST_PATIENCE, 3 / rate)))


def least_loss(watched: Rows, classes: int) -> float:
    """A mean log loss that validation rows cannot tell from none: one wrong row more would be as much.

    On a few rows that all come out right, boosting would else go on to ever surer probabilities.
    """
    return 1 / len(watched) if classes else 0.0


class _LightGBMWatch:
    """LightGBM's callback: ends at the best round, by patience, at the least loss or by the deadline."""

    def __init__(self, limits: Limits, patience: int, least_loss: float) -> None:
        self._limits = limits
        self._patience = patience
        self._least_loss = least_loss
        self.best_round = 0
        self._best_loss = math.inf

    def __call__(self, env: CallbackEnv) -> None:
        results = env.evaluation_result_list
        if results:
            loss = float(results[0][2])
            if loss < self._best_loss:
                self._best_loss, self.best_round = loss, env.iteration
        else:
            self.best_round = env.iteration
        waited = env.iteration - self.best_round
        last = env.iteration == env.end_iteration - 1
        enough = self._best_loss < self._least_loss or waited >= self._patience
        if enough or last or self._limits.over:
            raise EarlyStopException(self.best_round, results or [])


def fit_lightgbm(config: Config, rows: Rows, watched: Rows | None, limits: Limits, *, classes: int) -> Any:
    """Fit on `rows` until `watched` gains nothing; without it, for exactly the configured rounds."""
    kind: Any = lightgbm.LGBMClassifier if classes else lightgbm.LGBMRegressor
    estimator = kind(
        **config,
        n_jobs=limits.threads,
        random_state=limits.seed,
        deterministic=True,
        force_row_wise=True,
        verbose=-1,
    )
    if watched is None:
        estimator.fit(rows.matrix, rows.target, sample_weight=rows.weights)
        return exact_in_float32(estimator)
    watch = _LightGBMWatch(limits, patience(config), least_loss(watched, classes))
    estimator.fit(
        rows.matrix,
        rows.target,
        sample_weight=rows.weights,
        eval_X=watched.matrix,
        eval_y=watched.target,
        eval_sample_weight=None if watched.weights is None else [watched.weights],
        callbacks=[watch],
    )
    return estimator


class _XGBoostWatch(xgboost.callback.TrainingCallback):
    """Ends at the least loss or by the deadline; patience is XGBoost's own callback."""

    def __init__(self, limits: Limits, least_loss: float) -> None:
        super().__init__()
        self._limits = limits
        self._least_loss = least_loss

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:  # noqa: ARG002
        (losses,) = evals_log["validation_0"].values()
        return losses[-1] < self._least_loss or self._limits.over


def fit_xgboost(config: Config, rows: Rows, watched: Rows | None, limits: Limits, *, classes: int) -> Any:
    """Fit on `rows` until `watched` gains nothing; without it, for exactly the configured rounds."""
    kind = xgboost.XGBClassifier if classes else xgboost.XGBRegressor
    estimator = kind(**config, n_jobs=limits.threads, random_state=limits.seed, verbosity=0)
    if watched is None:
        estimator.fit(rows.matrix, rows.target, sample_weight=rows.weights)
        return estimator
    stopping = xgboost.callback.EarlyStopping(rounds=patience(config))
    estimator.set_params(callbacks=[stopping, _XGBoostWatch(limits, least_loss(watched, classes))])
    estimator.fit(
        rows.matrix,
        rows.target,
        sample_weight=rows.weights,
        eval_set=[(watched.matrix, watched.target)],
        sample_weight_eval_set=None if watched.weights is None else [watched.weights],
        verbose=False,
    )
    estimator.set_params(callbacks=None)
    return estimator


class _CatBoostWatch:
    """Ends at the least loss or by the deadline; patience is an argument of CatBoost's fit."""

    def __init__(self, limits: Limits, least_loss: float) -> None:
        self._limits = limits
        self._least_loss = least_loss
        self.interrupted = False

    def after_iteration(self, info: Any) -> bool:
        (losses,) = info.metrics["validation"].values()
        try:
            return losses[-1] >= self._least_loss and not self._limits.over
        except Interrupted:  # CatBoost wraps what is raised here beyond recognition
            self.interrupted = True
            return False


def fit_catboost(config: Config, rows: Rows, watched: Rows | None, limits: Limits, *, classes: int) -> Any:
    """Fit on `rows` until `watched` gains nothing; without it, for exactly the configured rounds."""
    kind = CatBoostClassifier if classes else CatBoostRegressor
    estimator = kind(
        **config,
        thread_count=limits.threads,
        random_seed=limits.seed,
        allow_writing_files=False,
        verbose=False,
    )
    if watched is None:
        estimator.fit(rows.matrix, rows.target, sample_weight=rows.weights)
        return estimator
    watch = _CatBoostWatch(limits, least_loss(watched, classes))
    estimator.fit(
        rows.matrix,
        rows.target,
        sample_weight=rows.weights,
        eval_set=(watched.matrix, watched.target),
        early_stopping_rounds=patience(config),
        use_best_model=False,
        callbacks=[watch],
    )
    if watch.interrupted:
        raise Interrupted
    return estimator


def rounds(estimator: Any) -> int:
    """Rounds after which a watched model was at its best."""
    if isinstance(estimator, lightgbm.LGBMModel):
        return int(estimator.best_iteration_ or estimator.booster_.current_iteration())
    if isinstance(estimator, xgboost.XGBModel):
        return int(estimator.best_iteration) + 1
    return int(estimator.get_best_iteration() or 0) + 1


def answers(estimator: Any, matrix: NDArray[np.float32], rounds: int, *, classes: int) -> NDArray[Any]:
    """Probabilities [rows, labels] or numbers [rows] of the first rounds only."""
    asked: dict[str, Any]
    if isinstance(estimator, lightgbm.LGBMModel):
        asked = {"num_iteration": rounds}
    elif isinstance(estimator, xgboost.XGBModel):
        asked = {"iteration_range": (0, min(rounds, estimator.get_booster().num_boosted_rounds()))}
    else:
        asked = {"ntree_end": min(rounds, estimator.tree_count_)}
    method = estimator.predict_proba if classes else estimator.predict
    return np.asarray(method(matrix, **asked))
