"""Columns of every kind, as a file's reading gives them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.scores import Label
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.session import Columns
from automl_lite.training.exporting.artefacts import sign
from automl_lite.training.exporting.exactness import exact_in_float32
from automl_lite.training.fitted import FittedModel
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.searching.ensemble import Ensemble, FittedMember
from tests.support.records import NOON

READINGS = (
    ColumnReading(name="age", dtype=ColumnType.INTEGER),
    ColumnReading(name="balance", dtype=ColumnType.FLOAT),
    ColumnReading(name="epoch", dtype=ColumnType.INTEGER),
    ColumnReading(name="member", dtype=ColumnType.BOOLEAN),
    ColumnReading(name="joined", dtype=ColumnType.DATETIME, datetime_formats=("%Y-%m-%d",)),
    ColumnReading(name="city", dtype=ColumnType.TEXT),
)


@pytest.fixture
def readings() -> tuple[ColumnReading, ...]:
    return READINGS


@pytest.fixture
def make_columns() -> Callable[..., Columns]:
    def make(rows: int, seed: int = 0) -> Columns:
        draw = np.random.default_rng(seed)
        return {
            "age": draw.integers(18, 90, rows).astype(float),
            "balance": np.where(draw.random(rows) < 0.2, np.nan, draw.normal(0, 1000, rows)),
            "epoch": 1_700_000_000.0 + draw.integers(0, 10_000_000, rows),
            "member": np.where(draw.random(rows) < 0.1, np.nan, draw.integers(0, 2, rows)),
            "joined": draw.integers(0, 20_000, rows) * 86_400.0,
            "city": draw.choice(np.array(["Paris", "Rome", "Oslo", ""], dtype=object), rows),
        }

    return make


@pytest.fixture
def learn(
    readings: tuple[ColumnReading, ...], make_columns: Callable[..., Columns]
) -> Callable[..., FittedModel]:
    """A model of these estimators, fitted on columns of every kind."""

    def fit(labels: tuple[Label, ...], *estimators: Any, center: float = 0.0) -> FittedModel:
        columns = make_columns(400)
        preparation = Preparation.fit(columns, readings)
        matrix = preparation.transform(columns)
        raw = columns["age"] + np.nan_to_num(columns["balance"]) / 50 + 30 * (columns["city"] == "Rome")
        target = raw + np.random.default_rng(1).normal(0, 3, 400)
        if labels:
            target = np.searchsorted(np.quantile(target, np.arange(1, len(labels)) / len(labels)), target)
        members = tuple(
            FittedMember("any", 1 / len(estimators), exact_in_float32(estimator.fit(matrix, target)))
            for estimator in estimators
        )
        return FittedModel(
            problem_type=ProblemType.CLASSIFICATION if labels else ProblemType.REGRESSION,
            target_column="target",
            features=readings,
            labels=labels,
            preparation=preparation,
            estimator=Ensemble(members),
            target_center=center,
        )

    return fit


@pytest.fixture
def asked(make_columns: Callable[..., Columns]) -> Columns:
    """Rows that were not learned from, some cells missing or never seen."""
    columns = make_columns(25, seed=5)
    columns["age"][:5] = np.nan
    columns["joined"][3:8] = np.nan
    columns["city"][6:9] = "Atlantis"
    return columns


@pytest.fixture
def signature_of() -> Callable[[FittedModel, Columns], ModelSignature]:
    def make(model: FittedModel, columns: Columns) -> ModelSignature:
        return sign(model, job_id="j", estimator="any", training=columns, example=columns, now=NOON)

    return make
