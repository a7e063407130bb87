"""Permutation importance: honest, and done in time however wide the file."""

import time
from collections.abc import Callable

import lightgbm
import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType
from automl_lite.inference.session import Columns
from automl_lite.training.fitted import FittedModel
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.scoring.importance import by_use, permutation_importance
from automl_lite.training.searching.ensemble import Ensemble, FittedMember
from automl_lite.training.searching.learners import without_gaps

Learn = Callable[..., FittedModel]


def test_columns_that_matter_come_first_and_others_have_none(
    learn: Learn, make_columns: Callable[..., Columns]
) -> None:
    model = learn((), lightgbm.LGBMRegressor(n_estimators=40, num_leaves=8, verbose=-1, n_jobs=1))
    columns = make_columns(1_000, seed=3)
    truth = columns["age"] + np.nan_to_num(columns["balance"]) / 50 + 30 * (columns["city"] == "Rome")
    told: list[float] = []
    found = permutation_importance(
        model, model.preparation.transform(columns), truth, "rmse", seconds=5, seed=1, on_progress=told.append
    )
    assert {row.column for row in found[:3]} == {"age", "balance", "city"}
    assert found[2].importance > 20 * abs(found[3].importance)
    assert all(0 < row.spread < row.importance for row in found[:3])
    assert told == sorted(told)
    assert max(told) <= 1


def test_where_estimators_split_most_comes_first_the_same_every_time(learn: Learn) -> None:
    linear = without_gaps(LogisticRegression(max_iter=2_000))
    model = learn(("no", "yes"), lightgbm.LGBMClassifier(n_estimators=9, verbose=-1, n_jobs=1), linear)
    assert by_use(model) == by_use(model)
    assert set(by_use(model)[:2]) == {"age", "balance"}
    assert len(by_use(model)) == len(model.features)


@pytest.mark.parametrize("seconds", [0.0, 1.0])
def test_a_very_wide_file_is_measured_within_its_seconds(seconds: float) -> None:
    draw = np.random.default_rng(0)
    columns: Columns = {f"c{number}": draw.normal(size=800) for number in range(2_000)}
    readings = tuple(ColumnReading(name=name, dtype=ColumnType.FLOAT) for name in columns)
    preparation = Preparation.fit(columns, readings)
    matrix, target = preparation.transform(columns), (columns["c7"] + columns["c70"] > 0).astype(int)
    estimator = lightgbm.LGBMClassifier(n_estimators=20, verbose=-1, n_jobs=1).fit(matrix, target)
    model = FittedModel(
        problem_type=ProblemType.CLASSIFICATION,
        target_column="target",
        features=readings,
        labels=(0, 1),
        preparation=preparation,
        estimator=Ensemble((FittedMember("lgbm", 1.0, estimator),)),
    )
    started = time.monotonic()
    found = permutation_importance(
        model, matrix, target, "roc_auc", seconds=seconds, seed=1, on_progress=lambda _: None
    )
    assert time.monotonic() - started < seconds + 10
    assert {row.column for row in found[:2]} == {"c7", "c70"}
