"""What the training image is made of, as far as it shows unbuilt; `make image-check` builds it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from packages.installing import BACKEND
from packages.targets import LAMBDA_PYTHON

DOCKERFILE = BACKEND / "Dockerfile.training"


def instructions() -> list[tuple[str, str]]:
    """Every instruction and its argument, continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", DOCKERFILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [(name, told) for name, _, told in (line.partition(" ") for line in lines if line.strip())]


def told(name: str) -> list[str]:
    return [argument for instruction, argument in instructions() if instruction == name]


def test_the_linter_finds_nothing() -> None:
    linter = Path(sys.executable).parent / "hadolint"
    done = subprocess.run([linter, DOCKERFILE], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


def test_its_python_is_the_one_that_the_functions_run_on() -> None:
    assert f"PYTHON={LAMBDA_PYTHON}" in told("ARG")


def test_both_stages_start_from_a_base_that_a_release_can_pin() -> None:
    assert {source.split(" ")[0] for source in told("FROM")} == {"${BASE}"}
    assert "latest" not in DOCKERFILE.read_text(encoding="utf-8")


def test_it_runs_as_nobody_under_an_init_and_without_a_shell() -> None:
    user = told("USER")[-1]
    entry = json.loads(told("ENTRYPOINT")[-1])

    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)
    assert entry == ["tini", "--", "python", "-m", "automl_lite.aws.train"]
    assert told("CMD") == []


def test_libraries_come_before_our_code_so_that_a_change_of_ours_rebuilds_little() -> None:
    names = [f"{name} {argument}" for name, argument in instructions()]
    (libraries,) = (index for index, line in enumerate(names) if "uv sync --frozen" in line)
    (ours,) = (index for index, line in enumerate(names) if line.startswith("COPY automl_lite"))

    assert libraries < ours


@pytest.mark.parametrize("argument", [one for one in told("COPY") if not one.startswith("--from")])
def test_what_it_copies_is_there_and_reaches_the_builder(argument: str) -> None:
    *sources, _ = argument.split(" ")
    kept = (BACKEND / ".dockerignore").read_text(encoding="utf-8").splitlines()

    for source in sources:
        assert (BACKEND / source).exists()
        assert f"!{source}" in kept


def test_nothing_of_this_machine_reaches_the_builder() -> None:
    kept = (BACKEND / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert kept[1] == "*"
    assert {line for line in kept if line.startswith("!")} == {"!pyproject.toml", "!uv.lock", "!automl_lite"}
    assert "**/__pycache__" in kept
