"""Writing an ONNX graph as arithmetic on tensors."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

ONNX_OPSET, ML_OPSET = 21, 3
IR_VERSION = 10  # of opset 21
ML_DOMAIN = "ai.onnx.ml"
RUNTIME_DOMAIN, RUNTIME_OPSET = "com.microsoft", 1  # operators that ONNX Runtime adds
INNER = "automl_lite/"  # begins the name of every inner value


class GraphBuilder:
    """Collects inputs, nodes and constants under names that no column can have taken."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.inputs: list[onnx.ValueInfoProto] = []
        self._made = 0

    def input(self, name: str, kind: int) -> "Tensor":
        """A graph input of shape [rows, 1]."""
        self.inputs.append(helper.make_tensor_value_info(name, kind, ["rows", 1]))
        return Tensor(self, name)

    def constant(self, values: NDArray[Any]) -> "Tensor":
        name = self._name("constant")
        self.constants.append(numpy_helper.from_array(values, name))
        return Tensor(self, name)

    def add(
        self, operator: str, *inputs: "Tensor", domain: str = "", name: str = "", **attributes: Any
    ) -> "Tensor":
        """One node with one output, which is called `name` where that is given."""
        names = [name] if name else [self._name(operator)]
        return self._node(operator, inputs, names, domain, attributes)[0]

    def add_many(
        self, operator: str, inputs: Sequence["Tensor"], *, outputs: int, domain: str = "", **attributes: Any
    ) -> list["Tensor"]:
        """One node with several outputs."""
        return self._node(
            operator, inputs, [self._name(operator) for _ in range(outputs)], domain, attributes
        )

    def concat(self, tensors: Sequence["Tensor"]) -> "Tensor":
        """Side by side, [rows, sum of widths]."""
        return tensors[0] if len(tensors) == 1 else self.add("Concat", *tensors, axis=1)

    def written(
        self, name: str, outputs: Sequence[onnx.ValueInfoProto], metadata: Mapping[str, str]
    ) -> bytes:
        """The file; the same nodes give the same bytes."""
        graph = helper.make_graph(self.nodes, name, self.inputs, outputs, initializer=self.constants)
        model = helper.make_model(
            graph, producer_name="automl-lite", opset_imports=self._opsets, ir_version=IR_VERSION
        )
        helper.set_model_props(model, dict(metadata))
        content: bytes = model.SerializeToString(deterministic=True)
        return content

    @property
    def _opsets(self) -> list[onnx.OperatorSetIdProto]:
        """What the nodes are written in."""
        opsets = [helper.make_opsetid("", ONNX_OPSET), helper.make_opsetid(ML_DOMAIN, ML_OPSET)]
        if any(node.domain == RUNTIME_DOMAIN for node in self.nodes):
            opsets.append(helper.make_opsetid(RUNTIME_DOMAIN, RUNTIME_OPSET))
        return opsets

    def _node(
        self,
        operator: str,
        inputs: Sequence["Tensor"],
        names: list[str],
        domain: str,
        attributes: dict[str, Any],
    ) -> list["Tensor"]:
        read = [tensor.name for tensor in inputs]
        self.nodes.append(helper.make_node(operator, read, names, domain=domain, **attributes))
        return [Tensor(self, name) for name in names]

    def _name(self, hint: str) -> str:
        self._made += 1
        return f"{INNER}{hint}_{self._made}"


class Tensor:
    """A value in the graph; arithmetic on it adds nodes."""

    def __init__(self, builder: GraphBuilder, name: str) -> None:
        self.builder = builder
        self.name = name

    def _with(self, operator: str, other: "Tensor | float | NDArray[Any]") -> "Tensor":
        if not isinstance(other, Tensor):
            other = self.builder.constant(np.asarray(other, dtype=np.float64))
        return self.builder.add(operator, self, other)

    def __add__(self, other: "Tensor | float | NDArray[Any]") -> "Tensor":
        return self._with("Add", other)

    def __sub__(self, other: "Tensor | float | NDArray[Any]") -> "Tensor":
        return self._with("Sub", other)

    def __mul__(self, other: "Tensor | float | NDArray[Any]") -> "Tensor":
        return self._with("Mul", other)

    def __truediv__(self, other: "Tensor | float | NDArray[Any]") -> "Tensor":
        return self._with("Div", other)

    def floor(self) -> "Tensor":
        return self.builder.add("Floor", self)

    def cast(self, kind: int) -> "Tensor":
        return self.builder.add("Cast", self, to=kind)

    def or_where_missing(self, fill: NDArray[np.float64]) -> "Tensor":
        """`fill` where this is NaN; nothing is added where `fill` is NaN all over."""
        if np.isnan(fill).all():
            return self
        return self.builder.add("Where", self.builder.add("IsNaN", self), self.builder.constant(fill), self)

    def held_within(self, limit: NDArray[np.float64]) -> "Tensor":
        """At most `limit` away from zero; NaN stays (ONNX Clip does not promise that)."""
        high, low = self.builder.constant(limit), self.builder.constant(-limit)
        held = self.builder.add("Where", self.builder.add("Greater", self, high), high, self)
        return self.builder.add("Where", self.builder.add("Less", held, low), low, held)
