"""A release of the functions' code, against moto's Lambda."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from packages.contents import PACKAGES
from packages.installing import BACKEND
from release.archives import Archive
from release.functions import PACKAGE_OF, main
from tests.support.moto_account import REGION, MotoServer
from tests.support.moto_services import ROLE

_numbers = count(1)


def write_packages(folder: Path, version: str) -> None:
    """Zip files in which nothing but a word differs."""
    for package in PACKAGES:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr(zipfile.ZipInfo("function.py"), f"'{package.name} {version}'")
        (folder / f"{package.name}-arm64.zip").write_bytes(content.getvalue())


class Deployed:
    """Functions and a bucket as Terraform leaves them."""

    def __init__(self, server: MotoServer, dist: Path) -> None:
        self.project = f"release-{next(_numbers)}"
        self.dist = dist
        self.bucket = f"{self.project}-dev-artifacts"
        self.functions = server.client("lambda")
        self.s3 = server.client("s3")
        write_packages(dist, "first")
        self.s3.create_bucket(Bucket=self.bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        server.client("ssm").put_parameter(
            Name=f"/{self.project}/dev/artifacts-bucket", Value=self.bucket, Type="String"
        )
        for function, package in PACKAGE_OF.items():
            made = self.functions.create_function(
                FunctionName=self.name(function),
                Runtime="python3.13",
                Role=ROLE,
                Handler="function.handler",
                Code={"ZipFile": (dist / f"{package}-arm64.zip").read_bytes()},
                Publish=True,
            )
            self.functions.create_alias(
                FunctionName=self.name(function), Name="live", FunctionVersion=made["Version"]
            )

    def name(self, function: str) -> str:
        return f"{self.project}-dev-{function.replace('_', '-')}"

    def release(self, *options: str) -> int:
        told = ["--environment", "dev", "--project", self.project, "--dist", str(self.dist), *options]
        return main(told)

    def live(self) -> dict[str, str]:
        """The version that each function's callers get."""
        return {
            function: self.functions.get_alias(FunctionName=self.name(function), Name="live")[
                "FunctionVersion"
            ]
            for function in PACKAGE_OF
        }

    def code(self, function: str) -> str:
        """The digest of what its callers run."""
        found = self.functions.get_function_configuration(FunctionName=self.name(function), Qualifier="live")
        digest: str = found["CodeSha256"]
        return digest

    def keys(self) -> set[str]:
        return {one["Key"] for one in self.s3.list_objects_v2(Bucket=self.bucket).get("Contents", [])}


@pytest.fixture
def deployed(moto_server: MotoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Deployed]:
    for name, value in {**moto_server.environment, "AWS_REGION": REGION}.items():
        monkeypatch.setenv(name, value)
    made = Deployed(moto_server, tmp_path)
    yield made
    for function in PACKAGE_OF:
        moto_server.client("lambda").delete_function(FunctionName=made.name(function))


def test_every_function_comes_to_run_its_package(deployed: Deployed) -> None:
    write_packages(deployed.dist, "second")

    assert deployed.release() == 0

    assert set(deployed.live().values()) == {"2"}
    for function, package in PACKAGE_OF.items():
        assert deployed.code(function) == Archive.read(deployed.dist, package).code_sha256


def test_packages_lie_where_terraform_puts_them(deployed: Deployed) -> None:
    deployed.release()

    assert deployed.keys() == {Archive.read(deployed.dist, package.name).key for package in PACKAGES}


def test_what_did_not_change_is_left_alone(deployed: Deployed, capsys: pytest.CaptureFixture[str]) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("function.py", "'another'")
    (deployed.dist / "events-arm64.zip").write_bytes(content.getvalue())

    assert deployed.release() == 0

    assert deployed.live() == {"api": "1", "predict": "1", "profile": "1", "job_events": "2", "sweep": "2"}
    said = capsys.readouterr().out
    assert "api          version 1, as it was" in said
    assert "sweep        version 1 → 2" in said


def test_the_same_release_again_changes_nothing(deployed: Deployed) -> None:
    write_packages(deployed.dist, "second")
    deployed.release()
    uploaded = deployed.s3.list_objects_v2(Bucket=deployed.bucket)["Contents"]

    assert deployed.release() == 0

    assert set(deployed.live().values()) == {"2"}
    assert deployed.s3.list_objects_v2(Bucket=deployed.bucket)["Contents"] == uploaded


def test_a_rollback_goes_to_the_version_before(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    first = deployed.code("api")
    write_packages(deployed.dist, "second")
    deployed.release()

    assert deployed.release("--rollback") == 0

    assert deployed.code("api") == first
    assert "predict      version 2 → 1" in capsys.readouterr().out


def test_what_a_release_notes_takes_back_that_release_alone(deployed: Deployed, tmp_path: Path) -> None:
    note = tmp_path / "note"
    write_packages(deployed.dist, "bad")
    deployed.release()
    deployed.release("--rollback")
    write_packages(deployed.dist, "worse")
    deployed.release("--note", str(note))
    assert set(deployed.live().values()) == {"3"}

    noted = note.read_text(encoding="utf-8").strip().removeprefix("previous=")
    assert deployed.release("--rollback", *noted.split()) == 0

    assert set(deployed.live().values()) == {"1"}, "not the bad one, though that is the version before"


def test_after_a_rollback_the_same_code_can_be_released_again(deployed: Deployed) -> None:
    write_packages(deployed.dist, "second")
    deployed.release()
    deployed.release("--rollback")

    assert deployed.release() == 0

    assert set(deployed.live().values()) == {"2"}


def test_a_release_that_breaks_off_says_what_is_where(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    write_packages(deployed.dist, "second")
    deployed.functions.delete_alias(FunctionName=deployed.name("profile"), Name="live")

    assert deployed.release() == 1

    said = capsys.readouterr().err
    assert "profile was not released. GetAlias: ResourceNotFoundException: " in said
    assert "On the new code: api, predict. As before: profile, job_events, sweep." in said


def test_a_missing_package_is_named_before_anything_moves(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    write_packages(deployed.dist, "second")
    (deployed.dist / "events-arm64.zip").unlink()

    assert deployed.release() == 1

    assert "events-arm64.zip is missing: run `make packages`." in capsys.readouterr().err
    assert set(deployed.live().values()) == {"1"}


def test_a_first_version_has_nothing_to_go_back_to(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deployed.release("--rollback") == 1

    assert "No function has a version before the one that is called." in capsys.readouterr().err


def test_an_environment_that_is_not_there_is_a_sentence(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--environment", "prod", "--project", deployed.project, "--dist", str(deployed.dist)]) == 1

    said = capsys.readouterr().err
    assert f"There is no parameter /{deployed.project}/prod/artifacts-bucket in {REGION}" in said


def test_a_rollback_to_a_function_that_is_none_is_refused(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        deployed.release("--rollback", "apis=1")

    assert "apis=1: a function and its version, such as api=3" in capsys.readouterr().err


def test_without_a_region_it_says_how_to_give_one(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "release.functions", "--environment", "dev"],
        cwd=BACKEND,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.strip()) == (
        1,
        "Say in which region the deployment is: AWS_REGION=us-east-1",
    )
