"""A fitted model as one ONNX graph: raw columns in, label and probabilities or a number out."""

import warnings
from typing import Any

import lightgbm
import numpy as np
import onnx
import xgboost
from catboost import CatBoost
from onnx import TensorProto, compose, helper
from onnxmltools.convert.lightgbm.operator_converters.LightGbm import convert_lightgbm
from onnxmltools.convert.xgboost.operator_converters.XGBoost import convert_xgboost
from skl2onnx import convert_sklearn, update_registered_converter
from skl2onnx.common.data_types import FloatTensorType
from skl2onnx.common.shape_calculator import (
    calculate_linear_classifier_output_shapes,
    calculate_linear_regressor_output_shapes,
)
from sklearn.pipeline import Pipeline

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.model import LABEL, PREDICTION, PROBABILITIES
from automl_lite.inference.session import SIGNATURE_METADATA
from automl_lite.training.exporting.catboost_graph import catboost_graph
from automl_lite.training.exporting.graph import INNER, ML_DOMAIN, ML_OPSET, ONNX_OPSET, GraphBuilder, Tensor
from automl_lite.training.exporting.linear_graph import convert_linear_inputs, linear_inputs_shape
from automl_lite.training.exporting.preparation_graph import add_preparation
from automl_lite.training.fitted import TIE_SCALE, FittedModel
from automl_lite.training.searching.linear_inputs import LinearInputs

ESTIMATOR = "estimator/"
CLASSIFIER_OPTIONS = {"nocl": [True, False], "zipmap": [True, False, "columns"]}

update_registered_converter(
    lightgbm.LGBMClassifier,
    "LightGbmLGBMClassifier",
    calculate_linear_classifier_output_shapes,
    convert_lightgbm,
    options=CLASSIFIER_OPTIONS,
)
update_registered_converter(
    lightgbm.LGBMRegressor,
    "LightGbmLGBMRegressor",
    calculate_linear_regressor_output_shapes,
    convert_lightgbm,
    options={"split": None},
)
update_registered_converter(
    xgboost.XGBClassifier,
    "XGBoostXGBClassifier",
    calculate_linear_classifier_output_shapes,
    convert_xgboost,
    options=CLASSIFIER_OPTIONS,
)
update_registered_converter(
    xgboost.XGBRegressor,
    "XGBoostXGBRegressor",
    calculate_linear_regressor_output_shapes,
    convert_xgboost,
)
update_registered_converter(
    LinearInputs, "AutomlLiteLinearInputs", linear_inputs_shape, convert_linear_inputs
)


def to_onnx(model: FittedModel, signature: ModelSignature) -> bytes:
    """The model file; its metadata carries the signature."""
    builder = GraphBuilder()
    input_names = {feature.name: feature.input_name for feature in signature.features}
    matrix = add_preparation(builder, model.preparation, input_names)
    scores = _weighted_mean(builder, matrix, model)
    outputs = (
        _classifier_outputs(builder, scores, model)
        if model.problem_type is ProblemType.CLASSIFICATION
        else [_regressor_output(builder, scores, model)]
    )
    metadata = {SIGNATURE_METADATA: signature.embedded().model_dump_json()}
    return builder.written("automl_lite", outputs, metadata)


def input_names(columns: tuple[str, ...]) -> dict[str, str]:
    """A name for each column's input: its own, unless an output or an inner node could have it."""
    taken = {LABEL, PROBABILITIES, PREDICTION}
    names: dict[str, str] = {}
    for column in columns:
        name = column
        while name in taken or name.startswith((ESTIMATOR, INNER)):
            name = f"_{name}"
        taken.add(name)
        names[column] = name
    return names


def _weighted_mean(builder: GraphBuilder, matrix: Tensor, model: FittedModel) -> Tensor:
    """Every member on the same matrix, its answers times its weight added up."""
    total: Tensor | None = None
    for place, member in enumerate(model.estimator.members):
        answers = _answers(builder, matrix, _estimator_graph(member.estimator, model, f"{ESTIMATOR}{place}/"))
        if len(model.estimator.members) > 1:
            weight = builder.constant(np.array(member.weight, dtype=np.float32))
            answers = builder.add("Mul", answers, weight)
        total = answers if total is None else builder.add("Add", total, answers)
    if total is None:
        raise ValueError("a model without members has no graph")
    return total


def _answers(builder: GraphBuilder, matrix: Tensor, estimator: onnx.ModelProto) -> Tensor:
    builder.add("Identity", matrix, name=estimator.graph.input[0].name)
    builder.nodes.extend(estimator.graph.node)
    builder.constants.extend(estimator.graph.initializer)
    return Tensor(builder, estimator.graph.output[-1].name)


def _estimator_graph(estimator: Any, model: FittedModel, prefix: str) -> onnx.ModelProto:
    if isinstance(estimator, CatBoost):
        return compose.add_prefix(catboost_graph(estimator), prefix)
    last = estimator.steps[-1][1] if isinstance(estimator, Pipeline) else estimator
    options = {id(last): {"zipmap": False}} if model.problem_type is ProblemType.CLASSIFICATION else None
    with warnings.catch_warnings():
        # The converters ask NumPy and scikit-learn for things that these are about to rename.
        warnings.simplefilter("ignore")
        converted = convert_sklearn(
            estimator,
            initial_types=[("matrix", FloatTensorType([None, model.preparation.width]))],
            options=options,
            target_opset={"": ONNX_OPSET, ML_DOMAIN: ML_OPSET},
        )
    return compose.add_prefix(converted, prefix)


def _classifier_outputs(
    builder: GraphBuilder, probabilities: Tensor, model: FittedModel
) -> list[onnx.ValueInfoProto]:
    labels = _label_array(model.labels)
    scale = builder.constant(np.array(TIE_SCALE, dtype=np.float32))
    rounded = builder.add("Round", builder.add("Mul", probabilities, scale))
    winner = builder.add("ArgMax", rounded, axis=1, keepdims=0)
    builder.add("Gather", builder.constant(labels), winner, name=LABEL, axis=0)
    builder.add("Identity", probabilities, name=PROBABILITIES)
    kind = TensorProto.STRING if labels.dtype == object else helper.np_dtype_to_tensor_dtype(labels.dtype)
    return [
        helper.make_tensor_value_info(LABEL, kind, ["rows"]),
        helper.make_tensor_value_info(PROBABILITIES, TensorProto.FLOAT, ["rows", len(model.labels)]),
    ]


def _label_array(labels: tuple[Any, ...]) -> Any:
    """Labels in the tensor type of their kind: texts, booleans, whole numbers or floats."""
    if isinstance(labels[0], str):
        return np.array(labels, dtype=object)
    return np.array(labels)


def _regressor_output(builder: GraphBuilder, predicted: Tensor, model: FittedModel) -> onnx.ValueInfoProto:
    center = builder.constant(np.array(model.target_center, dtype=np.float64))
    builder.add("Add", predicted.cast(TensorProto.DOUBLE), center, name=PREDICTION)
    return helper.make_tensor_value_info(PREDICTION, TensorProto.DOUBLE, ["rows", 1])
