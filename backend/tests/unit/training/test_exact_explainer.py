"""Exact explanations are those that LightGBM and XGBoost give of themselves, and add up to the answer."""

from collections.abc import Callable
from typing import Any

import catboost
import lightgbm
import numpy as np
import pytest
import xgboost
from numpy.typing import NDArray
from scipy.special import expit, softmax
from sklearn.ensemble import (
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.linear_model import LogisticRegression

from automl_lite.domain.explanations import ExplanationUnit
from automl_lite.domain.scores import Label
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.explainer import Explainer, Shares
from automl_lite.inference.session import Columns
from automl_lite.training.explaining import paths
from automl_lite.training.explaining.exact import exact_explainer
from automl_lite.training.fitted import FittedModel
from automl_lite.training.searching.learners import without_gaps
from automl_lite.training.table import take_rows

MakeColumns = Callable[..., Columns]
ROWS = 400
ASKED = 25


Learn = Callable[..., FittedModel]
SignatureOf = Callable[[FittedModel, Columns], ModelSignature]
Explained = Callable[[FittedModel, Columns], tuple[ExplanationUnit, list[Shares]]]


@pytest.fixture
def explained(signature_of: SignatureOf) -> Explained:
    """The unit and the shares of each row."""

    def explain(model: FittedModel, columns: Columns) -> tuple[ExplanationUnit, list[Shares]]:
        signature = signature_of(model, columns)
        content = exact_explainer(model, signature, columns)
        assert content is not None
        explainer = Explainer.load(content, signature)
        rows = [explainer.explain(take_rows(columns, np.array([row]))) for row in range(ASKED)]
        return explainer.unit, rows

    return explain


def by_column(model: FittedModel, of_matrix: NDArray[Any]) -> NDArray[Any]:
    """Shares of the matrix's columns [rows, width] added up by raw column [rows, columns]."""
    names = [feature.name for feature in model.features]
    total = np.zeros((len(of_matrix), len(names)))
    for place, (name, _) in enumerate(model.preparation.layout()):
        total[:, names.index(name)] += of_matrix[:, place]
    return total


def totals(shares: list[Shares]) -> NDArray[np.float64]:
    return np.array([row.base_value + row.contributions.sum(axis=0) for row in shares])


LGBM: dict[str, Any] = {
    "n_estimators": 30,
    "num_leaves": 15,
    "verbose": -1,
    "n_jobs": 1,
    "min_child_samples": 5,
}
XGB: dict[str, Any] = {"n_estimators": 30, "max_depth": 5, "n_jobs": 1, "min_child_weight": 0.01}
BOOSTED = ("lgbm", "xgboost", "catboost")
CATBOOST: dict[str, Any] = {
    "iterations": 30,
    "depth": 4,
    "verbose": False,
    "allow_writing_files": False,
    "thread_count": 1,
}
REGRESSORS: dict[str, Callable[[], Any]] = {
    "lgbm": lambda: lightgbm.LGBMRegressor(**LGBM),
    "xgboost": lambda: xgboost.XGBRegressor(**XGB),
    "catboost": lambda: catboost.CatBoostRegressor(**CATBOOST),
    "rf": lambda: without_gaps(RandomForestRegressor(10, max_leaf_nodes=60, random_state=0)),
    "extra_tree": lambda: without_gaps(ExtraTreesRegressor(10, max_leaf_nodes=60, random_state=0)),
}
CLASSIFIERS: dict[str, Callable[[], Any]] = {
    "lgbm": lambda: lightgbm.LGBMClassifier(**LGBM),
    "xgboost": lambda: xgboost.XGBClassifier(**XGB),
    "catboost": lambda: catboost.CatBoostClassifier(**CATBOOST),
    "rf": lambda: without_gaps(RandomForestClassifier(10, max_leaf_nodes=60, random_state=0)),
    "extra_tree": lambda: without_gaps(ExtraTreesClassifier(10, max_leaf_nodes=60, random_state=0)),
}


@pytest.mark.parametrize("kind", ["lgbm", "xgboost", "catboost"])
@pytest.mark.parametrize("labels", [(), ("no", "yes"), ("a", "b", "c")], ids=["number", "two", "three"])
def test_boosted_trees_are_explained_as_they_explain_themselves(
    learn: Learn, asked: Columns, kind: str, labels: tuple[Label, ...], explained: Explained
) -> None:
    model = learn(labels, (CLASSIFIERS if labels else REGRESSORS)[kind]())
    matrix = model.preparation.transform(asked)
    outputs = 1 if len(labels) <= 2 else len(labels)
    estimator = model.estimator.members[0].estimator
    if kind == "lgbm":
        theirs = estimator.booster_.predict(matrix, pred_contrib=True).reshape(ASKED, outputs, -1)
    elif kind == "catboost":
        theirs = estimator.get_feature_importance(catboost.Pool(matrix), type="ShapValues")
        theirs = theirs.reshape(ASKED, outputs, -1)
    else:
        theirs = estimator.get_booster().predict(xgboost.DMatrix(matrix), pred_contribs=True)
        theirs = theirs.reshape(ASKED, outputs, -1)
    _, ours = explained(model, asked)
    scale = max(1.0, float(np.abs(theirs).max()))
    for output in range(outputs):
        shares = np.array([row.contributions[:, output] for row in ours])
        base = np.array([row.base_value[output] for row in ours])
        tolerance = 1e-6 * scale
        np.testing.assert_allclose(shares, by_column(model, theirs[:, output, :-1]), atol=tolerance, rtol=0)
        np.testing.assert_allclose(base, theirs[:, output, -1], atol=tolerance, rtol=0)


@pytest.mark.parametrize("kind", REGRESSORS)
def test_shares_of_a_number_add_up_to_it(
    learn: Learn, asked: Columns, kind: str, explained: Explained
) -> None:
    model = learn((), REGRESSORS[kind](), center=1e6)
    unit, shares = explained(model, asked)
    assert unit is ExplanationUnit.TARGET
    np.testing.assert_allclose(totals(shares)[:, 0], model.scores(asked), rtol=1e-9, atol=1e-3)


@pytest.mark.parametrize("kind", CLASSIFIERS)
def test_of_two_labels_the_later_is_explained(
    learn: Learn, asked: Columns, kind: str, explained: Explained
) -> None:
    model = learn((False, True), CLASSIFIERS[kind]())
    unit, shares = explained(model, asked)
    boosted = kind in BOOSTED
    assert unit is (ExplanationUnit.LOG_ODDS if boosted else ExplanationUnit.PROBABILITY)
    answered = expit(totals(shares)) if boosted else totals(shares)
    np.testing.assert_allclose(answered[:, 0], model.scores(asked)[:, 1], atol=1e-5)


@pytest.mark.parametrize("kind", CLASSIFIERS)
def test_of_three_labels_each_is_explained(
    learn: Learn, asked: Columns, kind: str, explained: Explained
) -> None:
    model = learn((1, 2, 3), CLASSIFIERS[kind]())
    unit, shares = explained(model, asked)
    boosted = kind in BOOSTED
    assert unit is (ExplanationUnit.MARGIN if boosted else ExplanationUnit.PROBABILITY)
    answered = softmax(totals(shares), axis=1) if boosted else totals(shares)
    np.testing.assert_allclose(answered, model.scores(asked), atol=1e-5)


def test_trees_of_all_kinds_that_average_numbers_are_explained_together(
    learn: Learn, asked: Columns, explained: Explained
) -> None:
    model = learn((), *(make() for make in REGRESSORS.values()))
    _, shares = explained(model, asked)
    np.testing.assert_allclose(totals(shares)[:, 0], model.scores(asked), rtol=1e-5)


def test_forests_that_average_probabilities_are_explained_together(
    learn: Learn, asked: Columns, explained: Explained
) -> None:
    model = learn(("no", "yes"), CLASSIFIERS["rf"](), CLASSIFIERS["extra_tree"]())
    unit, shares = explained(model, asked)
    assert unit is ExplanationUnit.PROBABILITY
    np.testing.assert_allclose(totals(shares)[:, 0], model.scores(asked)[:, 1], atol=1e-6)


def test_a_forest_without_an_imputer_is_explained_with_its_own_rule_for_gaps(
    learn: Learn, asked: Columns, explained: Explained
) -> None:
    model = learn((), RandomForestRegressor(10, max_leaf_nodes=60, random_state=0))
    _, shares = explained(model, asked)
    np.testing.assert_allclose(totals(shares)[:, 0], model.scores(asked), rtol=1e-6)


def test_a_model_of_no_tree_at_all_is_its_base_value(
    learn: Learn, asked: Columns, explained: Explained
) -> None:
    model = learn((), lightgbm.LGBMRegressor(n_estimators=3, min_child_samples=1_000, verbose=-1))
    _, shares = explained(model, asked)
    assert all(np.all(row.contributions == 0) for row in shares)
    np.testing.assert_allclose(totals(shares)[:, 0], model.scores(asked))


@pytest.mark.parametrize(
    "estimators",
    [
        [CLASSIFIERS["lgbm"], CLASSIFIERS["rf"]],  # one adds up log-odds, the other probabilities
        [CLASSIFIERS["lgbm"], CLASSIFIERS["lgbm"]],
        [lambda: without_gaps(LogisticRegression(max_iter=2_000))],
        [lambda: xgboost.XGBClassifier(booster="dart", n_estimators=3, rate_drop=0.5)],
    ],
)
def test_what_is_no_sum_of_trees_has_no_exact_explanation(
    learn: Learn, asked: Columns, estimators: list[Callable[[], Any]], signature_of: SignatureOf
) -> None:
    model = learn(("no", "yes"), *(make() for make in estimators))
    assert exact_explainer(model, signature_of(model, asked), asked) is None


def test_very_many_leaves_are_not_explained_exactly(
    learn: Learn, asked: Columns, monkeypatch: pytest.MonkeyPatch, signature_of: SignatureOf
) -> None:
    monkeypatch.setattr(paths, "MOST_ELEMENTS", 1_000)
    model = learn((), REGRESSORS["lgbm"]())
    assert exact_explainer(model, signature_of(model, asked), asked) is None


def test_the_same_model_gives_the_same_explainer(
    learn: Learn, asked: Columns, signature_of: SignatureOf
) -> None:
    model = learn(("no", "yes"), CLASSIFIERS["lgbm"]())
    signature = signature_of(model, asked)
    assert exact_explainer(model, signature, asked) == exact_explainer(model, signature, asked)
