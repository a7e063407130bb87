"""One suite over both wings: each test here runs against every platform that ships."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from automl_lite.aws.platform import build_api_platform as build_aws_platform
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import Job, JobStatus, TrainConfig
from automl_lite.domain.platform import ApiPlatform
from automl_lite.local.platform import build_api_platform
from automl_lite.local.server import build_app
from automl_lite.local.settings import LocalSettings
from tests.moto_account import MotoAccount

OWNER = "default"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


@dataclass
class Wing:
    """A platform, and a client that follows the links it gives."""

    platform: ApiPlatform
    client: httpx.Client


@pytest.fixture(params=["local", "aws"])
def wing(request: pytest.FixtureRequest) -> Wing:
    wing: Wing = request.getfixturevalue(f"{request.param}_wing")
    return wing


@pytest.fixture
def local_wing(tmp_path: Path) -> Wing:
    settings = LocalSettings(data_dir=tmp_path)
    platform = build_api_platform(settings, predictor=False)
    # Entered by no `with`: the lifespan, and so the supervisor, does not run, and what is queued stays so.
    return Wing(platform, TestClient(build_app(settings, platform), base_url=settings.public_url))


@pytest.fixture
def aws_wing(account: MotoAccount) -> Iterator[Wing]:
    with httpx.Client() as client:
        yield Wing(build_aws_platform(account.settings, account.clients), client)


@pytest.fixture
def platform(wing: Wing) -> ApiPlatform:
    return wing.platform


@pytest.fixture
def dataset() -> MakeDataset:
    """A dataset's record, `minutes` after noon."""

    def make(dataset_id: str = "d", *, minutes: int = 0, **fields: object) -> Dataset:
        moment = NOON + timedelta(minutes=minutes)
        return Dataset.model_validate(
            {
                "dataset_id": dataset_id,
                "user_id": OWNER,
                "filename": "flowers.csv",
                "content_type": "text/csv",
                "status": DatasetStatus.UPLOADING,
                "uploaded_at": moment,
                "updated_at": moment,
                **fields,
            }
        )

    return make


@pytest.fixture
def job() -> MakeJob:
    """A job's record, `minutes` after noon."""

    def make(job_id: str = "j", *, minutes: int = 0, **fields: object) -> Job:
        moment = NOON + timedelta(minutes=minutes)
        return Job.model_validate(
            {
                "job_id": job_id,
                "user_id": OWNER,
                "dataset_id": "d",
                "dataset_name": "flowers.csv",
                "target_column": "kind",
                "problem_type": ProblemType.CLASSIFICATION,
                "config": TrainConfig(),
                "time_budget": 60,
                "status": JobStatus.PENDING,
                "created_at": moment,
                "updated_at": moment,
                **fields,
            }
        )

    return make
