"""The documents say what is true."""

import re
from pathlib import Path

import pytest

from automl_lite.aws.settings import AwsSettings, TrainingSettings
from automl_lite.domain.settings import Settings
from automl_lite.local.settings import LocalSettings
from automl_lite.training.exporting.artefacts import CONTENT_TYPES
from release.contract import FUNCTIONS

ROOT = Path(__file__).parents[4]
TESTS = Path(__file__).parents[2]
PACKAGE = ROOT / "backend" / "automl_lite"
PROCESSES: dict[str, type[AwsSettings]] = {**FUNCTIONS, "training": TrainingSettings}
DOCUMENTS = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md"))


def settings_table() -> str:
    """Every setting with its default and meaning, as the README shows it."""
    lines = ["| variable | default | what it does |", "|---|---|---|"]
    for name, field in LocalSettings.model_fields.items():
        default = "made at the first start" if name == "signing_key" else _shown(field.default)
        lines.append(f"| `AUTOML_LITE_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(lines)


def aws_settings_table() -> str:
    """What a deployment sets beside that, and which processes read it, as the architecture page shows it."""
    lines = ["| variable | default | read by | what it does |", "|---|---|---|---|"]
    fields = {name: field for kind in PROCESSES.values() for name, field in kind.model_fields.items()}
    for name, field in fields.items():
        if name in Settings.model_fields:
            continue
        variable = "AWS_REGION" if name == "region" else f"AUTOML_LITE_{name.upper()}"
        readers = [process for process, kind in PROCESSES.items() if name in kind.model_fields]
        read_by = "all" if len(readers) == len(PROCESSES) else ", ".join(readers)
        default = "" if field.is_required() else _shown(field.default)
        lines.append(f"| `{variable}` | {default} | {read_by} | {field.description} |")
    return "\n".join(lines)


def _shown(default: object) -> str:
    if default in (None, ()):
        return "–"
    if isinstance(default, tuple):
        return ", ".join(map(str, default))
    return f"{default:,}" if isinstance(default, int) and default >= 10_000 else str(default)


def test_the_readme_lists_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert settings_table() in readme, f"Put this into the README:\n\n{settings_table()}"


def test_the_architecture_page_lists_what_a_deployment_sets() -> None:
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")

    assert aws_settings_table() in page, f"Put this into the page:\n\n{aws_settings_table()}"


def test_every_test_that_the_architecture_page_names_is_there() -> None:
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`(test_\w+)`", page)
    tests = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))

    assert named
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_the_models_page_lists_every_warning_and_every_file() -> None:
    page = (ROOT / "docs" / "MODELS.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    warnings = set(re.findall(r'\bcode="([a-z_]+)"', code))

    assert len(warnings) > 5
    for name in (*warnings, *CONTENT_TYPES):
        assert f"| `{name}` |" in page, f"docs/MODELS.md does not list {name}"


def test_every_make_target_is_explained() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    explained = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert [target for target in targets if target != "help" and f"`make {target}`" not in explained] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []
