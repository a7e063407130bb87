"""Every estimator of the search, for every kind of problem: the graph is the model."""

from datetime import UTC, datetime
from typing import Any

import joblib
import numpy as np
import pandas as pd
import pytest

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.model_report import Config, ModelMember
from automl_lite.domain.scores import Label
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.model import Model
from automl_lite.inference.session import Columns
from automl_lite.training.exporting.artefacts import sign
from automl_lite.training.exporting.export import input_names, to_onnx
from automl_lite.training.exporting.parity import check_parity
from automl_lite.training.fitted import FittedModel
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.searching.fitting import LEARNERS
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.refit import fit_members
from automl_lite.training.searching.rows import Rows

ROWS = 600
READINGS = (
    ColumnReading(name="label", dtype=ColumnType.FLOAT),  # also the name of an output
    ColumnReading(name="weird / <b>name</b> 😀", dtype=ColumnType.FLOAT),
    ColumnReading(name="epoch", dtype=ColumnType.INTEGER),
    ColumnReading(name="born", dtype=ColumnType.DATETIME, datetime_formats=("%Y-%m-%d",)),
    ColumnReading(name="city", dtype=ColumnType.TEXT),
)

CONFIGS: dict[str, Config] = {
    "lgbm": {"n_estimators": 40},
    "xgboost": {"n_estimators": 40},
    "catboost": {"n_estimators": 40, "depth": 6},
    "rf": {"n_estimators": 40, "max_features": 0.5},
    "extra_tree": {"n_estimators": 40, "max_features": 0.5},
    "linear": {},
}
ALL_TOGETHER = tuple(CONFIGS)
LABELS: list[tuple[Label, ...]] = [
    ("no", "yes"),
    (5, 7),
    (False, True),
    ("blå", "grün", "rouge"),
    (-1, 0, 1),
    (1.0, 1.5, 2.0),
]


def some_columns(seed: int) -> Columns:
    draw = np.random.default_rng(seed)
    return {
        "label": np.where(draw.random(ROWS) < 0.2, np.nan, draw.normal(size=ROWS)),
        "weird / <b>name</b> 😀": draw.normal(size=ROWS),
        "epoch": 1_700_000_000.0 + draw.integers(0, 10**7, ROWS),
        "born": np.where(draw.random(ROWS) < 0.1, np.nan, draw.integers(-(10**4), 10**4, ROWS) * 86_400.0),
        "city": draw.choice(np.array(["Oslo", "Rome", "Lima", ""], dtype=object), ROWS),
    }


def signal(columns: Columns) -> Any:
    epoch = (columns["epoch"] - 1_705_000_000) / 10**6
    return np.nan_to_num(columns["label"]) + epoch + 2 * (columns["city"] == "Oslo")


def fit(learners: tuple[str, ...], problem_type: ProblemType, labels: tuple[Label, ...]) -> FittedModel:
    columns = some_columns(0)
    preparation = Preparation.fit(columns, READINGS)
    target = signal(columns)
    if labels:
        target = np.digitize(target, np.quantile(target, np.linspace(0, 1, len(labels) + 1)[1:-1]))
    return FittedModel(
        problem_type=problem_type,
        target_column="target",
        features=READINGS,
        labels=labels,
        preparation=preparation,
        estimator=fit_members(
            [
                ModelMember(estimator=learner, weight=1 / len(learners), config=CONFIGS[learner])
                for learner in learners
            ],
            Rows(preparation.transform(columns), target),
            MatrixLayout.of(preparation),
            classes=len(labels),
            threads=1,
            seed=0,
        ),
    )


def signature_of(model: FittedModel) -> ModelSignature:
    return sign(
        model,
        job_id="job",
        estimator="any",
        training=some_columns(0),
        example=some_columns(1),
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )


def served(model: FittedModel) -> Model:
    return Model.load(to_onnx(model, signature_of(model)))


@pytest.mark.parametrize("labels", LABELS, ids=str)
@pytest.mark.parametrize("name", LEARNERS)
def test_a_classifiers_graph_gives_its_labels_and_probabilities(name: str, labels: tuple[Label, ...]) -> None:
    model = fit((name,), ProblemType.CLASSIFICATION, labels)
    graph = served(model)
    asked = some_columns(2)

    parity = check_parity(model, graph, asked, target_spread=1.0, seed=0)
    predictions = graph.predict_columns(asked)

    assert parity.label_mismatches == 0
    assert parity.largest_difference < 1e-5
    assert {type(prediction.prediction) for prediction in predictions} == {type(labels[0])}
    assert {prediction.prediction for prediction in predictions} <= set(labels)


@pytest.mark.parametrize("name", LEARNERS)
def test_a_regressors_graph_gives_its_numbers(name: str) -> None:
    model = fit((name,), ProblemType.REGRESSION, ())

    parity = check_parity(model, served(model), some_columns(2), target_spread=3.0, seed=0)

    assert parity.largest_difference < 1e-5


def test_an_ensembles_graph_gives_the_weighted_mean_of_its_members() -> None:
    for labels in (("no", "yes"), ("blå", "grün", "rouge")):
        model = fit(ALL_TOGETHER, ProblemType.CLASSIFICATION, labels)
        parity = check_parity(model, served(model), some_columns(2), target_spread=1.0, seed=0)
        assert parity.label_mismatches == 0
        assert parity.largest_difference < 1e-5
    numbers = fit(ALL_TOGETHER, ProblemType.REGRESSION, ())
    assert check_parity(numbers, served(numbers), some_columns(2), target_spread=3.0, seed=0).passed


@pytest.mark.parametrize("name", LEARNERS)
def test_a_column_that_was_always_there_may_be_missing_in_a_prediction(name: str) -> None:
    model = fit((name,), ProblemType.CLASSIFICATION, ("no", "yes"))
    nothing: Columns = {
        reading.name: np.array([""], dtype=object) if reading.dtype is ColumnType.TEXT else np.array([np.nan])
        for reading in READINGS
    }

    np.testing.assert_allclose(served(model).scores(nothing), model.scores(nothing), atol=1e-6)


def test_a_model_that_differs_from_its_graph_fails_the_check() -> None:
    model = fit(("lgbm",), ProblemType.CLASSIFICATION, ("no", "yes"))
    other = fit(("rf",), ProblemType.CLASSIFICATION, ("no", "yes"))

    parity = check_parity(model, served(other), some_columns(2), target_spread=1.0, seed=0)

    assert not parity.passed
    assert "not deployed" in parity.message


def test_the_same_model_exports_to_the_same_bytes() -> None:
    model = fit(("xgboost",), ProblemType.CLASSIFICATION, ("no", "yes"))

    assert to_onnx(model, signature_of(model)) == to_onnx(model, signature_of(model))


def test_a_pickled_model_takes_the_frame_that_pandas_reads(tmp_path: Any) -> None:
    model = fit(("lgbm",), ProblemType.CLASSIFICATION, (5, 7))
    joblib.dump(model, tmp_path / "model.pkl")
    columns = some_columns(2)
    frame = pd.DataFrame(columns)
    frame["born"] = pd.to_datetime(frame["born"], unit="s").dt.strftime("%Y-%m-%d")
    frame["city"] = frame["city"].replace("", None)

    loaded = joblib.load(tmp_path / "model.pkl")

    np.testing.assert_array_equal(loaded.predict_proba(frame), model.scores(columns))
    assert set(loaded.predict(frame)) == {5, 7}
    np.testing.assert_array_equal(
        loaded.predict_proba(frame.assign(born=pd.to_datetime(frame["born"]))), model.scores(columns)
    )


def test_inputs_never_share_a_name_with_what_the_graph_makes() -> None:
    names = input_names(("label", "_label", "probabilities", "estimator/variable", "automl_lite/x", "a/b"))

    assert len(set(names.values())) == 6
    assert names["a/b"] == "a/b"
    assert not {"label", "probabilities", "prediction"} & set(names.values())
