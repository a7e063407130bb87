"""The README's own commands, run as they stand there."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
# The README's budget is the least that the server takes by default; here the server takes less.
ENOUGH_SECONDS = "6"


def block(heading: str) -> str:
    """The bash block under a heading of the README."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split(f"## {heading}\n")[1]
    found = re.search(r"```bash\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found.group(1)


def run(script: str, **environment: str) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_rest_walk_through_ends_with_a_prediction(server_starter: Callable[..., Any]) -> None:
    address = server_starter().url
    script = block("By REST").replace("http://localhost:8000", address)

    said = run(script.replace('"time_budget": 60', f'"time_budget": {ENOUGH_SECONDS}'))

    assert "ready" in said
    assert "successfully deployed" in said
    assert re.search(r'"prediction": ?"class_[012]"', said)


def test_the_commands_profile_train_and_predict(tmp_path: Path) -> None:
    script = block("From the command line").replace("backend/.venv/bin/automl-lite", "automl-lite")
    script = script.replace("--budget 60", f"--budget {ENOUGH_SECONDS}")
    script = script.replace("--out wine", f"--out {tmp_path}/wine").replace(" wine/", f" {tmp_path}/wine/")
    script = script.replace("predictions.csv", f"{tmp_path}/predictions.csv")

    said = run(
        script,
        PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        AUTOML_LITE_MIN_TIME_BUDGET="5",
    )

    assert "titanic.csv: 1,309 rows, 14 columns" in said
    assert (tmp_path / "wine" / "model.onnx").is_file()
    assert len((tmp_path / "predictions.csv").read_text(encoding="utf-8").splitlines()) == 179
