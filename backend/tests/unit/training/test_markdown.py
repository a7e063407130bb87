"""Names and sentences in Markdown, read by a parser of it."""

from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from automl_lite.training.reporting.markdown import plain, sentence, table

PARSER = MarkdownIt("commonmark").enable("table")
HARMLESS = {"text", "text_special", "softbreak"}
ONE_LINE = st.text(
    alphabet=st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_categories=["Cc", "Zl", "Zp"]),
    max_size=60,
)


def inner(source: str) -> Iterator[Token]:
    for token in PARSER.parse(source):
        yield from token.children or ()


@given(ONE_LINE)
@example("<script>alert(1)</script>")
@example("a|b`c`*d*_e_[f](g)![h](i)")
@example("&lt;b&gt; &amp;")
@example("\\| \\")
def test_a_name_is_a_cell_of_plain_text_and_reads_as_it_is(name: str) -> None:
    parsed = PARSER.parse("\n".join(table(("Column", "n"), [(plain(name), "1")])))
    cells = [token for token in parsed if token.type == "inline"]
    assert {part.type for cell in cells for part in cell.children or ()} <= HARMLESS
    read = ["".join(part.content for part in cell.children or ()) for cell in cells]
    assert read == ["Column", "n", name.strip() or "(nothing)", "1"]


@given(ONE_LINE)
@example("<img src=x onerror=alert(1)>")
@example("[click](javascript:alert(1)) http://evil.example")
def test_a_sentence_with_a_hostile_name_stays_text(name: str) -> None:
    assert {token.type for token in inner(f"- {sentence(f'Column {name} is left out.')}")} <= HARMLESS


def test_a_line_break_in_a_name_starts_nothing_new() -> None:
    assert plain("a\n# b\u2028c") == "a \\# b c"
