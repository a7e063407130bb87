"""`LinearInputs.transform` as graph nodes, operation for operation, for skl2onnx to build in."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper
from skl2onnx.common.data_types import FloatTensorType

from automl_lite.training.searching.linear_inputs import LinearInputs


def linear_inputs_shape(operator: Any) -> None:
    """The shape calculator that skl2onnx asks for."""
    operator.outputs[0].type = FloatTensorType([None, operator.raw_operator.width_])


def convert_linear_inputs(scope: Any, operator: Any, container: Any) -> None:
    """The converter that skl2onnx asks for."""
    inputs: LinearInputs = operator.raw_operator
    nodes = _Nodes(scope, container)
    matrix = operator.inputs[0].full_name
    blocks: list[str] = []
    if inputs.number_positions:
        numbers = nodes.pick(matrix, np.array(inputs.number_positions))
        missing = nodes.add("IsNaN", numbers)
        filled = nodes.add("Where", missing, nodes.constant(inputs.medians_), numbers)
        centred = nodes.add("Sub", filled, nodes.constant(inputs.means_))
        blocks.append(nodes.add("Mul", centred, nodes.constant(inputs.factors_)))
        if len(inputs.gaps_):
            blocks.append(nodes.as_floats(nodes.pick(missing, inputs.gaps_)))
    if len(inputs.flag_codes_):
        codes = nodes.pick(matrix, inputs.flag_positions_)
        blocks.append(nodes.as_floats(nodes.add("Equal", codes, nodes.constant(inputs.flag_codes_))))
    name = scope.get_unique_operator_name("Concat")
    container.add_node("Concat", blocks, [operator.outputs[0].full_name], name=name, axis=1)


class _Nodes:
    """The converter's container with names made up."""

    def __init__(self, scope: Any, container: Any) -> None:
        self._scope = scope
        self._container = container

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        output: str = self._scope.get_unique_variable_name(operator)
        name = self._scope.get_unique_operator_name(operator)
        self._container.add_node(operator, list(inputs), [output], name=name, **attributes)
        return output

    def constant(self, values: NDArray[Any]) -> str:
        name: str = self._scope.get_unique_variable_name("constant")
        kind = helper.np_dtype_to_tensor_dtype(values.dtype)
        self._container.add_initializer(name, kind, list(values.shape), values.tolist())
        return name

    def pick(self, matrix: str, positions: NDArray[Any]) -> str:
        """These columns of a matrix."""
        return self.add("Gather", matrix, self.constant(positions.astype(np.int64)), axis=1)

    def as_floats(self, truths: str) -> str:
        return self.add("Cast", truths, to=TensorProto.FLOAT)
