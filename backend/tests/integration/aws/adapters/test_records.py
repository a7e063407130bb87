"""What the stores of records do behind the ports: items, indexes, answers that get lost."""

import json
from collections.abc import Callable

import pytest
from botocore.exceptions import ClientError

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.unfinished import unfinished_datasets, unfinished_jobs
from automl_lite.aws.platform import build_platform
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound, Unavailable
from automl_lite.domain.jobs import ACTIVE, Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from tests.conftest import free_port
from tests.integration.aws.adapters.conftest import item
from tests.support.faulty_wire import Fault, FaultyWire
from tests.support.moto_account import MotoAccount

OWNER = "default"

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


def cancelled(*reasons: str) -> bytes:
    """DynamoDB's answer to a transaction that it cancelled."""
    told = {
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "CancellationReasons": [{"Code": reason} for reason in reasons],
    }
    return json.dumps(told).encode()


def test_the_longest_list_is_a_query_of_an_index(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob, dataset: MakeDataset, account: MotoAccount
) -> None:
    for number in range(5):
        platform.jobs.add(job(f"j{number}", minutes=number))
        platform.datasets.add(dataset(f"d{number}", minutes=number))
    wire.sent.clear()
    first = platform.jobs.page(OWNER, limit=2)
    platform.jobs.page(OWNER, limit=2, after=first.after, status=JobStatus.PENDING, tag="spring")
    platform.jobs.of_dataset(OWNER, "d")
    platform.datasets.page(OWNER, limit=2)
    asked = [(one.name.rpartition(".")[2], json.loads(one.body)["IndexName"]) for one in wire.sent]
    assert set(asked) == {("Query", "user_id-created_at-index"), ("Query", "user_id-uploaded_at-index")}
    assert len(asked) == 4


def test_a_small_job_is_one_item_without_details(
    platform: ApiPlatform, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job(tags=("spring",)))
    kept = item(account)
    assert Job.model_validate_json(kept["record"]["S"]) == job(tags=("spring",))
    assert "details" not in kept
    assert "details_key" not in kept


def test_who_loses_to_an_ending_hears_of_it(platform: ApiPlatform, wire: FaultyWire, job: MakeJob) -> None:
    platform.jobs.add(job())
    end = lambda: platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.CANCELLED)  # noqa: E731
    wire.faults.append(Fault("GetItem", meanwhile=end))
    with pytest.raises(NotAllowedNow, match="cancelled"):
        platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.COMPLETED)


def test_what_others_keep_in_an_item_survives_a_change(
    platform: ApiPlatform, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job())
    account.server.client("dynamodb").update_item(
        TableName=account.settings.jobs_table,
        Key={"job_id": {"S": "j"}},
        UpdateExpression="SET batch_job_id = :id",
        ExpressionAttributeValues={":id": {"S": "b"}},
    )
    platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.RUNNING)
    assert item(account)["batch_job_id"]["S"] == "b"


def test_a_change_waits_for_a_transaction_on_its_item(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob
) -> None:
    platform.jobs.add(job(), "key")
    conflict = b'{"__type":"com.amazonaws.dynamodb.v20120810#TransactionConflictException"}'
    wire.faults.append(Fault("UpdateItem", answer=(400, conflict)))
    assert platform.jobs.change(OWNER, "j", ACTIVE, notes="Mine").notes == "Mine"
    conflict = cancelled("TransactionConflict", "None")
    wire.faults.append(Fault("TransactWriteItems", answer=(400, conflict)))
    assert platform.jobs.delete(OWNER, "j") is True


def test_a_transaction_that_can_never_succeed_is_not_tried_again(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob
) -> None:
    wire.faults.append(Fault("TransactWriteItems", answer=(400, cancelled("ValidationError", "None"))))
    with pytest.raises(ClientError, match="TransactionCanceled"):
        platform.jobs.add(job(), "key")
    assert len(wire.named("TransactWriteItems")) == 1


@pytest.mark.parametrize("operation", ["PutItem", "UpdateItem"])
def test_a_write_whose_answer_got_lost_counts_once_and_as_a_success(
    platform: ApiPlatform, wire: FaultyWire, dataset: MakeDataset, operation: str
) -> None:
    wire.lose_answer(operation)
    platform.datasets.add(dataset())
    processing = frozenset({DatasetStatus.PROCESSING})
    changed = platform.datasets.change(OWNER, "d", processing, status=DatasetStatus.READY)
    assert len(wire.named(operation)) == 2
    assert platform.datasets.get(OWNER, "d") == changed


def test_a_job_whose_answer_got_lost_is_there_once(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob
) -> None:
    wire.lose_answer("TransactWriteItems")
    assert platform.jobs.add(job(), "key") == job()
    assert platform.jobs.add(job("another"), "key") == job()


def test_an_id_that_is_taken_is_an_error(platform: ApiPlatform, job: MakeJob, dataset: MakeDataset) -> None:
    platform.datasets.add(dataset())
    with pytest.raises(Exception, match="ConditionalCheckFailed"):
        platform.datasets.add(dataset(filename="other.csv"))
    assert platform.datasets.get(OWNER, "d") == dataset()


def test_the_item_of_a_key_is_no_job(
    platform: ApiPlatform, account: MotoAccount, clients: Clients, job: MakeJob
) -> None:
    platform.jobs.add(job(), "key")
    key_item = item(account)["idempotency_item"]["S"]
    assert item(account, key_item) == {"job_id": {"S": key_item}, "job_of_key": {"S": "j"}}
    for user_id in (OWNER, ""):
        with pytest.raises(NotFound):
            platform.jobs.get(user_id, key_item)
    assert platform.jobs.delete(OWNER, key_item) is False
    assert len(list(unfinished_jobs(clients, account.settings))) == 1
    platform.jobs.delete(OWNER, "j")
    assert item(account, key_item) == {}


def test_the_unfinished_are_those_that_work_is_under_way_on(
    platform: ApiPlatform, account: MotoAccount, clients: Clients, job: MakeJob, dataset: MakeDataset
) -> None:
    for number, status in enumerate(JobStatus):
        platform.jobs.add(job(status, minutes=number, status=status))
    for number, state in enumerate(DatasetStatus):
        platform.datasets.add(dataset(state, minutes=number, status=state))
    jobs = list(unfinished_jobs(clients, account.settings))
    assert [(one.job_id, one.user_id, one.batch_job_id) for one in jobs] == [
        ("pending", OWNER, None),
        ("running", OWNER, None),
    ]
    assert jobs[0].created_at == job().created_at
    datasets = list(unfinished_datasets(clients, account.settings))
    assert [one.dataset_id for one in datasets] == ["uploading", "processing"]
    platform.jobs.change(OWNER, "running", ACTIVE, status=JobStatus.FAILED)
    platform.datasets.change(OWNER, "processing", frozenset(DatasetStatus), status=DatasetStatus.READY)
    platform.datasets.change(OWNER, "failed", frozenset(DatasetStatus), status=DatasetStatus.PROCESSING)
    assert [one.job_id for one in unfinished_jobs(clients, account.settings)] == ["pending"]
    assert [one.dataset_id for one in unfinished_datasets(clients, account.settings)] == [
        "uploading",
        "failed",
    ]


def test_a_service_out_of_reach_is_told_as_such(
    account: MotoAccount, monkeypatch: pytest.MonkeyPatch, job: MakeJob
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setattr("time.sleep", lambda _: None)  # between the client's own attempts
    cut_off = build_platform(account.settings, Clients(account.settings))
    for call in (
        lambda: cut_off.jobs.get(OWNER, "j"),
        lambda: cut_off.jobs.add(job(), "key"),
        lambda: cut_off.datasets.page(OWNER, limit=1),
        lambda: cut_off.files.stat("datasets/d/data"),
        lambda: cut_off.files.delete_folder("models/j/"),
    ):
        with pytest.raises(Unavailable):
            call()
