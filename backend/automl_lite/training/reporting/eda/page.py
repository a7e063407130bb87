"""Sweetviz's page made safe to open: nothing is loaded, and no script runs but its own two."""

import base64
import hashlib
import re
from collections.abc import Iterable

from markupsafe import escape

from automl_lite.training.reporting.eda.disguise import as_entities

SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
LAYOUT_SCRIPT = re.compile(r"\s*g_height = [\d.]+;\s*g_scale = [\d.]+;\s*")
LINK = re.compile(r"""\shref="(?:https?:|mailto:)[^"]*\"""")
OUTSIDE = re.compile(r"""<[^<>]*\s(?:src|href|action|data)\s*=\s*["']?\s*(?:\w+:)?//""")

NOTE = (
    '<div style="font: 14px/20px system-ui, sans-serif; color: #18181b; background: #fffbeb;'
    ' border-left: 3px solid #92400e; padding: 8px 16px; margin: 0">{}</div>'
)


NOSCRIPT = (
    "<noscript>"
    + NOTE.format("A script of this page shows a column's details; here it may not run.")
    + "</noscript>"
)


# It leads to what is computed for pairs of columns only, which takes too long.
NO_PAIRS = "<style>#button-summary-associations-source { display: none }</style>"


# Its link home goes with the other links; the credit stays.
GENERATOR = '<meta name="generator" content="Sweetviz, https://github.com/fbdesignpro/sweetviz">'


class UnsafePage(Exception):
    """Sweetviz wrote something that it did not write when this was made."""


def secured(page: str, notes: Iterable[str]) -> str:
    """The page with what it holds back in clear, its notes on top, and a policy that holds it to itself.

    Raises:
        UnsafePage: it carries scripts or references that are not known.
    """
    scripts = SCRIPT.findall(page)
    if len(scripts) != 3 or not LAYOUT_SCRIPT.fullmatch(scripts[2]):
        raise UnsafePage("The page has other scripts than Sweetviz's own.")
    page = LINK.sub("", page)
    if OUTSIDE.search(SCRIPT.sub("", page)):
        raise UnsafePage("The page refers to something outside.")
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
        f"form-action 'none'; script-src {' '.join(_hashed(script) for script in scripts)}"
    )
    top = "".join(NOTE.format(escape(note)) for note in notes) + NOSCRIPT + NO_PAIRS
    page = page.replace(
        "<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">{GENERATOR}', 1
    )
    return as_entities(page.replace("<body>", f"<body>{top}", 1))


def _hashed(script: str) -> str:
    """As a policy names a script that may run (CSP Level 3, section 6.7.2)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
