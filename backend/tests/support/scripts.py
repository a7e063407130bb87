"""The workflows' scripts, with programs in the place of `aws` and others that answer as they are told."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

SCRIPTS = Path(__file__).parents[3] / ".github" / "scripts"
COMMIT = "c0ffee"

# Answers with the first entry whose words begin the command; queries are evaluated as the AWS CLI does.
PROGRAM = """#!{python}
import json, os, sys
from pathlib import Path
import jmespath

here = Path(__file__).parent
told = sys.argv[1:]
with (here / "heard").open("a") as heard:
    heard.write(" ".join([Path(__file__).name, *told]) + "\\n")
for words, answer in json.loads((here / "answers").read_text()):
    if " ".join([Path(__file__).name, *told]).startswith(words):
        break
else:
    sys.exit(f"nobody said what to answer to {{told}}")
if isinstance(answer, str):
    print(answer, file=sys.stderr)
    sys.exit(254)
if "--query" in told:
    answer = jmespath.search(told[told.index("--query") + 1], answer)
if "text" in told:
    print("\\t".join(map(str, answer)) if isinstance(answer, list) else answer)
elif answer is not None:
    print(json.dumps(answer))
"""

Run = Callable[..., subprocess.CompletedProcess[str]]
Answers = list[tuple[str, Any]]

MISSING = "An error occurred (ParameterNotFound) when calling the GetParameter operation: "


def parameter(name: str, value: str | None) -> tuple[str, Any]:
    return (
        f"aws ssm get-parameter --name /automl-lite/dev/{name} ",
        {"Parameter": {"Value": value}} if value else MISSING,
    )


def run_script(
    folder: Path, answers: Answers, script: str, *told: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs a script; what it called is in the attribute `args` of what is returned."""
    (folder / "answers").write_text(json.dumps(answers), encoding="utf-8")
    for name in ("aws", "gh", "python3", "sleep", "terraform"):
        (folder / name).write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
        (folder / name).chmod(0o755)
    done = subprocess.run(
        [SCRIPTS / script, *told],
        env={
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_REPOSITORY": "you/automl-lite",
            "GITHUB_SHA": COMMIT,
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    done.args = (folder / "heard").read_text(encoding="utf-8").splitlines()
    return done
