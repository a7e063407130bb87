"""The adapters over moto, with a wire between them that shows what is sent and can fail."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from automl_lite.aws.clients import Clients
from automl_lite.aws.platform import build_api_platform
from automl_lite.aws.settings import AwsSettings
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import Job, JobStatus, TrainConfig
from automl_lite.domain.platform import ApiPlatform
from tests.faulty_wire import FaultyWire, wire_to
from tests.moto_account import REGION, MotoAccount, MotoServer

OWNER = "default"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def the_wire(moto_server: MotoServer) -> Iterator[FaultyWire]:
    with wire_to(moto_server.url) as wire:
        yield wire


@pytest.fixture(scope="session")
def wired_clients(moto_server: MotoServer) -> Clients:
    """One set for all tests: each client takes a fraction of a second to make."""
    return Clients(cast("AwsSettings", SimpleNamespace(region=REGION)))


@pytest.fixture
def wire(the_wire: FaultyWire, account: MotoAccount, monkeypatch: pytest.MonkeyPatch) -> FaultyWire:
    """As good as new."""
    the_wire.sent.clear()
    the_wire.faults.clear()
    monkeypatch.setenv("AWS_ENDPOINT_URL", the_wire.url)
    return the_wire


@pytest.fixture
def clients(wire: FaultyWire, wired_clients: Clients) -> Clients:
    """Clients whose every request goes over the wire."""
    return wired_clients


@pytest.fixture
def platform(account: MotoAccount, clients: Clients) -> ApiPlatform:
    return build_api_platform(account.settings, clients)


@pytest.fixture
def dataset() -> Callable[..., Dataset]:
    """A dataset's record, `minutes` after noon."""

    def make(dataset_id: str = "d", *, minutes: int = 0, **fields: object) -> Dataset:
        moment = NOON + timedelta(minutes=minutes)
        return Dataset.model_validate(
            {
                "dataset_id": dataset_id,
                "user_id": OWNER,
                "filename": "flowers.csv",
                "content_type": "text/csv",
                "status": DatasetStatus.PROCESSING,
                "uploaded_at": moment,
                "updated_at": moment,
                **fields,
            }
        )

    return make


@pytest.fixture
def job() -> Callable[..., Job]:
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
