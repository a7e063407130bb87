"""Which part of which page is generated, between `<!-- generated: name -->` and `<!-- end -->`."""

import re
from collections.abc import Callable, Mapping

from documents import api, bills, failures, infrastructure, permissions, settings
from release.contract import ROOT

DOCS = ROOT / "docs"
PART = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

Parts = Mapping[str, Callable[[], str]]

PAGES: Mapping[str, Parts] = {
    "PROJECT_REFERENCE.md": {
        "endpoints": api.endpoints,
        "parameters": api.parameters,
        "models": api.models,
        "errors": failures.errors,
        "settings": settings.local_settings,
        "aws-settings": settings.aws_settings,
        "task-variables": settings.task_variables,
        "variables": infrastructure.variables,
        "outputs": infrastructure.outputs,
        "bootstrap-variables": infrastructure.bootstrap_variables,
        "bootstrap-outputs": infrastructure.bootstrap_outputs,
        "rights": permissions.rights,
    },
    "COSTS.md": {
        "summary": bills.summary,
        "month": bills.month,
        "idle": bills.idle,
        "sagemaker": bills.sagemaker,
        "extras": bills.extras,
        "prices": bills.prices,
    },
}


class PageError(ValueError):
    """A page lacks the place for a part, or has one that nobody writes."""


def filled(page: str, text: str) -> str:
    """The page's text with each of its parts as the code says it now.

    Raises:
        PageError: the page's places are not those of its parts.
    """
    parts = PAGES[page]
    places = [place["name"] for place in PART.finditer(text)]
    if sorted(places) != sorted(parts):
        odd = ", ".join(sorted(set(places) ^ set(parts))) or "one is there twice"
        raise PageError(f"docs/{page} and documents/pages.py do not name the same generated parts: {odd}.")
    return PART.sub(lambda place: f"{place[1]}{parts[place['name']]()}\n{place[3]}", text)


def write() -> None:
    """Write every generated part anew."""
    for page in PAGES:
        path = DOCS / page
        path.write_text(filled(page, path.read_text(encoding="utf-8")), encoding="utf-8")
