"""The workflows' scripts that release, look at and take down an environment."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.scripts import COMMIT, MISSING, SCRIPTS, Run, parameter

ACCOUNT = {"AWS_REGION": "eu-central-1", "STATE_BUCKET": "states"}


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


def test_a_scan_that_does_not_come_to_its_end_is_a_warning(run: Run) -> None:
    answers = [
        parameter("training-repository", "1.dkr/training"),
        ("aws ecr wait", "Waiter ImageScanComplete failed: ScanNotFoundException"),
        ("sleep", None),
    ]

    done = run(answers, "image-findings", "dev", "sha256:abc")

    assert done.returncode == 0
    assert "::warning title=Training image::The registry's scan has not ended" in done.stdout
    assert [called.split()[:3] for called in done.args[1:]].count(["aws", "ecr", "wait"]) == 2


def test_a_protected_environment_is_not_touched(run: Run) -> None:
    answers = [("aws dynamodb", {"Table": {"DeletionProtectionEnabled": True}})]

    done = run(answers, "destroy", "prod")

    assert done.returncode == 1
    assert "prod keeps what it has, so nothing was destroyed." in done.stderr
    assert "--no-deletion-protection-enabled --table-name automl-lite-prod-training-jobs" in done.stderr
    assert len(done.args) == 1


MADE_ELSEWHERE = [
    ("aws dynamodb", "ResourceNotFoundException"),
    ("terraform", None),
    parameter("signing-key", "cipher"),
    ("aws ssm delete-parameter --name /automl-lite/dev/signing-key", None),
    (
        "aws batch describe-job-definitions --job-definition-name automl-lite-dev-training",
        {"jobDefinitions": [{"jobDefinitionArn": "arn:1"}, {"jobDefinitionArn": "arn:2"}]},
    ),
    ("aws batch deregister-job-definition", None),
]


def test_what_terraform_does_not_know_of_is_destroyed_too(run: Run) -> None:
    done = run(MADE_ELSEWHERE, "destroy", "dev", **ACCOUNT)

    assert (done.returncode, done.stderr) == (0, "")
    assert "aws ssm delete-parameter --name /automl-lite/dev/signing-key" in done.args
    for revision in ("arn:1", "arn:2"):
        assert f"aws batch deregister-job-definition --job-definition {revision}" in done.args


@pytest.mark.parametrize("step", ["aws ssm get-parameter", "aws batch describe-job-definitions"])
def test_a_destruction_that_cannot_be_ended_fails(run: Run, step: str) -> None:
    done = run([(step, "AccessDeniedException"), *MADE_ELSEWHERE], "destroy", "dev", **ACCOUNT)

    assert done.returncode != 0
    assert "AccessDeniedException" in done.stderr


@pytest.mark.parametrize(
    ("what", "options", "steps"),
    [
        ("plan", ["-lock=false"], ["init", "plan"]),
        ("apply", [], ["init", "plan", "apply"]),
        ("destroy", ["-destroy"], ["init", "plan", "apply"]),
    ],
)
def test_terraform_carries_out_the_plan_that_it_has_made(
    run: Run, what: str, options: list[str], steps: list[str]
) -> None:
    done = run([("terraform", None)], "terraform", what, "dev", **ACCOUNT)

    assert done.returncode == 0, done.stderr
    init, plan, *applied = (called.split()[1:] for called in done.args)
    assert [init[0], plan[0], *(step[0] for step in applied)] == steps
    assert {"-backend-config=bucket=states", "-backend-config=key=dev/terraform.tfstate"} <= set(init)
    (saved,) = (option.removeprefix("-out=") for option in plan if option.startswith("-out="))
    assert plan[1:] == ["-no-color", "-var-file=dev.tfvars", f"-out={saved}", *options]
    assert all(step[1:] == ["-no-color", saved] for step in applied)
    assert not Path(saved).parent.exists()


def test_terraform_wants_to_know_where_the_state_is(tmp_path: Path) -> None:
    done = subprocess.run(
        [SCRIPTS / "terraform", "plan", "dev"],
        env={"PATH": os.environ["PATH"], "AWS_REGION": "eu-central-1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "STATE_BUCKET" in done.stderr


@pytest.mark.parametrize(
    ("environment", "masked"), [({}, ""), ({"GITHUB_ACTIONS": "true"}, "::add-mask::the-key\n")]
)
def test_the_key_is_shown_to_github_alone_which_masks_it(
    run: Run, environment: dict[str, str], masked: str
) -> None:
    answers = [
        parameter("api-url", "https://api"),
        parameter("page-url", "https://page"),
        parameter("api-key-id", "k1"),
        ("aws apigateway get-api-key --api-key k1", {"value": "the-key"}),
        ("python3", None),
    ]

    done = run(answers, "smoke", "dev", **environment)

    assert (done.returncode, done.stdout) == (0, masked)
    assert done.args[-1] == (
        "python3 -m release.smoke https://api --page https://page --api-key-from-environment API_KEY"
    )
