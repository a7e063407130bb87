"""The workflows' scripts, with programs in the place of `aws` and `gh` that answer as they are told."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parents[4] / ".github" / "scripts"
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


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a script; what it called is in its attribute `args`."""

    def started(answers: Answers, script: str, *told: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "answers").write_text(json.dumps(answers), encoding="utf-8")
        for name in ("aws", "gh"):
            (tmp_path / name).write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
            (tmp_path / name).chmod(0o755)
        done = subprocess.run(
            [SCRIPTS / script, *told],
            env={
                "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
                "GITHUB_REPOSITORY": "you/automl-lite",
                "GITHUB_SHA": COMMIT,
                "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        done.args = (tmp_path / "heard").read_text(encoding="utf-8").splitlines()
        return done

    return started


def test_a_parameter_is_printed(run: Run) -> None:
    assert run([parameter("api-url", "https://api")], "parameter", "dev", "api-url").stdout == "https://api\n"


def test_a_parameter_that_is_not_there_is_nothing(run: Run) -> None:
    done = run([parameter("page-url", None)], "parameter", "dev", "page-url")

    assert (done.returncode, done.stdout) == (0, "")


def test_a_parameter_that_may_not_be_read_is_a_failure(run: Run) -> None:
    done = run([("aws ssm", "AccessDeniedException")], "parameter", "dev", "page-url")

    assert (done.returncode, done.stderr) == (1, "AccessDeniedException\n")


def build(status: str, *steps: dict[str, str]) -> Answers:
    return [
        parameter("amplify-app-id", "d1"),
        ("aws amplify list-branches --app-id d1", {"branches": [{"branchName": "main"}]}),
        ("aws amplify start-job --app-id d1 --branch-name main", {"jobSummary": {"jobId": "7"}}),
        ("aws amplify get-job", {"job": {"summary": {"status": status}, "steps": list(steps)}}),
    ]


def test_a_page_is_built_and_waited_for(run: Run) -> None:
    steps = [{"stepName": name, "status": "SUCCEED"} for name in ("BUILD", "DEPLOY")]

    done = run(build("SUCCEED", *steps), "page", "dev")

    assert (done.returncode, done.stdout) == (0, "Build 7 of main: BUILD SUCCEED, DEPLOY SUCCEED\n")


@pytest.mark.parametrize(
    ("reason", "said"), [({"statusReason": "npm failed"}, "npm failed"), ({}, "no reason told")]
)
def test_a_build_that_fails_says_why(run: Run, reason: dict[str, str], said: str) -> None:
    done = run(build("FAILED", {"stepName": "BUILD", "status": "FAILED", **reason}), "page", "dev")

    assert done.returncode == 1
    assert done.stderr == f"Build 7 of the web page failed. BUILD: {said}. Amplify's console has its log.\n"


def test_a_build_that_somebody_cancels_is_a_failure(run: Run) -> None:
    done = run(build("CANCELLED"), "page", "dev")

    assert (done.returncode, done.stderr) == (1, "Build 7 of the web page was cancelled.\n")


def test_a_build_that_has_not_begun_has_no_steps_yet(run: Run) -> None:
    answers = build("SUCCEED")
    del answers[-1][1]["job"]["steps"]

    assert run(answers, "page", "dev").returncode == 0


def test_where_there_is_no_page_none_is_built(run: Run) -> None:
    done = run([parameter("amplify-app-id", None)], "page", "dev")

    assert done.returncode == 0
    assert "::notice::dev has no web page, so none was built" in done.stdout


def test_an_image_that_the_registry_has_is_not_built_again(run: Run) -> None:
    answers = [
        parameter("training-repository", "1.dkr.ecr.example/automl-lite-dev-training"),
        ("aws ecr describe-images", {"imageDetails": [{"imageDigest": "sha256:abc"}]}),
    ]

    done = run(answers, "training-image", "dev")

    assert (done.returncode, done.stdout) == (0, "sha256:abc\n")
    assert f"--repository-name automl-lite-dev-training --image-ids imageTag={COMMIT}" in done.args[-1]


def test_a_registry_that_cannot_be_asked_stops_the_build(run: Run) -> None:
    answers = [parameter("training-repository", "1.dkr/training"), ("aws ecr", "AccessDeniedException")]

    done = run(answers, "training-image", "dev")

    assert (done.returncode, done.stderr) == (1, "AccessDeniedException\n")


@pytest.mark.parametrize("script", ["smoke", "training-image"])
def test_an_environment_that_is_not_there_is_a_sentence(run: Run, script: str) -> None:
    done = run([("aws ssm", MISSING)], script, "dev")

    assert done.returncode == 1
    assert done.stderr == "There is no dev yet: run the workflow deploy-infrastructure first.\n"


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ({}, "Scan of the training image: nothing found\n"),
        (
            {"findingSeverityCounts": {"HIGH": 1}, "findings": [{"name": "CVE-2", "severity": "HIGH"}]},
            "Scan of the training image: 1 HIGH\n",
        ),
        (
            {
                "findingSeverityCounts": {"CRITICAL": 2, "LOW": 3},
                "findings": [
                    {"name": "CVE-1", "severity": "CRITICAL"},
                    {"name": "CVE-2", "severity": "LOW"},
                    {"name": "CVE-3", "severity": "CRITICAL"},
                ],
            },
            "Scan of the training image: 2 CRITICAL, 3 LOW\n"
            "::warning title=Training image::Critical, with or without a fix: CVE-1, CVE-3\n",
        ),
    ],
)
def test_what_a_scan_found_is_said(run: Run, findings: dict[str, Any], said: str) -> None:
    answers = [
        parameter("training-repository", "1.dkr/training"),
        ("aws ecr wait", None),
        ("aws ecr describe-image-scan-findings", {"imageScanFindings": findings}),
    ]

    done = run(answers, "image-findings", "dev", "sha256:abc")

    assert (done.returncode, done.stdout) == (0, said)


def test_a_protected_environment_is_not_touched(run: Run) -> None:
    answers = [("aws dynamodb", {"Table": {"DeletionProtectionEnabled": True}})]

    done = run(answers, "destroy", "prod")

    assert done.returncode == 1
    assert "prod keeps what it has, so nothing was destroyed." in done.stderr
    assert "--no-deletion-protection-enabled --table-name automl-lite-prod-training-jobs" in done.stderr
    assert len(done.args) == 1


@pytest.mark.parametrize(
    ("comments", "called"),
    [
        ([], "gh api --silent repos/you/automl-lite/issues/12/comments --field"),
        ([34], "gh api --silent --method PATCH repos/you/automl-lite/issues/comments/34 --field"),
    ],
)
def test_a_pull_request_has_one_comment_which_is_renewed(
    run: Run, tmp_path: Path, comments: list[int], called: str
) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("No changes.", encoding="utf-8")
    answers = [("gh api --paginate", comments[0] if comments else None), ("gh api --silent", None)]

    done = run(answers, "comment", "12", str(plan))

    assert done.returncode == 0, done.stderr
    assert done.args[-1].startswith(called)


@pytest.mark.parametrize(
    ("event", "path", "changed"),
    [
        ("push", "infra", True),
        ("push", "code", False),
        ("push", "infra :!infra/tests", False),
        ("workflow_dispatch", "infra", False),
    ],
)
def test_a_push_is_asked_what_it_changed(tmp_path: Path, event: str, path: str, changed: bool) -> None:
    def git(*told: str) -> str:
        person = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.com"]
        done = subprocess.run(
            ["git", *person, *told], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message=before")
    (tmp_path / "infra" / "tests").mkdir(parents=True)
    (tmp_path / "infra" / "tests" / "file").touch()
    git("add", ".")
    git("commit", "--quiet", "--message=after")
    told = {
        "GITHUB_EVENT_NAME": event,
        "BEFORE": git("rev-parse", "HEAD~"),
        "GITHUB_SHA": git("rev-parse", "HEAD"),
    }

    done = subprocess.run(
        [SCRIPTS / "changed", *path.split()], cwd=tmp_path, env={**os.environ, **told}, check=False
    )

    assert (done.returncode == 0) == changed


def test_a_push_to_a_new_branch_is_said_to_change_nothing(tmp_path: Path) -> None:
    told = {"GITHUB_EVENT_NAME": "push", "BEFORE": "0" * 40, "GITHUB_SHA": "HEAD"}

    done = subprocess.run(
        [SCRIPTS / "changed", "infra"], cwd=SCRIPTS, env={**os.environ, **told}, check=False
    )

    assert done.returncode == 1
