"""CatBoost's trees as a graph: its own export, without the map of labels around the probabilities."""

from typing import Any

import onnx
from catboost.utils import convert_to_onnx_object


def catboost_graph(estimator: Any) -> onnx.ModelProto:
    """One tree ensemble node; its last output is probabilities [rows, labels] or numbers [rows, 1].

    Missing values go where CatBoost sends them (below every border), since its borders compare by "greater".
    """
    model: onnx.ModelProto = convert_to_onnx_object(estimator)
    trees = model.graph.node[0]
    del model.graph.node[1:]
    del model.graph.output[:]
    model.graph.output.append(
        onnx.helper.make_tensor_value_info(trees.output[-1], onnx.TensorProto.FLOAT, [None, None])
    )
    return model
