"""The workflows' scripts that read, build the page, and speak on pull requests."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.scripts import SCRIPTS, Answers, Run, parameter


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


def test_a_page_is_built_and_waited_for(run: Run, tmp_path: Path) -> None:
    steps = [{"stepName": name, "status": "SUCCEED"} for name in ("BUILD", "DEPLOY")]
    output = tmp_path / "output"

    done = run(build("SUCCEED", *steps), "page", "dev", GITHUB_OUTPUT=str(output))

    assert output.read_text(encoding="utf-8") == "build=7\n"

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


def test_a_long_plan_is_cut_to_what_a_comment_takes(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Plan: 3 to add, 0 to change, 1 to destroy.\n" + "é" * 70_000, encoding="utf-8")

    shown = subprocess.run(
        [SCRIPTS / "show-plan", "dev", plan], capture_output=True, check=True
    ).stdout.decode("utf-8")

    assert shown.startswith("### Terraform plan for dev\n\nPlan: 3 to add, 0 to change, 1 to destroy.\n")
    assert "The plan goes on; the run's log has all of it." in shown
    assert len(shown) < 65_536


def test_a_short_plan_is_shown_whole(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("  + resource\n\nNo changes. Your infrastructure matches.\n", encoding="utf-8")

    shown = subprocess.run(
        [SCRIPTS / "show-plan", "prod", plan], capture_output=True, check=True, text=True
    ).stdout

    assert "  + resource" in shown
    assert "goes on" not in shown
