"""Words of a text as numbers, the same in Python and in a graph."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from onnx import TensorProto, helper

from automl_lite.inference.session import Session
from automl_lite.training.exporting.graph import GraphBuilder
from automl_lite.training.exporting.text_graph import add_text
from automl_lite.training.preparing.texts import TextColumn, fit_text
from automl_lite.training.preparing.tokens import LONGEST_WORD, MOST_WORDS, normal_form, tokens_of

TITLES = [
    "Braund, Mr. Owen Harris", "Cumings, Mrs. John", "Heikkinen, Miss. Laina", "Allen, Mr. William",
    "Moran, Mr. James", "Palsson, Master. Gosta", "Nasser, Mrs. Élodie", "Sandström, Miss. Marguerite",
    "Cabin C85", "cabin C123", "", "élodie Owen",
]  # fmt: skip


def texts_of(values: list[str]) -> NDArray[Any]:
    return np.array(values, dtype=object)


def session_of(text: TextColumn) -> Session:
    builder = GraphBuilder()
    matrix = add_text(builder, text, builder.input("x", TensorProto.STRING))
    builder.add("Identity", matrix, name="matrix")
    output = helper.make_tensor_value_info("matrix", TensorProto.FLOAT, ["rows", len(text.parts)])
    return Session(builder.written("test", [output], {}))


def fitted(values: list[str]) -> TextColumn:
    text = fit_text("title", texts_of(values), coded=False, seed=0)
    assert text is not None
    return text


@pytest.fixture(scope="module", params=["short", "long"])
def titles(request: pytest.FixtureRequest) -> TextColumn:
    """Of texts too short for topics, and of longer ones."""
    return fitted(TITLES if request.param == "short" else [f"{title} " * 4 for title in TITLES])


@pytest.fixture(scope="module")
def titles_graph(titles: TextColumn) -> Session:
    return session_of(titles)


letters = st.characters(codec="utf-8", exclude_characters="\0")
pieces = st.one_of(
    st.sampled_from(
        ["Mr", "MRS", "miss.", "Élodie", "élodie", " ", "  ", "C85", "İ", "ﬁ", "\u00a0", "a\u0301"]
    ),
    st.text(letters, max_size=30),
)
cells = st.lists(pieces, max_size=12).map("".join)


@settings(deadline=None, max_examples=150)
@given(st.lists(cells, min_size=1, max_size=8))
def test_any_texts_give_the_same_numbers_in_graph_and_python(
    titles: TextColumn, titles_graph: Session, values: list[str]
) -> None:
    asked = texts_of(values)

    (given_back,) = titles_graph.run(["matrix"], {"x": asked.reshape(-1, 1)})

    np.testing.assert_array_equal(given_back, titles.transform(asked))


@pytest.mark.parametrize(
    "values",
    [[""], ["", ""], ["---"], [" "], ["Mr " * 5_000], ["x" * 100_000], ["é" * LONGEST_WORD, "é" * 25]],
    ids=["nothing", "twice nothing", "no token", "a blank", "many words", "a long word", "at the limit"],
)
def test_odd_texts_give_the_same_numbers_in_graph_and_python(
    titles: TextColumn, titles_graph: Session, values: list[str]
) -> None:
    asked = texts_of(values)

    (given_back,) = titles_graph.run(["matrix"], {"x": asked.reshape(-1, 1)})

    np.testing.assert_array_equal(given_back, titles.transform(asked))


def test_long_texts_have_topics_and_short_ones_none() -> None:
    assert fitted(TITLES).topics == 0
    assert fitted([f"{title} " * 4 for title in TITLES]).topics > 1


def test_a_text_falls_into_words_and_numbers() -> None:
    assert tokens_of("Braund, Mr. Owen-Harris C85é") == ["Braund", "Mr", "Owen", "Harris", "C", "85", "é"]


def test_words_beyond_the_limits_are_not_looked_at() -> None:
    assert len(tokens_of("a " * 500)) == MOST_WORDS
    assert tokens_of("a" * (LONGEST_WORD + 1) + " b") == ["b"]


def test_case_and_accents_do_not_matter(titles: TextColumn) -> None:
    assert normal_form("Élodie") == normal_form("ELODIE") == "elodie"
    asked = titles.transform(texts_of(["Mr", "mr", "MR"]))
    assert (asked == asked[0]).all()


def test_a_word_of_one_text_alone_is_as_good_as_unknown(titles: TextColumn) -> None:
    asked = titles.transform(texts_of(["Braund", "neverseen"]))

    np.testing.assert_array_equal(asked[0], asked[1])


def test_texts_without_a_common_word_have_no_features() -> None:
    assert fit_text("code", texts_of(["a", "b", "", "---"]), coded=True, seed=0) is None
