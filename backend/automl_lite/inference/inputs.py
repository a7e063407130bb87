"""Columns as a graph takes them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.signature import FeatureSignature, InputKind, ModelSignature
from automl_lite.inference.session import Columns


def graph_inputs(signature: ModelSignature, columns: Columns) -> Columns:
    """A tensor [rows, 1] for each input; a feature that `columns` lacks counts as missing in every row."""
    rows = max((len(values) for values in columns.values()), default=1)
    return {
        feature.input_name: _tensor(feature, columns.get(feature.name), rows)
        for feature in signature.features
    }


def _tensor(feature: FeatureSignature, values: NDArray[Any] | None, rows: int) -> NDArray[Any]:
    if values is None:
        if feature.kind is InputKind.TEXT:
            return np.full((rows, 1), "", dtype=object)
        return np.full((rows, 1), np.nan)
    dtype = object if feature.kind is InputKind.TEXT else np.float64
    return np.asarray(values, dtype=dtype).reshape(-1, 1)
