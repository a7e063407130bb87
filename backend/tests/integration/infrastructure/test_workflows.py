"""What holds for every workflow: who may do what, what is pinned, and that what it calls is there."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[4]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTIONS = sorted((GITHUB / "actions").glob("*/action.yml"))
SETUP = GITHUB / "SETUP_CICD.md"

ROLES = {"PLAN_ROLE_ARN", "APPLY_ROLE_ARN", "RELEASE_ROLE_ARN"}
ENVIRONMENT = "${{ inputs.environment || 'dev' }}"

Job = dict[str, Any]


def load(path: Path) -> dict[str, Any]:
    # As YAML 1.1 has it, `on` is true.
    read: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in read.items()}


def jobs_of(path: Path) -> dict[str, Job]:
    jobs: dict[str, Job] = load(path)["jobs"]
    return jobs


ALL_JOBS = [
    pytest.param(job, id=f"{path.stem}-{name}") for path in WORKFLOWS for name, job in jobs_of(path).items()
]
DEPLOYING = [path for path in WORKFLOWS if path.stem.startswith(("deploy", "destroy", "smoke"))]

ON_PUSH = [path for path in DEPLOYING if "push" in load(path)["on"]]
ON_PULL_REQUEST = [path for path in WORKFLOWS if "pull_request" in load(path)["on"]]

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
every_job = pytest.mark.parametrize("job", ALL_JOBS)
every_deployment = pytest.mark.parametrize("path", DEPLOYING, ids=lambda path: path.stem)


def steps(job: Job) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = job.get("steps", [])
    return found


def role(job: Job) -> str | None:
    """The variable with the role that a job assumes."""
    assumed = {
        step["with"]["role-to-assume"] for step in steps(job) if "role-to-assume" in step.get("with", {})
    }
    assert len(assumed) <= 1
    return re.sub(r"\W|vars", "", assumed.pop()) if assumed else None


def called(job: Job) -> Path | None:
    """The workflow that a job consists of."""
    return ROOT / job["uses"].removeprefix("$/") if "uses" in job else None


def may_assume(job: Job) -> bool:
    inner = called(job)
    return any(map(may_assume, jobs_of(inner).values())) if inner else role(job) is not None


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_action_of_others_is_pinned_to_a_commit_whose_version_is_beside_it(path: Path) -> None:
    used = re.findall(r"uses: *(\S+)(.*)", path.read_text(encoding="utf-8"))

    for action, comment in used:
        if action.startswith("$/"):
            assert (ROOT / action.removeprefix("$/")).exists(), action
        else:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{action}{comment}"


def test_an_action_has_one_version_everywhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (*WORKFLOWS, *ACTIONS))
    pins = set(re.findall(r"uses: *([\w-]+/[\w-]+)@(\w+)", text))

    assert len(pins) == len({action for action, _ in pins})


@every_workflow
def test_nothing_is_permitted_but_to_the_job_that_needs_it(path: Path) -> None:
    workflow = load(path)

    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


@every_workflow
def test_a_failure_before_a_pipe_is_a_failure(path: Path) -> None:
    assert load(path)["defaults"]["run"]["shell"] == "bash"


@every_job
def test_every_job_ends_some_time(job: Job) -> None:
    assert called(job) or 0 < job["timeout-minutes"] <= 60


@every_job
def test_only_jobs_that_assume_a_role_get_a_token_for_it(job: Job) -> None:
    assert ("id-token" in job["permissions"]) == may_assume(job)


@every_job
def test_no_job_gets_more_than_it_is_known_to_need(job: Job) -> None:
    needed = {"contents": "read", "id-token": "write", "pull-requests": "write"}

    assert job["permissions"].items() <= needed.items()


@every_job
def test_a_role_that_changes_something_needs_an_environment_and_its_protection(job: Job) -> None:
    changes = role(job) in ROLES - {"PLAN_ROLE_ARN"}

    assert job.get("environment") == (ENVIRONMENT if changes else None)


@every_job
def test_a_secret_is_for_jobs_behind_an_environment(job: Job) -> None:
    assert "secrets." not in str(job) or "environment" in job


@pytest.mark.parametrize("path", ON_PULL_REQUEST, ids=lambda path: path.stem)
def test_a_pull_request_comes_no_further_than_the_plan_role(path: Path) -> None:
    workflow = load(path)

    assert {role(job) for job in workflow["jobs"].values()} <= {None, "PLAN_ROLE_ARN"}
    assert "secrets" not in path.read_text(encoding="utf-8")
    for job in workflow["jobs"].values():
        if role(job):
            assert "github.event.pull_request.head.repo.full_name == github.repository" in job["if"]


@every_workflow
def test_no_workflow_runs_a_forks_code_with_our_rights(path: Path) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(load(path)["on"])


@every_deployment
def test_deployments_of_an_environment_queue_and_are_not_broken_off(path: Path) -> None:
    queue = load(path)["concurrency"]

    assert "inputs.environment || 'dev'" in queue["group"]
    assert queue["queue"] == "max"
    assert "cancel-in-progress" not in queue


@every_deployment
def test_only_main_is_deployed_and_prod_only_when_asked_for(path: Path) -> None:
    workflow = load(path)
    first = [job for job in workflow["jobs"].values() if "needs" not in job]

    assert all("github.ref == 'refs/heads/main'" in job["if"] for job in first)
    assert workflow["on"].get("push", {}).get("branches", ["main"]) == ["main"]
    assert workflow["on"]["workflow_dispatch"]["inputs"]["environment"]["options"] == ["dev", "prod"]


@pytest.mark.parametrize("path", ON_PUSH, ids=lambda path: path.stem)
def test_a_push_to_a_repository_without_an_account_deploys_nothing(path: Path) -> None:
    first = [job for job in jobs_of(path).values() if "needs" not in job]

    assert all("vars.STATE_BUCKET != ''" in job["if"] for job in first)


def test_a_workflow_that_others_call_does_not_wait_for_its_caller() -> None:
    callers = {
        inner.name: job["with"]
        for path in WORKFLOWS
        for job in jobs_of(path).values()
        if (inner := called(job)) is not None
    }

    assert callers
    for name, given in callers.items():
        assert given["within"] is True
        assert "inputs.within" in load(GITHUB / "workflows" / name)["concurrency"]["group"]


def tries(path: Path) -> bool:
    """Whether the main job is run, by the workflow itself or by one that it calls."""
    jobs = jobs_of(path).values()
    return any("scripts/smoke" in step.get("run", "") for job in jobs for step in steps(job)) or any(
        tries(inner) for job in jobs if (inner := called(job))
    )


@pytest.mark.parametrize("path", [path for path in DEPLOYING if path.stem.startswith("deploy")])
def test_the_main_job_is_run_after_each_deployment(path: Path) -> None:
    assert tries(path)


@every_job
def test_what_a_job_releases_it_takes_back_where_anything_fails_after_it(job: Job) -> None:
    names = [step.get("name") for step in steps(job)]
    if "Release" in names:
        assert names[names.index("Release") :] == ["Release", "Run the main job", "Roll back"]
        assert steps(job)[-1]["if"] == "failure() && steps.release.outputs.previous != ''"


@every_workflow
def test_nothing_leaves_the_machine_as_an_artifact(path: Path) -> None:
    assert "upload-artifact" not in path.read_text(encoding="utf-8")


@every_job
def test_a_job_that_may_change_something_takes_nothing_from_a_cache(job: Job) -> None:
    if role(job):
        assert "cache" not in str([step.get("uses", "") for step in steps(job)])
        assert not any(step.get("with", {}).get("cache") == "true" for step in steps(job))


@every_job
def test_scripts_get_values_by_their_environment_and_not_by_their_text(job: Job) -> None:
    for step in steps(job):
        assert "${{" not in step.get("run", "")


@every_job
def test_a_checkout_leaves_no_token_behind(job: Job) -> None:
    checkouts = [step for step in steps(job) if "actions/checkout" in step.get("uses", "")]

    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@every_workflow
def test_what_a_workflow_calls_is_there(path: Path) -> None:
    runs = "\n".join(step.get("run", "") for job in jobs_of(path).values() for step in steps(job))
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert set(re.findall(r"\bmake ([a-z-]+)", runs)) <= set(targets)
    for script in re.findall(r"(?:\.github|backend)/scripts/[\w-]+", runs):
        assert (ROOT / script).stat().st_mode & 0o111, script
    for module in re.findall(r"scripts/release (\w+)", runs):
        assert (ROOT / "backend" / "release" / f"{module}.py").is_file(), module


def test_ci_waits_for_every_part() -> None:
    jobs = jobs_of(GITHUB / "workflows" / "ci.yml")

    assert set(jobs["ci"]["needs"]) == set(jobs) - {"ci"}
    assert jobs["ci"]["if"] == "always()"


def test_ci_runs_all_that_make_test_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (parts,) = re.findall(r"^test: ([a-z -]+) ##", makefile, re.MULTILINE)
    ci = (GITHUB / "workflows" / "ci.yml").read_text(encoding="utf-8")

    assert set(parts.split()) <= set(re.findall(r"run: make ([a-z-]+)", ci))


def changed(path: Path, what: str) -> set[str]:
    """The paths that a workflow or action asks `changed` for, as filters of `on.push` have them."""
    (told,) = re.findall(rf"scripts/changed ({what}.*?); then", path.read_text(encoding="utf-8"), re.DOTALL)
    return {path.strip("'").replace(":!", "!") for path in told.replace("\\\n", " ").split()}


def pushed(workflow: str) -> set[str]:
    paths: list[str] = load(GITHUB / "workflows" / workflow)["on"]["push"]["paths"]
    return {path.removesuffix("/**") for path in paths}


def test_whoever_leaves_a_push_to_deploy_infrastructure_leaves_what_that_deploys() -> None:
    decide = GITHUB / "actions" / "decide" / "action.yml"
    infrastructure = GITHUB / "workflows" / "deploy-infrastructure.yml"

    assert changed(decide, "infrastructure") == pushed("deploy-infrastructure.yml")
    assert changed(infrastructure, "backend") == pushed("deploy-training-container.yml")


def test_the_oldest_terraform_that_is_allowed_is_tried() -> None:
    text = (GITHUB / "workflows" / "ci-terraform.yml").read_text(encoding="utf-8")
    (tried,) = re.findall(r"version: (\d+\.\d+)\.\d+$", text, re.MULTILINE)

    for root in (ROOT / "infrastructure" / "terraform", ROOT / "infrastructure" / "terraform" / "bootstrap"):
        main = (root / "main.tf").read_text(encoding="utf-8")
        assert re.findall(r'required_version = ">= ([\d.]+)"', main) == [tried]


def test_uv_is_the_one_of_the_training_image() -> None:
    action = (GITHUB / "actions" / "python" / "action.yml").read_text(encoding="utf-8")
    dockerfile = (ROOT / "backend" / "Dockerfile.training").read_text(encoding="utf-8")

    assert re.findall(r"version: (\d\S+)", action) == re.findall(r"uv==(\S+)", dockerfile)


def test_the_setup_page_names_every_workflow_variable_and_secret() -> None:
    setup = SETUP.read_text(encoding="utf-8")
    text = "".join(path.read_text(encoding="utf-8") for path in (*WORKFLOWS, *ACTIONS))
    used = set(re.findall(r"\b(?:vars|secrets)\.(\w+)", text)) | {path.name for path in WORKFLOWS}

    assert {name for name in used if f"`{name}`" not in setup} == set()
