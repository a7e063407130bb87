"""The search for the best estimator: the one file that knows FLAML."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from flaml import AutoML
from flaml.automl.model import (
    ElasticNetEstimator,
    ExtraTreesEstimator,
    LRL2Classifier,
    RandomForestEstimator,
)
from numpy.typing import NDArray

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import SearchProgress
from automl_lite.domain.metrics import AUTO, MULTICLASS_TWIN
from automl_lite.training.searching.learners import (
    MatrixLayout,
    fit_weighted,
    scaled_and_flagged,
    without_gaps,
)
from automl_lite.training.searching.search_log import SearchLog

# FLAML counts 25 to 160 for unscaled inputs, on which these converge slowly; ours are scaled.
LINEAR_COST = 2.0
ESTIMATORS = ("lgbm", "xgboost", "rf", "extra_tree", "linear")


@dataclass(frozen=True)
class SearchTask:
    """What to search on: the prepared matrix, targets as codes 0..k-1 or numbers, and row weights."""

    matrix: NDArray[np.float32]
    target: NDArray[Any]
    weights: NDArray[np.float64] | None
    layout: MatrixLayout
    problem_type: ProblemType
    classes: int
    metric: str
    budget_seconds: float
    seed: int
    threads: int


@dataclass(frozen=True)
class Found:
    """The best estimator, fitted on all training rows."""

    estimator: Any
    name: str
    config: dict[str, Any]
    metric: str
    trials: int


class NothingFound(RuntimeError):
    """The budget ended before one model was trained."""


def chosen_metric(asked: str, problem_type: ProblemType, classes: int) -> str:
    """The metric to optimise, in FLAML's name for this number of classes."""
    if problem_type is ProblemType.REGRESSION:
        return "rmse" if asked == AUTO else asked
    if classes > 2:
        return "log_loss" if asked == AUTO else MULTICLASS_TWIN.get(asked, asked)
    return "roc_auc" if asked in (AUTO, "roc_auc_ovr", "roc_auc_ovo") else asked


def search(task: SearchTask, log_file: Path, on_progress: Callable[[SearchProgress], None]) -> Found:
    """Search until the budget is spent or nothing gets better.

    Raises:
        NothingFound: not even one model was trained in time.
    """
    automl = AutoML()
    for name, learner in _own_learners(task).items():
        automl.add_learner(name, learner)
    weights = {} if task.weights is None else {"sample_weight": task.weights}
    log = SearchLog(log_file, task.metric, task.budget_seconds)
    with log.reported(on_progress):
        automl.fit(
            task.matrix,
            task.target,
            task=_flaml_task(task),
            metric=task.metric,
            estimator_list=list(ESTIMATORS),
            time_budget=task.budget_seconds,
            seed=task.seed,
            n_jobs=task.threads,
            early_stop=True,
            retrain_full=True,
            log_file_name=str(log_file),
            log_type="all",
            verbose=0,
            **weights,
        )
    if automl.model is None or automl.best_estimator is None:
        raise NothingFound
    return Found(
        estimator=automl.model.estimator,
        name=automl.best_estimator,
        config={key: _plain(value) for key, value in (automl.best_config or {}).items()},
        metric=task.metric,
        trials=len(log.trials()),
    )


def _flaml_task(task: SearchTask) -> str:
    if task.problem_type is ProblemType.REGRESSION:
        return "regression"
    return "binary" if task.classes == 2 else "multiclass"


def _own_learners(task: SearchTask) -> dict[str, type]:
    """Forests and linear models as our pipelines, with FLAML's search spaces."""
    linear = LRL2Classifier if task.problem_type is ProblemType.CLASSIFICATION else ElasticNetEstimator
    return {
        "rf": _as_pipeline(RandomForestEstimator, without_gaps),
        "extra_tree": _as_pipeline(ExtraTreesEstimator, without_gaps),
        "linear": _as_pipeline(linear, partial(scaled_and_flagged, layout=task.layout), cost=LINEAR_COST),
    }


def _as_pipeline(base: Any, wrap: Callable[[Any], Any], cost: float | None = None) -> type:
    """FLAML's learner `base`, whose bare estimator is fitted inside a pipeline.

    `cost` is a trial's against LightGBM's, by which FLAML shares out its first trials.
    """

    class InPipeline(base):  # type: ignore[misc]
        # FLAML puts a dummy in the place of a fit that ran out of time, and a dummy cannot be exported.
        limit_resource = False

        def _fit(self, X_train: Any, y_train: Any, **kwargs: Any) -> float:  # noqa: N803 - FLAML's name
            started = time.time()
            pipeline = wrap(self.estimator_class(**self.params))
            self._model = fit_weighted(pipeline, X_train, y_train, kwargs.get("sample_weight"))
            return time.time() - started

        @classmethod
        def cost_relative2lgbm(cls) -> float:
            return float(super().cost_relative2lgbm()) if cost is None else cost

    return InPipeline


def _plain(value: Any) -> Any:
    """numpy's numbers as Python's own."""
    return value.item() if isinstance(value, np.generic) else value
