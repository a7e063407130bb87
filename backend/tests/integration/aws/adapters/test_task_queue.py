"""What is submitted to Batch, and what becomes of refusals and races."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from automl_lite.aws.batch.submission import describe, read_task
from automl_lite.aws.clients import Clients
from automl_lite.aws.task_queue import AwsTaskQueue
from automl_lite.domain.datasets import Dataset
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import Unavailable
from automl_lite.domain.jobs import ACTIVE, Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import TaskEnvironmentError, TrainingTask
from tests.support.faulty_wire import Fault, FaultyWire
from tests.support.moto_account import MotoAccount

OWNER = "default"
SUBMIT, TERMINATE, INVOKE = "submitjob", "terminatejob", "invocations"
TASK = TrainingTask(
    job_id="j",
    user_id=OWNER,
    dataset_id="d",
    target_column="Überlebt? \n",
    problem_type=ProblemType.CLASSIFICATION,
    time_budget=120,
    include_columns=("a b", 'say "hi"'),
    data_etag='"abc"',
)

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


def submitted(wire: FaultyWire) -> dict[str, Any]:
    """The one submission that was made."""
    (sent,) = wire.named(SUBMIT)
    body: dict[str, Any] = json.loads(sent.body)
    return body


def environment(body: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["value"] for one in body["containerOverrides"]["environment"]}


def batch_job(account: MotoAccount, job_id: str = "j") -> str | None:
    """The Batch job that a job's item names."""
    found = account.server.client("dynamodb").get_item(
        TableName=account.settings.jobs_table, Key={"job_id": {"S": job_id}}
    )
    named: str | None = found.get("Item", {}).get("batch_job_id", {}).get("S")
    return named


def test_a_task_is_submitted_with_all_that_batch_needs_to_know(
    platform: ApiPlatform, wire: FaultyWire, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job())
    platform.queue.submit_training(TASK)
    body = submitted(wire)
    assert body["jobName"] == "automl-lite-j"
    assert (body["jobQueue"], body["jobDefinition"]) == ("training", "training")
    assert body["timeout"] == {"attemptDurationSeconds": 2 * 120 + 300}
    assert (body["tags"], body["propagateTags"]) == ({"owner": OWNER, "job": "j"}, True)
    assert TrainingTask.from_environment(environment(body)) == TASK


def test_only_what_may_pass_is_tried_again(platform: ApiPlatform, wire: FaultyWire, job: MakeJob) -> None:
    platform.jobs.add(job())
    platform.queue.submit_training(TASK)
    strategy = submitted(wire)["retryStrategy"]
    assert strategy["attempts"] == 3
    rules = [(*rule.values(),) for rule in strategy["evaluateOnExit"]]
    assert rules == [
        ("Your Spot Task was interrupted*", "RETRY"),
        ("CannotPullContainerError*", "RETRY"),
        ("Task failed to start*", "RETRY"),
        ("OutOfMemoryError*", "EXIT"),
        ("*", "EXIT"),
    ]


@pytest.mark.parametrize(
    ("rows", "columns", "file_size", "vcpus", "memory"),
    [
        (None, None, None, "2", "4096"),
        (891, 12, 61_194, "2", "4096"),
        (100_000, 20, 20_000_000, "2", "4096"),
        (1_000_000, 20, 180_000_000, "4", "8192"),
        (100, 100_000, 30_000_000, "4", "8192"),
        (1_000_000, 50, 400_000_000, "8", "16384"),
        (100_000, 3, 900_000_000, "8", "16384"),  # few cells of long texts
    ],
)
def test_a_larger_table_gets_a_larger_container(
    platform: ApiPlatform,
    wire: FaultyWire,
    job: MakeJob,
    dataset: MakeDataset,
    rows: int | None,
    columns: int | None,
    file_size: int | None,
    vcpus: str,
    memory: str,
) -> None:
    platform.datasets.add(dataset(num_rows=rows, num_columns=columns, file_size=file_size))
    platform.jobs.add(job())
    platform.queue.submit_training(TASK)
    assert submitted(wire)["containerOverrides"]["resourceRequirements"] == [
        {"type": "VCPU", "value": vcpus},
        {"type": "MEMORY", "value": memory},
    ]


@pytest.mark.parametrize("columns", [100, 3_000])
def test_a_container_reads_the_very_task_however_long_it_is(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob, columns: int
) -> None:
    task = TASK.model_copy(update={"exclude_columns": tuple(f"🌷 column {n}" for n in range(columns))})
    platform.jobs.add(job())
    platform.queue.submit_training(task)
    body = submitted(wire)
    assert len(json.dumps(body["containerOverrides"])) < 8_192 - 500
    assert read_task(environment(body), platform.files) == task


def test_a_bad_task_is_named_by_its_variable(platform: ApiPlatform) -> None:
    platform.files.write_bytes("checkpoints/j/task.json", b"{}", "application/json")
    with pytest.raises(TaskEnvironmentError, match="TASK_KEY"):
        read_task({"TASK_KEY": "checkpoints/j/task.json"}, platform.files)
    with pytest.raises(TaskEnvironmentError, match="TASK_KEY"):
        read_task({"TASK_KEY": "../../etc/passwd"}, platform.files)
    with pytest.raises(TaskEnvironmentError, match="TIME_BUDGET"):
        read_task({**TASK.to_environment(), "TIME_BUDGET": "soon"}, platform.files)


def test_a_job_is_submitted_once_and_its_item_says_as_what(
    platform: ApiPlatform, wire: FaultyWire, account: MotoAccount, clients: Clients, job: MakeJob
) -> None:
    platform.jobs.add(job())
    for _ in range(3):
        platform.queue.submit_training(TASK)
    assert len(wire.named(SUBMIT)) == 1
    noted = batch_job(account)
    assert noted is not None
    known = describe(clients, [noted, "unknown"])
    assert [known[noted]["jobName"]] == ["automl-lite-j"]
    assert list(known) == [noted]


@pytest.mark.parametrize("status", sorted(set(JobStatus) - {JobStatus.PENDING}))
def test_a_job_that_is_under_way_or_has_ended_is_not_submitted(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob, status: JobStatus
) -> None:
    platform.jobs.add(job(status=status))
    platform.queue.submit_training(TASK)
    assert wire.named(SUBMIT) == []


def test_a_refusal_reads_as_a_sentence_and_leaves_nothing(
    platform: ApiPlatform, clients: Clients, account: MotoAccount, wire: FaultyWire, job: MakeJob
) -> None:
    settings = account.settings.model_copy(update={"job_queue": "no-such-queue"})
    platform.jobs.add(job())
    long = TASK.model_copy(update={"exclude_columns": tuple(f"column {n}" for n in range(3_000))})
    with pytest.raises(Unavailable) as refusal:
        AwsTaskQueue(clients, settings, platform).submit_training(long)
    assert refusal.value.detail.endswith(".")
    assert not any(name in refusal.value.detail for name in ("arn:", "no-such-queue", "ClientException"))
    assert batch_job(account) is None
    assert platform.files.stat("checkpoints/j/task.json") is None
    platform.queue.submit_training(TASK)
    assert batch_job(account) is not None


def test_a_submission_whose_answer_got_lost_is_not_sent_again(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob
) -> None:
    platform.jobs.add(job())
    wire.lose_answer(SUBMIT)
    with pytest.raises(Unavailable):
        platform.queue.submit_training(TASK)
    assert len(wire.named(SUBMIT)) == 1


@pytest.mark.parametrize("meanwhile", ["cancelled", "deleted"])
def test_what_is_unwanted_by_the_time_batch_has_it_is_terminated(
    platform: ApiPlatform, wire: FaultyWire, account: MotoAccount, job: MakeJob, meanwhile: str
) -> None:
    def end() -> None:
        if meanwhile == "deleted":
            platform.jobs.delete(OWNER, "j")
        else:
            platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.CANCELLED)

    platform.jobs.add(job())
    wire.faults.append(Fault(SUBMIT, meanwhile=end))
    platform.queue.submit_training(TASK)
    assert len(wire.named(TERMINATE)) == 1
    assert batch_job(account) is None


def test_of_two_submissions_at_once_one_is_terminated(
    platform: ApiPlatform, wire: FaultyWire, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job())
    wire.faults.append(Fault(SUBMIT, meanwhile=lambda: platform.queue.submit_training(TASK)))
    platform.queue.submit_training(TASK)
    assert len(wire.named(SUBMIT)) == 2
    (terminated,) = wire.named(TERMINATE)
    assert json.loads(terminated.body)["jobId"] != batch_job(account) is not None


def test_a_note_whose_answer_got_lost_terminates_nothing(
    platform: ApiPlatform, wire: FaultyWire, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job())
    wire.lose_answer("UpdateItem")
    platform.queue.submit_training(TASK)
    assert wire.named(TERMINATE) == []
    assert batch_job(account) is not None


def test_cancelling_terminates_the_batch_job(
    platform: ApiPlatform, wire: FaultyWire, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job())
    platform.queue.cancel_training("j")
    assert wire.named(TERMINATE) == []
    platform.queue.submit_training(TASK)
    for _ in range(2):
        platform.queue.cancel_training("j")
    told = [json.loads(one.body) for one in wire.named(TERMINATE)]
    assert told == [{"jobId": batch_job(account), "reason": "Cancelled by its owner"}] * 2


def test_a_job_that_batch_forgot_is_cancelled_all_the_same(
    platform: ApiPlatform, wire: FaultyWire, job: MakeJob
) -> None:
    platform.jobs.add(job())
    platform.queue.submit_training(TASK)
    refused = b'{"__type":"ClientException","message":"Job not found"}'
    wire.faults += [
        Fault(TERMINATE, answer=(400, refused)),
        Fault("describejobs", answer=(200, b'{"jobs":[]}')),
        Fault(TERMINATE, answer=(400, refused)),
    ]
    platform.queue.cancel_training("j")
    with pytest.raises(ClientError):
        platform.queue.cancel_training("j")
