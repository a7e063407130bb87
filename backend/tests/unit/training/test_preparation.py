from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from onnx import TensorProto, helper

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.inference.session import Columns, Session
from automl_lite.training.exporting.graph import GraphBuilder
from automl_lite.training.exporting.preparation_graph import add_preparation
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.preparing.texts import fit_text

MakeColumns = Callable[..., Columns]


def graph_matrix(preparation: Preparation, columns: Columns) -> NDArray[Any]:
    """The matrix as the exported nodes make it."""
    builder = GraphBuilder()
    matrix = add_preparation(builder, preparation, {name: name for name in columns})
    builder.add("Identity", matrix, name="matrix")
    output = helper.make_tensor_value_info("matrix", TensorProto.FLOAT, ["rows", preparation.width])
    session = Session(builder.written("test", [output], {}))
    (result,) = session.run(["matrix"], {name: values.reshape(-1, 1) for name, values in columns.items()})
    return result


def test_graph_and_python_make_the_same_matrix_bit_for_bit(
    readings: tuple[ColumnReading, ...], make_columns: MakeColumns
) -> None:
    preparation = Preparation.fit(make_columns(200), readings)
    other_rows = make_columns(100, seed=1)
    other_rows["city"][:3] = ["Atlantis", "", "paris"]
    other_rows["age"][:4] = [np.nan, 1e300, -1e300, 0.1]
    other_rows["joined"][:2] = [np.nan, -1e9]

    np.testing.assert_array_equal(graph_matrix(preparation, other_rows), preparation.transform(other_rows))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(
    learned=hnp.arrays(np.float64, 20, elements=st.floats(allow_infinity=False)),
    asked=hnp.arrays(np.float64, 20, elements=st.floats(allow_infinity=False)),
)
def test_any_numbers_at_all_are_prepared_the_same_in_graph_and_python(
    learned: NDArray[np.float64], asked: NDArray[np.float64]
) -> None:
    reading = ColumnReading(name="x", dtype=ColumnType.FLOAT)
    preparation = Preparation.fit({"x": learned}, [reading])

    matrix = preparation.transform({"x": asked})

    np.testing.assert_array_equal(graph_matrix(preparation, {"x": asked}), matrix)
    assert not np.isinf(matrix).any()


def test_a_large_number_keeps_its_last_digit() -> None:
    values = 10.0**12 + np.arange(100.0)
    preparation = Preparation.fit({"x": values}, [ColumnReading(name="x", dtype=ColumnType.INTEGER)])

    assert len(np.unique(preparation.transform({"x": values}))) == 100


def test_a_text_never_seen_shares_the_code_of_texts_seen_once() -> None:
    texts = np.array(["a", "a", "b", "b", "b", "once"], dtype=object)
    preparation = Preparation.fit({"x": texts}, [ColumnReading(name="x", dtype=ColumnType.TEXT)])

    asked = np.array(["b", "a", "once", "never", ""], dtype=object)

    assert preparation.transform({"x": asked}).ravel().tolist() == [0.0, 1.0, 2.0, 2.0, -1.0]


def test_a_text_may_be_a_category_and_words_by_one_input() -> None:
    columns = {"x": np.array(["red wine", "red beer", "old wine", "red wine", ""] * 4, dtype=object)}
    words = fit_text("x", columns["x"], coded=True, seed=0)
    assert words is not None
    preparation = Preparation.fit(columns, [ColumnReading(name="x", dtype=ColumnType.TEXT)], [words])

    matrix = preparation.transform(columns)

    assert [part for _, part in preparation.layout()] == [
        "words", "word red", "word wine", "word beer", "word old", "code"
    ]  # fmt: skip
    assert matrix[0].tolist() == [2, 1, 1, 0, 0, 0]
    np.testing.assert_array_equal(graph_matrix(preparation, columns), matrix)


def test_a_column_that_was_never_missing_gets_its_median_where_it_is() -> None:
    columns = {"x": np.array([1.0, 2.0, 9.0])}
    preparation = Preparation.fit(columns, [ColumnReading(name="x", dtype=ColumnType.FLOAT)])

    assert preparation.transform({"x": np.array([np.nan])}).item() == 2.0


def test_a_column_that_was_missing_in_training_stays_missing() -> None:
    columns = {"x": np.array([1.0, np.nan, 9.0])}
    preparation = Preparation.fit(columns, [ColumnReading(name="x", dtype=ColumnType.FLOAT)])

    assert np.isnan(preparation.transform({"x": np.array([np.nan])})).all()


def test_a_date_without_times_has_no_hour() -> None:
    days = np.arange(400.0) * 86_400
    preparation = Preparation.fit({"x": days}, [ColumnReading(name="x", dtype=ColumnType.DATETIME)])

    assert [part for _, part in preparation.layout()] == ["elapsed_days", "year", "month", "day", "weekday"]
