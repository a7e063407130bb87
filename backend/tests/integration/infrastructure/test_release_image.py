"""A release of the training image, against moto's Batch."""

from itertools import count
from pathlib import Path
from typing import Any

import pytest

from release.training_image import NO_IMAGE, main
from tests.support.moto_account import REGION, MotoServer
from tests.support.moto_services import ROLE

REPOSITORY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/training"
FIRST, SECOND = ("sha256:" + digit * 64 for digit in "12")

_numbers = count(1)


class Deployed:
    """A job definition and parameters as Terraform leaves them: with no image yet."""

    def __init__(self, server: MotoServer) -> None:
        self.project = f"image-{next(_numbers)}"
        self.definition = f"{self.project}-dev-training"
        self.batch = server.client("batch")
        self.ssm = server.client("ssm")
        for name, value in {"training-repository": REPOSITORY, "training-image": NO_IMAGE}.items():
            self.ssm.put_parameter(Name=f"/{self.project}/dev/{name}", Value=value, Type="String")
        self.batch.register_job_definition(
            jobDefinitionName=self.definition,
            type="container",
            platformCapabilities=["FARGATE"],
            propagateTags=True,
            tags={"Project": "automl-lite"},
            timeout={"attemptDurationSeconds": 3600},
            retryStrategy={
                "attempts": 3,
                "evaluateOnExit": [{"onStatusReason": "Your Spot Task was interrupted*", "action": "RETRY"}],
            },
            containerProperties={
                "image": f"{REPOSITORY}@{NO_IMAGE}",
                "jobRoleArn": ROLE,
                "executionRoleArn": ROLE,
                "readonlyRootFilesystem": True,
                "resourceRequirements": [
                    {"type": "VCPU", "value": "2"},
                    {"type": "MEMORY", "value": "4096"},
                ],
                "environment": [{"name": "AUTOML_LITE_JOBS_TABLE", "value": "jobs"}],
            },
        )

    def release(self, *options: str) -> int:
        return main(["--environment", "dev", "--project", self.project, *options])

    def revisions(self) -> list[dict[str, Any]]:
        found = self.batch.describe_job_definitions(jobDefinitionName=self.definition, status="ACTIVE")
        return sorted(found["jobDefinitions"], key=lambda one: int(one["revision"]))

    def image(self) -> str:
        image: str = self.revisions()[-1]["containerProperties"]["image"]
        return image

    def parameter(self) -> str:
        found = self.ssm.get_parameter(Name=f"/{self.project}/dev/training-image")
        value: str = found["Parameter"]["Value"]
        return value


@pytest.fixture
def deployed(moto_server: MotoServer, monkeypatch: pytest.MonkeyPatch) -> Deployed:
    for name, value in {**moto_server.environment, "AWS_REGION": REGION}.items():
        monkeypatch.setenv(name, value)
    return Deployed(moto_server)


def test_new_jobs_start_from_the_image(deployed: Deployed) -> None:
    assert deployed.release("--digest", FIRST) == 0

    assert deployed.image() == f"{REPOSITORY}@{FIRST}"
    assert deployed.parameter() == FIRST


def test_nothing_but_the_image_changes(deployed: Deployed) -> None:
    deployed.release("--digest", FIRST)

    before, after = deployed.revisions()
    for definition in (before, after):
        del definition["containerProperties"]["image"], definition["revision"], definition["jobDefinitionArn"]
    assert after == before


def test_the_same_image_again_changes_nothing(deployed: Deployed) -> None:
    deployed.release("--digest", FIRST)

    assert deployed.release("--digest", FIRST) == 0

    assert len(deployed.revisions()) == 2


def test_a_release_that_broke_off_before_the_parameter_is_ended_by_the_next(deployed: Deployed) -> None:
    deployed.release("--digest", FIRST)
    deployed.ssm.put_parameter(Name=f"/{deployed.project}/dev/training-image", Value=NO_IMAGE, Overwrite=True)

    deployed.release("--digest", FIRST)

    assert deployed.parameter() == FIRST
    assert len(deployed.revisions()) == 2


def test_a_rollback_goes_to_the_image_before(deployed: Deployed) -> None:
    deployed.release("--digest", FIRST)
    deployed.release("--digest", SECOND)

    assert deployed.release("--rollback") == 0

    assert deployed.image() == f"{REPOSITORY}@{FIRST}"
    assert deployed.parameter() == FIRST


def test_the_first_image_has_none_to_go_back_to(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    deployed.release("--digest", FIRST)

    assert deployed.release("--rollback") == 1

    assert "has another image to go back to" in capsys.readouterr().err
    assert deployed.parameter() == FIRST


def test_the_image_so_far_is_noted_unless_there_was_none(deployed: Deployed, tmp_path: Path) -> None:
    note = tmp_path / "note"
    for digest in (FIRST, SECOND, SECOND):
        deployed.release("--digest", digest, "--note", str(note))

    assert note.read_text(encoding="utf-8").splitlines() == ["previous=", f"previous={FIRST}", "previous="]


@pytest.mark.parametrize("digest", ["latest", "sha256:12", FIRST.upper(), NO_IMAGE, f"{FIRST}\n"])
def test_what_is_no_digest_is_refused(
    deployed: Deployed, digest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        deployed.release("--digest", digest)

    assert "an image's digest is sha256: and 64 hexadecimal digits" in capsys.readouterr().err
    assert deployed.parameter() == NO_IMAGE


def test_a_deployment_without_the_definition_is_a_sentence(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    (only,) = deployed.revisions()
    deployed.batch.deregister_job_definition(jobDefinition=only["jobDefinitionArn"])

    assert deployed.release("--digest", FIRST) == 1

    assert f"There is no job definition {deployed.definition}" in capsys.readouterr().err
