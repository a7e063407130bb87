"""The adapters over moto, with a wire between them that shows what is sent and can fail."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from automl_lite.aws.clients import Clients
from automl_lite.aws.platform import build_api_platform
from automl_lite.aws.settings import AwsSettings
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.jobs import Job, Phase, Progress, TrainConfig
from automl_lite.domain.platform import ApiPlatform
from tests.support.faulty_wire import FaultyWire, wire_to
from tests.support.moto_account import REGION, MotoAccount, MotoServer
from tests.support.records import NOON, a_dataset, a_job

MANY = TrainConfig(include_columns=tuple(f"column {number:06}" for number in range(6_000)))
PROGRESS = Progress(phase=Phase.SEARCH, percent=50, message="Searching")


def item(account: MotoAccount, job_id: str = "j") -> dict[str, Any]:
    """The job's item as DynamoDB has it."""
    found = account.server.client("dynamodb").get_item(
        TableName=account.settings.jobs_table, Key={"job_id": {"S": job_id}}
    )
    fields: dict[str, Any] = found.get("Item", {})
    return fields


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
    """The record of a dataset whose file is being profiled, `minutes` after noon."""

    def make(dataset_id: str = "d", *, minutes: int = 0, **fields: object) -> Dataset:
        at = NOON + timedelta(minutes=minutes)
        return a_dataset(dataset_id, at, **{"status": DatasetStatus.PROCESSING, **fields})

    return make


@pytest.fixture
def job() -> Callable[..., Job]:
    """A job's record, `minutes` after noon."""

    def make(job_id: str = "j", *, minutes: int = 0, **fields: object) -> Job:
        return a_job(job_id, NOON + timedelta(minutes=minutes), **fields)

    return make
