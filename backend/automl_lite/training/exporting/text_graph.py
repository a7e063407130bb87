"""Words of a text as graph nodes: `TextColumn.transform`, operation for operation.

`Tokenizer` is ONNX Runtime's own operator; ONNX has none that splits by a pattern.
"""

import numpy as np
from onnx import TensorProto

from automl_lite.training.exporting.graph import ML_DOMAIN, RUNTIME_DOMAIN, GraphBuilder, Tensor
from automl_lite.training.preparing.texts import NOTHING, UNKNOWN, TextColumn
from automl_lite.training.preparing.tokens import LONGEST_WORD, MOST_WORDS, PATTERN

SHORT_ENOUGH = f"(?s).{{0,{LONGEST_WORD}}}"


def add_text(builder: GraphBuilder, text: TextColumn, texts: Tensor) -> Tensor:
    """The features of `texts` [rows, 1], as float32 [rows, len(text.parts)]."""
    words, shape = _words(builder, texts)
    table = builder.constant(text.table)
    of_tokens = builder.add("Gather", table, _token_rows(builder, text, words), axis=0)
    of_words = builder.add("ReduceSum", of_tokens, _whole(builder, [1]), keepdims=0)
    columns = _whole(builder, [text.table.shape[1]])
    # Without words there is nothing to reshape by guessing, so the sizes are given.
    sizes = builder.add("Concat", shape, columns, axis=0)
    of_texts = builder.add("Reshape", of_words, sizes, allowzero=1)
    sums = builder.add("ReduceSum", of_texts, _whole(builder, [1]), keepdims=0)
    return _features(builder, text, sums).cast(TensorProto.FLOAT)


def _words(builder: GraphBuilder, texts: Tensor) -> tuple[Tensor, Tensor]:
    """The first words of each text one after the other, "" for one too long; and [rows, words a row]."""
    flat = builder.add("Reshape", texts, _whole(builder, [-1]))
    split = builder.add_many("StringSplit", [flat], outputs=2, delimiter=" ", maxsplit=MOST_WORDS)[0]
    first = builder.add(
        "Slice", split, _whole(builder, [0]), _whole(builder, [MOST_WORDS]), _whole(builder, [1])
    )
    words = builder.add("Reshape", first, _whole(builder, [-1]))
    short = builder.add("RegexFullMatch", words, pattern=SHORT_ENOUGH)
    nothing = builder.constant(np.array([""], dtype=object))
    return builder.add("Where", short, words, nothing), builder.add("Shape", first)


def _token_rows(builder: GraphBuilder, text: TextColumn, words: Tensor) -> Tensor:
    """Rows of the table, [words, tokens a word]."""
    # The tokenizer gives no second dimension where it finds nothing at all, so it is given something to find.
    known = builder.constant(np.array(["a"], dtype=object))
    tokens = builder.add(
        "Tokenizer",
        builder.add("Concat", words, known, axis=0),
        domain=RUNTIME_DOMAIN,
        mark=0,
        mincharnum=1,
        pad_value="",
        tokenexp=PATTERN,
    )
    rows = builder.add(
        "LabelEncoder",
        tokens,
        domain=ML_DOMAIN,
        keys_strings=["", *text.row_of],
        values_int64s=[NOTHING, *text.row_of.values()],
        default_int64=UNKNOWN,
    )
    return builder.add("Slice", rows, _whole(builder, [0]), _whole(builder, [-1]), _whole(builder, [0]))


def _features(builder: GraphBuilder, text: TextColumn, sums: Tensor) -> Tensor:
    plain = 1 + len(text.counted)
    counts = _columns(builder, sums, 0, plain)
    if not text.topics:
        return counts
    width = text.table.shape[1]
    weight = builder.add("Max", _columns(builder, sums, width - 1, width), builder.constant(np.array(1.0)))
    return builder.concat([counts, _columns(builder, sums, plain, width - 1) / weight])


def _columns(builder: GraphBuilder, matrix: Tensor, start: int, end: int) -> Tensor:
    return builder.add(
        "Slice", matrix, _whole(builder, [start]), _whole(builder, [end]), _whole(builder, [1])
    )


def _whole(builder: GraphBuilder, values: list[int]) -> Tensor:
    return builder.constant(np.array(values, dtype=np.int64))
