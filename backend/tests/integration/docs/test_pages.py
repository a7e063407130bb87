"""What each kind of page promises by its form."""

import re
from pathlib import Path

import pytest

from tests.integration.docs.reading import DOCS, ROOT, documents, name, read

TESTS = ROOT / "backend" / "tests"
RECORDS = sorted((DOCS / "adr").glob("[0-9]*.md"))
DIAGRAM = re.compile(r"^```mermaid\n(.*?)^```", re.DOTALL | re.MULTILINE)
DIAGRAMS = [(name(path), text) for path in documents() for text in DIAGRAM.findall(read(path))]
PLACES = [f"{page}:{number}" for number, (page, _) in enumerate(DIAGRAMS)]
KINDS = ("flowchart ", "sequenceDiagram", "stateDiagram-v2")
PAIRS = {")": "(", "]": "[", "}": "{"}


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(test_\w+)`", "".join(map(read, documents())))
    tests = "\n".join(read(path) for path in TESTS.rglob("test_*.py"))

    assert len(named) > 40
    assert [one for one in named if f"def {one}(" not in tests] == []


def test_the_architecture_page_draws_what_it_says() -> None:
    assert len([page for page, _ in DIAGRAMS if page == "docs/ARCHITECTURE.md"]) >= 4


@pytest.mark.parametrize("diagram", [text for _, text in DIAGRAMS], ids=PLACES)
def test_a_diagram_is_of_a_known_kind_and_closes_what_it_opens(diagram: str) -> None:
    assert diagram.startswith(KINDS)
    opened: list[str] = []
    for sign in re.sub(r'"[^"\n]*"', "", diagram):
        if sign in PAIRS.values():
            opened.append(sign)
        elif sign in PAIRS:
            assert opened.pop() == PAIRS[sign]
    assert opened == []
    assert len(re.findall(r"^ *subgraph\b", diagram, re.MULTILINE)) == len(
        re.findall(r"^ *end$", diagram, re.MULTILINE)
    ) - len(re.findall(r"^ *(?:alt|loop|opt|par|rect)\b", diagram, re.MULTILINE))


@pytest.mark.parametrize("record", RECORDS, ids=name)
def test_a_decision_has_its_three_parts_and_a_line_to_quote(record: Path) -> None:
    text = read(record)

    assert re.match(r"# \d{4}\. \S", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert re.search(r"^> \S", text, re.MULTILINE)


def test_the_index_lists_every_decision_under_its_title() -> None:
    index = read(DOCS / "adr" / "README.md")

    assert len(RECORDS) >= 8
    assert [path.name for path in RECORDS if f"]({path.name})" not in index] == []
    assert [path.name for path in RECORDS if read(path).split("\n")[0][8:] not in index] == []


def test_the_changelog_keeps_its_form() -> None:
    text = read(ROOT / "CHANGELOG.md")
    versions = re.findall(r"^## (.+)$", text, re.MULTILINE)
    kinds = re.findall(r"^### (.+)$", text, re.MULTILINE)

    assert "https://keepachangelog.com" in text
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", version) for version in versions[1:])
    assert set(kinds) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
