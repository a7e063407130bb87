"""Whatever has a name that a person may meet is in the documents."""

import json
import re
from pathlib import Path

import pytest

from automl_lite.domain.tasks import TrainingTask
from automl_lite.local.settings import LocalSettings
from automl_lite.training.exporting.artefacts import CONTENT_TYPES
from documents.infrastructure import TERRAFORM, names
from documents.settings import aws_fields, variable
from release.contract import OPENAPI
from tests.integration.docs.reading import DOCS, ROOT, everything, read

PACKAGE = ROOT / "backend" / "automl_lite"
WORKFLOWS = ROOT / ".github" / "workflows"
REFERENCE = DOCS / "PROJECT_REFERENCE.md"


def missing(wanted: list[str], text: str) -> list[str]:
    """What is not there in code letters."""
    return [one for one in wanted if f"`{one}`" not in text]


def test_every_make_target_is_explained() -> None:
    targets = re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), re.MULTILINE)
    explained = read(ROOT / "CONTRIBUTING.md")

    assert targets
    assert missing([f"make {target}" for target in targets if target != "help"], explained) == []


def test_every_variable_of_make_is_explained() -> None:
    text = read(ROOT / "Makefile")
    own = set(re.findall(r"^([A-Z_]+) :=", text, re.MULTILINE)) | {"MAKE", "MAKEFILE_LIST"}
    given = sorted(set(re.findall(r"[^$]\$\(([A-Z_]+)\)|,\$\(([A-Z_]+)\)", text)))
    names = {one or other for one, other in given} - own

    assert {"DATA", "URL", "BUDGET"} <= names
    assert [one for one in sorted(names) if not re.search(rf"\b{one}(?:=|`)", everything())] == []


def test_every_setting_is_in_the_reference() -> None:
    fields = {**LocalSettings.model_fields, **aws_fields()}

    assert missing([variable(field) for field in fields], read(REFERENCE)) == []


def test_every_variable_that_scripts_and_the_page_name_is_in_the_reference() -> None:
    frontend = (ROOT / "frontend" / folder for folder in ("features", "lib", "scripts"))
    files = [path for folder in (*frontend, ROOT / ".github", ROOT / ".ci") for path in folder.rglob("*")]
    backend = [ROOT / "backend" / "Dockerfile.training", *(ROOT / "backend" / "scripts").iterdir()]
    release = [*(ROOT / "backend" / "release").glob("*.py"), *(ROOT / "infrastructure" / "scripts").iterdir()]
    sources = [ROOT / "Makefile", ROOT / "amplify.yml", *backend, *release, *files]
    text = "".join(read(path) for path in sources if path.is_file())
    variables = sorted(set(re.findall(r"\b(?:AUTOML_LITE|NEXT_PUBLIC)_[A-Z_]+", text)))

    assert "NEXT_PUBLIC_API_URL" in variables
    assert missing(variables, read(REFERENCE)) == []


def test_every_variable_of_a_task_is_in_the_reference() -> None:
    assert missing([field.upper() for field in TrainingTask.model_fields], read(REFERENCE)) == []


def test_every_call_is_in_the_reference() -> None:
    paths = json.loads(read(OPENAPI))["paths"]
    calls = [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]

    assert calls
    assert missing(calls, read(REFERENCE)) == []


def test_the_models_page_lists_every_warning_and_every_file() -> None:
    code = "".join(read(path) for path in PACKAGE.rglob("*.py"))
    warnings = sorted(set(re.findall(r'\bcode="([a-z_]+)"', code)))

    assert len(warnings) > 5
    assert missing([*warnings, *CONTENT_TYPES], read(DOCS / "MODELS.md")) == []


@pytest.mark.parametrize("folder", [TERRAFORM, TERRAFORM / "bootstrap"], ids=["environment", "bootstrap"])
@pytest.mark.parametrize("kind", ["variable", "output"])
def test_every_terraform_variable_and_output_is_in_the_reference(kind: str, folder: Path) -> None:
    found = names(kind, folder)

    assert found
    assert missing(found, read(REFERENCE)) == []


def test_every_parameter_of_ssm_is_in_the_reference() -> None:
    told = re.findall(r"^ +([a-z-]+) += \{ value =", read(TERRAFORM / "parameters.tf"), re.MULTILINE)

    assert len(told) > 10
    assert missing([*told, "training-image", "signing-key"], read(REFERENCE)) == []


def test_every_alarm_has_a_section_under_its_name() -> None:
    text = read(TERRAFORM / "monitoring.tf")
    alarms = re.findall(r"^    ([a-z0-9-]+) = \{\n +about", text, re.MULTILINE)
    page = read(DOCS / "OPERATIONS.md").split("\n## Alarms\n")[1].split("\n## ")[0]

    assert alarms
    assert re.findall(r"^### (.+)$", page, re.MULTILINE) == alarms


def test_every_place_that_terraform_points_to_is_there() -> None:
    pointers = {
        (page, anchor)
        for path in TERRAFORM.rglob("*.tf")
        for page, anchor in re.findall(r"docs/([A-Z_]+\.md)#([a-z0-9-]+)", read(path))
    }

    for page, anchor in pointers:
        heading = rf"^#+ {anchor.replace('-', '[- ]')}$"
        assert re.search(heading, read(DOCS / page), re.MULTILINE | re.IGNORECASE), f"{page}#{anchor}"


def test_every_metric_is_in_the_reference() -> None:
    code = "".join(read(path) for path in (PACKAGE / "aws").rglob("*.py"))
    counted = set(re.findall(r'telemetry\.(?:count|seconds)\("(\w+)"|_measure\("(\w+)"', code))

    assert counted
    assert missing([one or other for one, other in sorted(counted)], read(REFERENCE)) == []


def test_every_workflow_is_explained() -> None:
    workflows = [path.name for path in WORKFLOWS.glob("*.yml")]

    assert workflows
    assert missing(sorted(workflows), everything()) == []


def test_every_variable_and_secret_of_github_is_explained() -> None:
    text = "".join(read(path) for path in (ROOT / ".github").rglob("*.yml"))
    used = set(re.findall(r"\b(?:vars|secrets)\.([A-Z_]+)", text)) - {"GITHUB_TOKEN"}

    assert used
    assert missing(sorted(used), read(REFERENCE)) == []
