"""Columns of every kind, as a file's reading gives them."""

from collections.abc import Callable

import numpy as np
import pytest

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.inference.session import Columns

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
