"""Links between documents lead to a page, and to a heading of it."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.integration.docs.reading import documents, name, prose, read

# Written in place, with a title or without; below the text, as [name]: place; or as HTML.
LINK = re.compile(r'(?:\]\(|^\[[^\]]+\]: +|(?:href|src)=")(?!https?:|mailto:)([^)\s"]+)', re.MULTILINE)
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
NAMED = re.compile(r'<a (?:id|name)="([^"]+)"')


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    text = prose(read(page))
    seen: Counter[str] = Counter()
    found = set(NAMED.findall(text))
    for heading in HEADING.findall(text):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


@pytest.mark.parametrize("document", documents(), ids=name)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    broken = []
    for link in LINK.findall(prose(read(document))):
        place, _, anchor = unquote(link).partition("#")
        target = document.parent / place if place else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_a_heading_has_the_anchor_that_github_gives_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = "# `make up`: what [it](x.md) does\n\n## Twice\n\n## Twice\n\n```\n# no heading\n```\n"
    page.write_text(text, encoding="utf-8")

    assert anchors(page) == {"make-up-what-it-does", "twice", "twice-1"}
