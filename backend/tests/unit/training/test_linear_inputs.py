"""What linear models learn from, in Python and in a graph."""

import numpy as np
from numpy.typing import NDArray
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.linear_model import LogisticRegression

from automl_lite.inference.session import Session
from automl_lite.training.exporting import export  # noqa: F401 - registers the converters
from automl_lite.training.exporting.graph import ML_DOMAIN, ML_OPSET, ONNX_OPSET
from automl_lite.training.searching.learners import MatrixLayout, scaled_and_flagged
from automl_lite.training.searching.linear_inputs import LinearInputs

NAN = np.nan


def as_matrix(rows: list[list[float]]) -> NDArray[np.float32]:
    return np.array(rows, dtype=np.float32)


LEARNED = as_matrix([[1.0, 5.0, 0.0], [3.0, NAN, 1.0], [5.0, 7.0, -1.0], [3.0, 9.0, 0.0]])


def fitted() -> LinearInputs:
    return LinearInputs((0, 1), (2,), (2,)).fit(LEARNED)


def test_numbers_are_scaled_by_what_training_rows_show() -> None:
    numbers = fitted().transform(LEARNED)[:, :2]

    np.testing.assert_allclose(numbers.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(numbers.std(axis=0), 1, atol=1e-6)


def test_a_gap_becomes_the_median_and_a_flag_where_training_rows_had_gaps() -> None:
    asked = fitted().transform(as_matrix([[NAN, NAN, 0.0], [3.0, 7.0, 0.0]]))

    np.testing.assert_array_equal(asked[0, :2], asked[1, :2])
    assert asked[:, 2].tolist() == [1.0, 0.0]  # of the second number only


def test_missing_and_common_categories_have_a_flag_and_others_none() -> None:
    flags = fitted().transform(as_matrix([[1, 1, -1], [1, 1, 0], [1, 1, 1], [1, 1, 7]]))[:, 3:]

    assert flags.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]]


def test_a_constant_or_empty_number_does_no_harm() -> None:
    inputs = LinearInputs((0, 1), (), ()).fit(as_matrix([[2, NAN], [2, NAN]]))

    assert inputs.transform(as_matrix([[2, 4], [NAN, NAN]])).tolist() == [[0, 4, 0], [0, 0, 1]]


def test_graph_and_python_agree_with_gaps_flags_and_nothing_but_one_of_them() -> None:
    draw = np.random.default_rng(1)
    matrix = np.column_stack(
        [
            draw.normal(1e5, 3, 300),
            np.where(draw.random(300) < 0.3, NAN, draw.normal(size=300)),
            draw.integers(-1, 60, 300),
        ]
    ).astype(np.float32)
    target = (np.isnan(matrix[:, 1]) | (matrix[:, 2] > 30)).astype(int)
    for layout, columns in (
        (MatrixLayout(3, (2,), (60,)), [0, 1, 2]),
        (MatrixLayout(2, (), ()), [0, 1]),
        (MatrixLayout(1, (0,), (60,)), [2]),
    ):
        part = matrix[:, columns]
        model = scaled_and_flagged(LogisticRegression(max_iter=500), layout).fit(part, target)
        converted = convert_sklearn(
            model,
            initial_types=[("matrix", FloatTensorType([None, len(columns)]))],
            options={id(model.steps[-1][1]): {"zipmap": False}},
            target_opset={"": ONNX_OPSET, ML_DOMAIN: ML_OPSET},
        )
        (given,) = Session(converted.SerializeToString()).run(["probabilities"], {"matrix": part})
        np.testing.assert_allclose(given, model.predict_proba(part), atol=1e-6)


def test_a_linear_model_learns_that_a_value_is_missing() -> None:
    draw = np.random.default_rng(2)
    number = draw.normal(size=400)
    gone = draw.random(400) < 0.5
    matrix = np.where(gone, NAN, number).astype(np.float32).reshape(-1, 1)

    model = scaled_and_flagged(LogisticRegression(), MatrixLayout(1, (), ())).fit(matrix, gone)

    assert (model.predict(matrix) == gone).all()
