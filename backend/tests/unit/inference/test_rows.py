from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automl_lite.domain.columns import ColumnReading, ColumnType, NumberStyle
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import BadRequest
from automl_lite.domain.predictions import CellValue
from automl_lite.domain.signature import FeatureSignature, InputKind, ModelSignature
from automl_lite.inference.rows import RowReader


def feature(name: str, dtype: ColumnType, **reading: object) -> FeatureSignature:
    return FeatureSignature(
        reading=ColumnReading.model_validate({"name": name, "dtype": dtype, **reading}),
        input_name=name,
        kind=InputKind.TEXT if dtype is ColumnType.TEXT else InputKind.NUMBER,
        categories=("007", "1", "red") if dtype is ColumnType.TEXT else (),
    )


SIGNATURE = ModelSignature(
    job_id="job",
    problem_type=ProblemType.CLASSIFICATION,
    target_column="kind",
    best_estimator="lgbm",
    features=(
        feature("age", ColumnType.INTEGER),
        feature("price", ColumnType.FLOAT, number_style=NumberStyle.DECIMAL_COMMA),
        feature("share", ColumnType.FLOAT, symbol="%"),
        feature("member", ColumnType.BOOLEAN),
        feature("born", ColumnType.DATETIME, datetime_formats=("%d.%m.%Y",)),
        feature("code", ColumnType.TEXT),
    ),
    labels=("a", "b"),
    versions={},
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
    model_sha256="",
)


def read(name: str, value: CellValue) -> Any:
    columns, _ = RowReader(SIGNATURE).read([{name: value}])
    return columns[name][0]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 3, 3.0),
        ("age", 3.5, 3.5),
        ("age", " 3 ", 3.0),
        ("price", "1.234,5", 1234.5),
        ("price", 1234.5, 1234.5),
        ("share", "12.5 %", 12.5),
        ("share", "12.5", 12.5),
        ("share", 12.5, 12.5),
        ("member", True, 1.0),
        ("member", "FALSE", 0.0),
        ("member", 0, 0.0),
        ("born", "02.01.1970", 86_400.0),
        ("born", "1970-01-02", 86_400.0),
        ("born", "1970-01-02T01:00:00+01:00", 86_400.0),
        ("code", "007", "007"),
        ("code", 7, "7"),
        ("code", 1.0, "1"),
        ("code", "  red ", "red"),
        ("code", "N/A", ""),
        ("code", None, ""),
    ],
)
def test_a_value_is_read_as_its_column_is(name: str, value: CellValue, expected: object) -> None:
    assert read(name, value) == expected


@pytest.mark.parametrize(("name", "value"), [("age", None), ("age", "inf"), ("price", "NA"), ("born", "?")])
def test_what_the_file_would_call_missing_is_missing(name: str, value: CellValue) -> None:
    assert np.isnan(read(name, value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age", "abc"),
        ("age", True),
        ("age", "1_000"),
        ("member", 2),
        ("member", "maybe"),
        ("born", 5),
        ("born", "31.02.2020"),
        ("age", 10**400),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_with_its_column(name: str, value: CellValue) -> None:
    with pytest.raises(BadRequest, match=f"^{name} takes"):
        read(name, value)


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(BadRequest, match="nearest is 'price'"):
        RowReader(SIGNATURE).read([{"prize": 1}])


def test_the_target_among_the_features_is_refused() -> None:
    with pytest.raises(BadRequest, match="what the model predicts"):
        RowReader(SIGNATURE).read([{"kind": "a"}])


def test_each_row_is_told_what_it_lacks_and_what_was_never_seen() -> None:
    full: dict[str, CellValue] = {
        "age": 1, "price": 1, "share": 1, "member": True, "born": "1970-01-02", "code": "red"
    }  # fmt: skip

    _, warnings = RowReader(SIGNATURE).read([full, {**full, "code": "blue"}, {**full, "age": None}])

    assert warnings == [
        (),
        ("code: 'blue' is rare or was never seen in training.",),
        ("age is missing.",),
    ]


@given(
    st.dictionaries(
        st.sampled_from(["age", "price", "member", "born", "code", "x"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    )
)
def test_any_row_is_either_read_or_refused_with_a_sentence(row: dict[str, CellValue]) -> None:
    try:
        columns, _ = RowReader(SIGNATURE).read([row])
    except BadRequest as refused:
        sentence = refused.detail
    else:
        sentence = "Read."
        numbers = [columns[name][0] for name in ("age", "price", "member", "born")]
        assert not np.isinf(np.array(numbers, dtype=float)).any()
    assert sentence.endswith(".")


def test_a_row_that_lacks_nearly_everything_is_told_of_some_and_of_how_many_more() -> None:
    wide = SIGNATURE.model_copy(
        update={"features": tuple(feature(f"x{place}", ColumnType.FLOAT) for place in range(80))}
    )

    _, (warnings,) = RowReader(wide).read([{}])

    assert len(warnings) == 51
    assert warnings[-1] == "And 30 features more."
