"""The preparation as graph nodes: `Preparation.transform`, operation for operation."""

from collections.abc import Mapping

import numpy as np
from onnx import TensorProto

from automl_lite.training.exporting.graph import ML_DOMAIN, GraphBuilder, Tensor
from automl_lite.training.exporting.text_graph import add_text
from automl_lite.training.preparing.calendar import calendar_parts
from automl_lite.training.preparing.preparation import (
    MISSING_CODE,
    CategoryColumn,
    DateColumn,
    NumberColumn,
    Preparation,
)


def add_preparation(
    builder: GraphBuilder, preparation: Preparation, input_names: Mapping[str, str]
) -> Tensor:
    """Add an input per raw column and the nodes that make the matrix of them; the matrix, float32."""
    blocks: list[Tensor] = []
    if preparation.numbers:
        blocks.append(_numbers(builder, preparation.numbers, input_names))
    blocks.extend(_date(builder, date, input_names[date.name]) for date in preparation.dates)
    inputs = _text_inputs(builder, preparation, input_names)
    blocks.extend(add_text(builder, text, inputs[text.name]) for text in preparation.texts)
    blocks.extend(_category(builder, category, inputs[category.name]) for category in preparation.categories)
    return builder.concat(blocks)


def _numbers(
    builder: GraphBuilder, numbers: tuple[NumberColumn, ...], input_names: Mapping[str, str]
) -> Tensor:
    raw = builder.concat([builder.input(input_names[n.name], TensorProto.DOUBLE) for n in numbers])
    filled = raw.or_where_missing(np.array([number.fill for number in numbers]))
    centred = filled - np.array([number.center for number in numbers])
    held = centred.held_within(np.array([number.limit for number in numbers]))
    return held.cast(TensorProto.FLOAT)


def _date(builder: GraphBuilder, date: DateColumn, input_name: str) -> Tensor:
    raw = builder.input(input_name, TensorProto.DOUBLE)
    parts = calendar_parts(raw.or_where_missing(np.array([date.fill])), Tensor.floor)
    parts["elapsed_days"] = parts["elapsed_days"] - date.center
    return builder.concat([parts[part] for part in date.parts]).cast(TensorProto.FLOAT)


def _text_inputs(
    builder: GraphBuilder, preparation: Preparation, input_names: Mapping[str, str]
) -> dict[str, Tensor]:
    """One input for each column of text, be it words, a category or both."""
    words = [text.name for text in preparation.texts]
    names = dict.fromkeys([*words, *(category.name for category in preparation.categories)])
    return {name: builder.input(input_names[name], TensorProto.STRING) for name in names}


def _category(builder: GraphBuilder, category: CategoryColumn, texts: Tensor) -> Tensor:
    return builder.add(
        "LabelEncoder",
        texts,
        domain=ML_DOMAIN,
        keys_strings=["", *category.categories],
        values_floats=[MISSING_CODE, *(float(code) for code in range(len(category.categories)))],
        default_float=category.other_code,
    )
