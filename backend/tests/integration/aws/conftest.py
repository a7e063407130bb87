"""The functions over AWS as moto plays it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from automl_lite.aws.clients import Clients
from automl_lite.aws.entry import Handler
from automl_lite.aws.platform import build_api_platform
from automl_lite.aws.settings import Chosen
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.datasets import Dataset
from automl_lite.domain.jobs import Job
from automl_lite.domain.platform import ApiPlatform
from tests.support.clocks import MovableClock
from tests.support.gateway_events import Context
from tests.support.moto_account import MotoAccount
from tests.support.records import a_dataset, a_job

Call = Callable[..., Any]
MakeJob = Callable[..., Job]
MakeDataset = Callable[..., Dataset]
ReadNews = Callable[[], list[dict[str, Any]]]


def own_settings(account: MotoAccount, kind: type[Chosen], **more: object) -> Chosen:
    """The settings of a kind of process of this account."""
    told = {name: value for name, value in account.settings.model_dump().items() if name in kind.model_fields}
    return kind.model_validate({**told, **more})


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def clients(account: MotoAccount) -> Clients:
    return account.clients


@pytest.fixture
def platform(account: MotoAccount, clock: MovableClock) -> ApiPlatform:
    return build_api_platform(account.settings, account.clients, clock)


@pytest.fixture
def telemetry(account: MotoAccount) -> Telemetry:
    """Of a service of its own: a log goes on printing where it first did."""
    return Telemetry(f"of-{account.settings.jobs_table}")


@pytest.fixture
def call() -> Call:
    """Calls a handler as Lambda does: with JSON, under a request id."""

    def invoke(handler: Handler, event: Any, request_id: str = "79104EXAMPLEB723") -> Any:
        answer = handler(json.loads(json.dumps(event)), Context(request_id))
        return json.loads(json.dumps(answer))

    return invoke


@pytest.fixture
def job(platform: ApiPlatform) -> MakeJob:
    """Stores a job; the fields given win."""

    def make(job_id: str = "j", **fields: object) -> Job:
        return platform.jobs.add(a_job(job_id, platform.clock.now(), **fields))

    return make


@pytest.fixture
def dataset(platform: ApiPlatform) -> MakeDataset:
    """Stores a dataset; the fields given win."""

    def make(dataset_id: str = "d", **fields: object) -> Dataset:
        record = a_dataset(dataset_id, platform.clock.now(), **fields)
        platform.datasets.add(record)
        return record

    return make


@pytest.fixture
def news(account: MotoAccount) -> Iterator[ReadNews]:
    """What was announced since the last look, by a rule on the bus as a subscriber has one."""
    bus, queue = account.server.client("events"), account.server.client("sqs")
    name = f"{account.settings.jobs_table}-news"
    url = queue.create_queue(QueueName=name)["QueueUrl"]
    arn = queue.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    bus.put_rule(Name=name, EventPattern=json.dumps({"source": ["automl-lite"]}), State="ENABLED")
    bus.put_targets(Rule=name, Targets=[{"Id": "1", "Arn": arn}])

    def read() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while messages := queue.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                found.append(json.loads(message["Body"]))
                queue.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return found

    yield read
    bus.remove_targets(Rule=name, Ids=["1"])
    bus.delete_rule(Name=name)
