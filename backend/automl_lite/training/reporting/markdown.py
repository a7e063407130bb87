"""Markdown in which nothing a file says is markup."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from automl_lite.domain.names import shortened

# Every ASCII sign that CommonMark lets one escape (section 2.4), so that none of them means anything.
PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
LONGEST = 200
BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})


def plain(text: str) -> str:
    """The text on one line, where every sign is itself."""
    shown = "".join(
        " " if unicodedata.category(sign) in BREAKING else sign for sign in shortened(text, LONGEST)
    )
    return PUNCTUATION.sub(r"\\\1", shown.strip()) or "(nothing)"


def sentence(text: str) -> str:
    """A sentence of ours that quotes names: only what could be markup is escaped, so that it reads well."""
    shown = "".join(" " if unicodedata.category(sign) in BREAKING else sign for sign in text)
    return re.sub(r"([\\`*_\[\]<>|#&~])", r"\\\1", shown).replace("://", ":\\/\\/")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table, of cells that are Markdown already."""
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]
