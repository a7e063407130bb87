"""What the documents tell people to run, set or open is there."""

import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from automl_lite.local.settings import LocalSettings
from documents.settings import aws_fields, variable
from release import functions, training_image
from tests.integration.docs.reading import ROOT, documents, everything, name, read

WORKFLOWS = ROOT / ".github" / "workflows"
BLOCK = re.compile(r"^( *)```bash[^\n]*\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
PLACEHOLDER = re.compile(r"<[a-z][a-z' ]*>")
# Pages name a file from the root, or from the folder that they are about.
BASES = (
    ".", "backend", "backend/automl_lite", "backend/automl_lite/training", "frontend", "frontend/features",
    "infrastructure", "infrastructure/terraform",
)  # fmt: skip
FILE = re.compile(
    r"`([\w.-]+/[\w./-]+\.(?:py|tf|tfvars|ts|tsx|mjs|md|yml|json|toml|lock|hcl)|\.github/[\w./-]+)`"
)
# What is made by building, running or deploying.
MADE = re.compile(r"^(?:backend/dist|reports|models|records|checkpoints|docs/screenshots)/")


def scripts() -> list[tuple[str, str]]:
    """Every bash block, without the indentation of the list that it stands in."""
    return [
        (name(path), re.sub(rf"^{indent}", "", text, flags=re.MULTILINE))
        for path in documents()
        for indent, text in BLOCK.findall(read(path))
    ]


SCRIPTS = scripts()
PLACES = [f"{page}:{number}" for number, (page, _) in enumerate(SCRIPTS)]


@pytest.mark.parametrize("script", [text for _, text in SCRIPTS], ids=PLACES)
def test_every_block_of_commands_is_one_that_bash_can_read(script: str) -> None:
    said = subprocess.run(
        ["bash", "-n"], input=PLACEHOLDER.sub("x", script), capture_output=True, text=True, check=False
    )

    assert said.returncode == 0, said.stderr


@pytest.mark.parametrize("document", documents(), ids=name)
def test_every_file_that_is_named_is_there(document: Path) -> None:
    named = {one for one in FILE.findall(read(document)) if not MADE.match(one)}
    bases = [document.parent, *(ROOT / base for base in BASES)]

    assert [one for one in sorted(named) if not any((base / one).exists() for base in bases)] == []


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), re.MULTILINE))
    run = re.findall(r"^ *make ([a-z][a-z-]*)", "\n".join(script for _, script in SCRIPTS), re.MULTILINE)
    named = {*re.findall(r"`make ([a-z][a-z-]*)", everything()), *run}

    assert named
    assert named <= targets


def test_every_setting_that_is_named_is_there() -> None:
    fields = {**LocalSettings.model_fields, **aws_fields()}
    of_scripts = {"AUTOML_LITE_API_KEY"}

    assert set(re.findall(r"\bAUTOML_LITE_[A-Z_]+\b", everything())) <= {*map(variable, fields), *of_scripts}


def test_every_workflow_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:ci|deploy|destroy|smoke)[a-z-]*\.yml)`", everything()))

    assert named
    assert named <= {path.name for path in WORKFLOWS.glob("*.yml")}


def test_every_workflow_that_is_started_takes_what_it_is_given() -> None:
    started = re.findall(r"gh workflow run (\S+\.yml)([^\n`]*)", everything())

    assert started
    for workflow, options in started:
        asked = read(WORKFLOWS / workflow).split("workflow_dispatch:")[1].split("\npermissions:")[0]
        assert set(re.findall(r"--field (\w+)=", options)) <= set(
            re.findall(r"^      (\w+):$", asked, re.MULTILINE)
        )


@pytest.mark.parametrize("module", [functions, training_image])
def test_every_release_is_given_options_that_it_has(
    module: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    given = re.findall(rf"scripts/{module.__name__.replace('.', ' ')}\b([^`\n]*)", everything())
    with pytest.raises(SystemExit):
        module.main(["--help"])
    has = capsys.readouterr().out

    assert given
    assert [option for one in given for option in re.findall(r"--[a-z]+", one) if option not in has] == []
