"""`explainer.onnx`: raw columns in, each column's exact share of the answer out.

The Shapley value of feature i in a leaf's product game (see `paths.py`) is

    φ_i = v (o_i - z_i) ∫₀¹ ∏_{j≠i} (z_j (1 - t) + o_j t) dt,

Owen's integral (1972) over the chance t that a feature is known. The integrand is a polynomial of degree
d - 1, so Gauss-Legendre with ⌈d/2⌉ nodes is exact.
"""

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper

from automl_lite.domain.explanations import ExplanationUnit
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.explainer import BASE_VALUE, CONTRIBUTIONS, UNIT_METADATA
from automl_lite.training.explaining.paths import Game, Leaves
from automl_lite.training.exporting.graph import GraphBuilder, Tensor
from automl_lite.training.exporting.preparation_graph import add_preparation
from automl_lite.training.fitted import FittedModel


def explainer_graph(
    model: FittedModel,
    game: Game,
    offset: NDArray[np.float64],
    unit: ExplanationUnit,
    signature: ModelSignature,
) -> bytes:
    """The file. Outputs are `contributions` [rows, columns, outputs] and `base_value` [outputs].

    `offset` [outputs] is what the model adds to its trees.
    """
    builder = GraphBuilder()
    names = {feature.name: feature.input_name for feature in signature.features}
    matrix = add_preparation(builder, model.preparation, names)
    columns, outputs = len(signature.features), len(offset)
    total = _zeros(builder, matrix, columns * outputs)
    base = offset + game.constant
    places = {feature.name: place for place, feature in enumerate(signature.features)}
    column_of = np.array([places[name] for name, _ in model.preparation.layout()], dtype=np.int64)
    for leaves in game.leaves.values():
        shares = leaves.column(3, np.float32)
        np.add.at(base, leaves.output, np.array(leaves.value) * np.prod(shares.astype(np.float64), axis=1))
        targets = column_of[np.array(leaves.features)] * outputs + np.array(leaves.output)[:, None]
        total = _scattered(builder, total, targets, _values(builder, matrix, leaves, shares))
    _reshaped(builder, total, [-1, columns, outputs], CONTRIBUTIONS)
    builder.add("Identity", builder.constant(base), name=BASE_VALUE)
    return _file(builder, columns, outputs, unit)


def _values(builder: GraphBuilder, matrix: Tensor, leaves: Leaves, shares: NDArray[np.generic]) -> Tensor:
    """Shapley values [rows, leaves, d]."""
    features = np.array(leaves.features, dtype=np.int32)
    value = builder.add("Gather", matrix, builder.constant(features), axis=1)
    above = builder.add("Greater", value, builder.constant(leaves.column(0, np.float32)))
    up_to = builder.add("LessOrEqual", value, builder.constant(leaves.column(1, np.float32)))
    goes_on = builder.add("And", builder.add("IsNaN", value), builder.constant(leaves.column(2, np.bool_)))
    holds = builder.add("Or", builder.add("And", above, up_to), goes_on).cast(TensorProto.DOUBLE)
    share = builder.constant(shares).cast(TensorProto.DOUBLE)
    difference = holds - share
    # t from 0 to 1, and its weights; a last axis for them.
    nodes, weights = np.polynomial.legendre.leggauss((features.shape[1] + 1) // 2)
    last = builder.constant(np.array([-1], dtype=np.int64))
    terms = builder.add("Unsqueeze", share, last) + builder.add("Unsqueeze", difference, last) * (
        (nodes + 1) / 2
    )
    product = builder.add("ReduceProd", terms, builder.constant(np.array([2], dtype=np.int64)), keepdims=1)
    others = builder.add("Div", product, terms) * (weights / 2)
    integral = builder.add("ReduceSum", others, last, keepdims=0)
    return difference * integral * np.array(leaves.value)[:, None]


def _zeros(builder: GraphBuilder, matrix: Tensor, width: int) -> Tensor:
    rows = builder.add("Shape", matrix, start=0, end=1)
    shape = builder.add("Concat", rows, builder.constant(np.array([width], dtype=np.int64)), axis=0)
    return builder.add("Expand", builder.constant(np.zeros((1, 1))), shape)


def _scattered(builder: GraphBuilder, total: Tensor, targets: NDArray[np.int64], values: Tensor) -> Tensor:
    """`values` [rows, leaves, d] added to the places `targets` [leaves, d] of `total` [rows, width]."""
    flat = _reshaped(builder, values, [-1, targets.size])
    everywhere = builder.add("Expand", builder.constant(targets.reshape(1, -1)), builder.add("Shape", flat))
    return builder.add("ScatterElements", total, everywhere, flat, axis=1, reduction="add")


def _reshaped(builder: GraphBuilder, tensor: Tensor, shape: list[int], name: str = "") -> Tensor:
    return builder.add("Reshape", tensor, builder.constant(np.array(shape, dtype=np.int64)), name=name)


def _file(builder: GraphBuilder, columns: int, outputs: int, unit: ExplanationUnit) -> bytes:
    shown = [
        helper.make_tensor_value_info(CONTRIBUTIONS, TensorProto.DOUBLE, ["rows", columns, outputs]),
        helper.make_tensor_value_info(BASE_VALUE, TensorProto.DOUBLE, [outputs]),
    ]
    return builder.written("automl_lite_explainer", shown, {UNIT_METADATA: unit.value})
