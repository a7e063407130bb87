"""One suite over both wings: each test here runs against every platform that ships."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from automl_lite.aws.platform import build_api_platform as build_aws_platform
from automl_lite.domain.datasets import Dataset
from automl_lite.domain.jobs import Job, TrainingResult
from automl_lite.domain.platform import ApiPlatform
from automl_lite.local.platform import build_api_platform
from automl_lite.local.server import build_app
from automl_lite.local.settings import LocalSettings
from tests.support.clocks import MovableClock
from tests.support.moto_account import CREDENTIALS, MotoAccount
from tests.support.records import NOON, a_dataset, a_job, a_result
from tests.support.s3_gate import S3Gate

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]
MakeResult = Callable[..., TrainingResult]


@dataclass
class Wing:
    """A platform, a client that follows the links it gives, and the clock that both go by."""

    platform: ApiPlatform
    client: httpx.Client
    clock: MovableClock


@pytest.fixture(params=["local", "aws"])
def wing(request: pytest.FixtureRequest) -> Wing:
    wing: Wing = request.getfixturevalue(f"{request.param}_wing")
    return wing


@pytest.fixture
def local_wing(tmp_path: Path) -> Wing:
    clock = MovableClock()
    settings = LocalSettings(data_dir=tmp_path, confirm_wait_seconds=0)
    platform = build_api_platform(settings, predictor=False, clock=clock)
    # Entered by no `with`: the lifespan, and so the supervisor, does not run, and what is queued stays so.
    return Wing(platform, TestClient(build_app(settings, platform), base_url=settings.public_url), clock)


@pytest.fixture
def aws_wing(account: MotoAccount, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wing]:
    clock = MovableClock()
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: clock.now().replace(tzinfo=None))
    gate = S3Gate(CREDENTIALS["AWS_SECRET_ACCESS_KEY"], clock)
    with httpx.Client(transport=gate) as client:
        yield Wing(build_aws_platform(account.settings, account.clients, clock), client, clock)


@pytest.fixture
def platform(wing: Wing) -> ApiPlatform:
    return wing.platform


@pytest.fixture
def dataset() -> MakeDataset:
    """A dataset's record, `minutes` after noon."""

    def make(dataset_id: str = "d", *, minutes: int = 0, **fields: object) -> Dataset:
        return a_dataset(dataset_id, NOON + timedelta(minutes=minutes), **fields)

    return make


@pytest.fixture
def job() -> MakeJob:
    """A job's record, `minutes` after noon."""

    def make(job_id: str = "j", *, minutes: int = 0, **fields: object) -> Job:
        return a_job(job_id, NOON + timedelta(minutes=minutes), **fields)

    return make


@pytest.fixture
def result() -> MakeResult:
    """What came out of a job; the fields given win."""
    return a_result
