"""What to try next: the one file that knows FLAML.

FLAML gives three things: configurations that did well on many other tables (its zero-shot portfolio), the
space of each learner, and the local search through it (CFO, Wu et al. 2021). How long a boosted model grows
is not searched: validation rows tell when it gains nothing more.
"""

from typing import Any

import numpy as np
from flaml import CFO
from flaml.automl.model import (
    CatBoostEstimator,
    ElasticNetEstimator,
    ExtraTreesEstimator,
    LGBMEstimator,
    LRL2Classifier,
    RandomForestEstimator,
    XGBoostSklearnEstimator,
)
from flaml.automl.task.factory import task_factory
from flaml.default.suggest import suggest_config
from flaml.tune import lograndint, loguniform, randint

from automl_lite.domain.model_report import Config
from automl_lite.training.searching.fitting import BOOSTED, LINEAR
from automl_lite.training.searching.rows import Rows

Point = dict[str, Any]
SOURCES: dict[str, Any] = {
    "lgbm": LGBMEstimator,
    "xgboost": XGBoostSklearnEstimator,
    "catboost": CatBoostEstimator,
    "rf": RandomForestEstimator,
    "extra_tree": ExtraTreesEstimator,
}
# Not the space's: threads and seeds are the fit's, rounds are found on the way.
NOT_OURS = (
    "n_jobs",
    "thread_count",
    "verbose",
    "verbosity",
    "random_state",
    "random_seed",
    "early_stopping_rounds",
)
MOST_ROUNDS = 2_000
SLOWEST_RATE, FASTEST_RATE = 0.01, 0.3
MOST_LEAVES_OF_A_TREE = 256
# Of a column, in CatBoost: its 254 take three times as long for hardly any gain.
BORDERS = 64
MOST_TREES = 200
# Trees times leaves of a forest: some 30 MB of model file.
MOST_LEAVES = 400_000
MOST_ROUNDS_AIMED_AT = 400
ROUNDS_OF_DEFAULTS = 300
# What people who know these learners begin with; the rest of each point is FLAML's.
DEFAULTS: dict[str, Point] = {
    "lgbm": {"learning_rate": 0.05, "num_leaves": 31, "colsample_bytree": 0.9},
    "xgboost": {"learning_rate": 0.05, "max_leaves": 31, "subsample": 0.9, "colsample_bytree": 0.9},
    "catboost": {"learning_rate": 0.07, "depth": 6},
    "rf": {"max_leaves": MOST_LEAVES, "max_features": 0.4},
    "extra_tree": {"max_leaves": MOST_LEAVES, "max_features": 0.5},
    LINEAR: {"alpha": 0.01},
}
# On few rows: quick learners of shallow trees, since there is little to learn and much to learn by heart.
FEW_ROWS = 1_000
DEFAULTS_ON_FEW_ROWS: dict[str, Point] = {
    "lgbm": {"learning_rate": 0.1, "num_leaves": 8, "colsample_bytree": 0.7, "min_child_samples": 5},
    "xgboost": {"learning_rate": 0.1, "max_leaves": 8, "subsample": 0.8, "colsample_bytree": 0.7},
    "catboost": {"learning_rate": 0.1, "depth": 4},
}
PORTFOLIOS = frozenset({"lgbm", "xgboost", "rf", "extra_tree"})
PORTFOLIO = 3  # configurations of the portfolio that are tried per learner


class Proposer:
    """Proposals for one learner, which start from the best that is known of it."""

    def __init__(
        self, learner: str, shape: tuple[int, int], classes: int, seed: int, known: list[tuple[Point, float]]
    ) -> None:
        space = _space(learner, shape, classes)
        best_first = sorted(known, key=lambda pair: pair[1])
        self._search = CFO(
            metric="loss",
            mode="min",
            space={name: dimension["domain"] for name, dimension in space.items()},
            low_cost_partial_config={
                name: dimension["low_cost_init_value"]
                for name, dimension in space.items()
                if "low_cost_init_value" in dimension
            },
            points_to_evaluate=[point for point, _ in best_first] or None,
            evaluated_rewards=[loss for _, loss in best_first] or None,
            seed=seed,
        )
        self._asked = 0

    def ask(self) -> Point | None:
        """A point of the space, None where there is nothing more to propose."""
        self._asked += 1
        point = self._search.suggest(str(self._asked))
        return None if point is None else {name: _plain(value) for name, value in point.items()}

    def tell(self, point: Point, loss: float) -> None:
        """How the point that was asked for last did."""
        # FLAML would weigh what a trial cost; one cost for all keeps the search the same on any machine.
        self._search.on_trial_complete(str(self._asked), {"loss": loss, "config": point, "time_total_s": 1.0})


def starting_points(
    learners: tuple[str, ...], rows: Rows, classes: int, rounds: float
) -> list[tuple[str, Point]]:
    """What to try first: a default of every learner, then what the portfolio says of tables like this one.

    `rounds` are what a boosted model has time for: it learns faster where they are few.
    """
    shape = rows.matrix.shape
    first: list[tuple[str, Point]] = []
    later: list[tuple[int, str, Point]] = []
    for learner in learners:
        space = _space(learner, shape, classes)
        first.append((learner, _within(space, _hurried(_defaults(learner, len(rows)), rounds))))
        if learner not in PORTFOLIOS:
            continue
        suggested = suggest_config(_task_name(classes), rows.matrix, rows.target, learner, k=PORTFOLIO)
        for rank, config in enumerate(suggested):
            if config["hyperparameters"]:
                later.append((rank, learner, _within(space, _hurried(config["hyperparameters"], rounds))))
    later.sort(key=lambda entry: entry[0])
    tried = {learner: [point] for learner, point in first}
    for _, learner, point in later:
        if point not in tried[learner]:
            tried[learner].append(point)
            first.append((learner, point))
    return first


def constructor_arguments(learner: str, point: Point, classes: int) -> Config:
    """A point of the space as the estimator's own arguments."""
    if learner == LINEAR:
        return dict(point)
    arguments = dict(SOURCES[learner](task=task_factory(_task_name(classes)), **point).params)
    config: Config = {name: _plain(value) for name, value in arguments.items() if name not in NOT_OURS}
    if learner == "catboost":
        config["border_count"] = BORDERS
    if learner in BOOSTED:
        return config | {"n_estimators": MOST_ROUNDS}
    leaves = int(config.get("max_leaf_nodes") or MOST_LEAVES)
    return config | {
        "n_estimators": MOST_TREES,
        "max_leaf_nodes": min(leaves, MOST_LEAVES // MOST_TREES),
        # As a whole number, scikit-learn would take 1 for one column of all.
        "max_features": float(config.get("max_features") or 1.0),
    }


def _space(learner: str, shape: tuple[int, ...], classes: int) -> dict[str, dict[str, Any]]:
    if learner == LINEAR:
        source = LRL2Classifier if classes else ElasticNetEstimator
        space = dict(source.search_space(data_size=shape, task=_task_name(classes)))
        space.pop("selection", None)
        return space
    space = dict(SOURCES[learner].search_space(data_size=shape, task=task_factory(_task_name(classes))))
    space.pop("n_estimators")
    space.pop("early_stopping_rounds", None)
    if learner in BOOSTED:
        space["learning_rate"] = {"domain": loguniform(SLOWEST_RATE, FASTEST_RATE), "init_value": 0.1}
        for leaves in {"num_leaves", "max_leaves"} & set(space):
            space[leaves] = {**space[leaves], "domain": lograndint(4, MOST_LEAVES_OF_A_TREE)}
    if learner == "catboost":
        space["depth"] = {"domain": randint(4, 9), "init_value": 6}
        space["l2_leaf_reg"] = {"domain": loguniform(1.0, 30.0), "init_value": 3.0}
    return space


def _within(space: dict[str, dict[str, Any]], wanted: Point) -> Point:
    """Every dimension of the space: as wanted, held within its bounds, or where FLAML starts."""
    point: Point = {}
    for name, dimension in space.items():
        domain = dimension["domain"]
        value = wanted.get(name, dimension.get("init_value"))
        if hasattr(domain, "categories"):
            point[name] = value if value in domain.categories else domain.categories[0]
        else:
            point[name] = _plain(min(max(value, domain.lower), domain.upper))
    return point


def _defaults(learner: str, rows: int) -> Point:
    usual = DEFAULTS.get(learner, {})
    return DEFAULTS_ON_FEW_ROWS.get(learner, usual) if rows < FEW_ROWS else usual


def _hurried(config: Point, rounds: float) -> Point:
    """With a learning rate that does in so many rounds what the configured one does in its own."""
    rate, wanted = config.get("learning_rate"), config.get("n_estimators", ROUNDS_OF_DEFAULTS)
    if rate is None:
        return config
    return config | {"learning_rate": rate * max(1.0, wanted / min(rounds, MOST_ROUNDS_AIMED_AT))}


def _task_name(classes: int) -> str:
    return {0: "regression", 2: "binary"}.get(classes, "multiclass")


def _plain(value: Any) -> Any:
    """numpy's numbers as Python's own."""
    return value.item() if isinstance(value, np.generic) else value
