"""The documents say what is true."""

import re
from pathlib import Path

import pytest

from automl_lite.local.settings import LocalSettings

ROOT = Path(__file__).parents[4]
DOCUMENTS = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md"))


def settings_table() -> str:
    """Every setting with its default and meaning, as the README shows it."""
    lines = ["| variable | default | what it does |", "|---|---|---|"]
    for name, field in LocalSettings.model_fields.items():
        default = "made at the first start" if name == "signing_key" else _shown(field.default)
        lines.append(f"| `AUTOML_LITE_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(lines)


def _shown(default: object) -> str:
    if default is None:
        return "–"
    if isinstance(default, tuple):
        return ", ".join(map(str, default))
    return f"{default:,}" if isinstance(default, int) and default >= 10_000 else str(default)


def test_the_readme_lists_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert settings_table() in readme, f"Put this into the README:\n\n{settings_table()}"


def test_every_make_target_is_explained() -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    explained = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert [target for target in targets if target != "help" and f"`make {target}`" not in explained] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []
