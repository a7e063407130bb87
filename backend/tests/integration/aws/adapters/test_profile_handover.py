"""Handing a file over to the function that profiles it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from automl_lite.aws.clients import Clients
from automl_lite.aws.task_queue import AwsTaskQueue
from automl_lite.domain.clock import SystemClock
from automl_lite.domain.datasets import Dataset
from automl_lite.domain.errors import Unavailable
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask
from tests.support.faulty_wire import Fault, FaultyWire
from tests.support.moto_account import MotoAccount

OWNER = "default"
SUBMIT, TERMINATE, INVOKE = "submitjob", "terminatejob", "invocations"
PROFILE = ProfileTask(user_id=OWNER, dataset_id="d")

MakeDataset = Callable[..., Dataset]


def test_a_file_is_handed_over_for_profiling_once(
    platform: ApiPlatform, wire: FaultyWire, dataset: MakeDataset
) -> None:
    platform.datasets.add(dataset())
    for _ in range(3):
        platform.queue.submit_profile(PROFILE)
    (sent,) = wire.named(INVOKE)
    assert sent.headers["X-Amz-Invocation-Type"] == "Event"
    told = json.loads(sent.body)
    assert (told["user_id"], told["dataset_id"]) == (OWNER, "d")
    assert len(told["claim"]) == 32
    assert platform.datasets.get(OWNER, "d") == dataset()


def test_a_file_whose_reader_died_is_handed_over_again(
    platform: ApiPlatform, account: MotoAccount, clients: Clients, wire: FaultyWire, dataset: MakeDataset
) -> None:
    class Later(SystemClock):
        def now(self) -> Any:
            return super().now() + timedelta(minutes=16)

    platform.datasets.add(dataset())
    platform.queue.submit_profile(PROFILE)
    later = AwsTaskQueue(clients, account.settings, replace(platform, clock=Later()))
    later.submit_profile(PROFILE)
    claims = [json.loads(one.body)["claim"] for one in wire.named(INVOKE)]
    assert len(set(claims)) == 2


def test_a_function_that_cannot_be_called_leaves_the_file_free(
    platform: ApiPlatform, wire: FaultyWire, dataset: MakeDataset
) -> None:
    platform.datasets.add(dataset())
    missing = b'{"Type":"User","Message":"Function not found: arn:aws:lambda:eu-central-1:123"}'
    wire.faults.append(Fault(INVOKE, answer=(404, missing)))
    with pytest.raises(Unavailable) as refusal:
        platform.queue.submit_profile(PROFILE)
    assert "arn:" not in refusal.value.detail
    platform.queue.submit_profile(PROFILE)
    assert len(wire.named(INVOKE)) == 2
