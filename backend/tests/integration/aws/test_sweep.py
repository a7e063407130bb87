"""What got stuck is repaired, or fails with a sentence; all else is left alone."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from moto.batch.models import batch_backends

from automl_lite.aws.dynamo.record_table import RecordTable, text
from automl_lite.aws.dynamo.tables import BATCH_JOB, CLAIMED_BY, DATASETS, JOBS
from automl_lite.aws.handlers import sweep
from automl_lite.aws.settings import SweepSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.jobs import JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from tests.integration.aws.conftest import (
    Call,
    MakeDataset,
    MakeJob,
    ReadNews,
    own_settings,
)
from tests.support.clocks import MovableClock
from tests.support.moto_account import REGION, MotoAccount

USER = "default"
ACCOUNT_ID = "123456789012"
NOTHING = {"jobs_failed": 0, "profiles_restarted": 0, "datasets_failed": 0, "broken": 0}

Sweep = Callable[[], dict[str, int]]


@pytest.fixture
def swept(account: MotoAccount, platform: ApiPlatform, telemetry: Telemetry, call: Call) -> Sweep:
    """Sweeps, and gives the counts."""
    handler = sweep.build(own_settings(account, SweepSettings), account.clients, telemetry, platform.clock)
    return lambda: call(handler, {"source": "aws.events", "detail-type": "Scheduled Event"})


@pytest.fixture
def submitted(platform: ApiPlatform, job: MakeJob, dataset: MakeDataset) -> Callable[[str], None]:
    """A job that was handed to Batch."""

    def submit(job_id: str) -> None:
        platform.queue.submit_training(TrainingTask.for_job(job(job_id)))

    return submit


def batch_job_of(account: MotoAccount, job_id: str) -> str:
    item = RecordTable(account.clients, account.settings.jobs_table, JOBS).read(job_id)
    assert item is not None
    found = text(item, BATCH_JOB)
    assert found is not None
    return found


def set_batch_job(account: MotoAccount, job_id: str, status: str) -> None:
    """Let moto's Batch, whose jobs succeed at once, tell something else of one."""
    batch_backends[ACCOUNT_ID][REGION]._jobs[batch_job_of(account, job_id)].status = status


def test_what_goes_its_way_is_left_alone(
    swept: Sweep,
    submitted: Callable[[str], None],
    dataset: MakeDataset,
    job: MakeJob,
    account: MotoAccount,
    clock: MovableClock,
) -> None:
    for status in ("SUBMITTED", "RUNNABLE", "STARTING", "RUNNING"):
        submitted(status)
        set_batch_job(account, status, status)
    job("ended", status=JobStatus.COMPLETED)
    dataset("d-1", status=DatasetStatus.PROCESSING)
    dataset("d-2")
    dataset("d-3", status=DatasetStatus.READY)
    clock.put_forward(minutes=14)
    assert swept() == NOTHING


def test_a_job_that_nobody_submitted_fails_once_a_submission_would_be_long_over(
    swept: Sweep, job: MakeJob, platform: ApiPlatform, clock: MovableClock, news: ReadNews
) -> None:
    job()
    assert swept() == NOTHING
    clock.put_forward(minutes=6)
    assert swept() == {**NOTHING, "jobs_failed": 1}
    record = platform.jobs.get(USER, "j")
    assert record.status is JobStatus.FAILED
    assert record.error_message == "The job was never handed to AWS Batch. Start it again."
    assert [told["detail-type"] for told in news()] == ["Training Job Failed"]
    assert swept() == NOTHING


def test_a_job_whose_batch_job_ended_unheard_of_fails_with_the_reason(
    swept: Sweep,
    submitted: Callable[[str], None],
    platform: ApiPlatform,
    account: MotoAccount,
    clock: MovableClock,
) -> None:
    submitted("j")
    set_batch_job(account, "j", "FAILED")
    clock.put_forward(minutes=6)
    assert swept() == {**NOTHING, "jobs_failed": 1}
    assert "AWS Batch ended the job" in str(platform.jobs.get(USER, "j").error_message)


def test_a_job_that_batch_has_forgotten_fails(
    swept: Sweep, job: MakeJob, platform: ApiPlatform, account: MotoAccount, clock: MovableClock
) -> None:
    job("j", status=JobStatus.RUNNING)
    table = RecordTable(account.clients, account.settings.jobs_table, JOBS)
    assert table.change("j", {BATCH_JOB: {"S": "gone"}}, f"attribute_not_exists(#{BATCH_JOB})", {})
    clock.put_forward(minutes=6)
    assert swept() == {**NOTHING, "jobs_failed": 1}
    assert "knows nothing of the job" in str(platform.jobs.get(USER, "j").error_message)


def test_more_jobs_than_batch_describes_at_once_are_swept(
    swept: Sweep, job: MakeJob, clock: MovableClock
) -> None:
    for number in range(103):
        job(f"j-{number}")
    clock.put_forward(minutes=6)
    assert swept()["jobs_failed"] == 103


def test_a_profile_that_never_came_is_begun_again_and_once_only(
    swept: Sweep, dataset: MakeDataset, platform: ApiPlatform, account: MotoAccount, clock: MovableClock
) -> None:
    dataset(status=DatasetStatus.PROCESSING)
    platform.queue.submit_profile(ProfileTask(user_id=USER, dataset_id="d"))
    table = RecordTable(account.clients, account.settings.datasets_table, DATASETS)
    first = text(table.read("d") or {}, CLAIMED_BY)
    clock.put_forward(minutes=16)
    assert swept() == {**NOTHING, "profiles_restarted": 1}
    second = text(table.read("d") or {}, CLAIMED_BY)
    assert (first is None, second is None, first == second) == (False, False, False)
    swept()
    assert text(table.read("d") or {}, CLAIMED_BY) == second


def test_a_profile_that_cannot_be_made_is_given_up(
    swept: Sweep, dataset: MakeDataset, platform: ApiPlatform, clock: MovableClock
) -> None:
    dataset(status=DatasetStatus.PROCESSING)
    clock.put_forward(minutes=61)
    assert swept() == {**NOTHING, "datasets_failed": 1}
    record = platform.datasets.get(USER, "d")
    assert record.status is DatasetStatus.FAILED
    assert "Upload a smaller part of its rows." in str(record.error_message)


def test_an_upload_that_nobody_confirmed_is_taken_in(
    swept: Sweep, dataset: MakeDataset, platform: ApiPlatform, clock: MovableClock
) -> None:
    dataset()
    platform.files.write_bytes(keys.dataset_data("d"), b"a,b\n1,2\n", "text/csv")
    clock.put_forward(minutes=71)
    assert swept() == {**NOTHING, "profiles_restarted": 1}
    record = platform.datasets.get(USER, "d")
    assert (record.status, record.file_size) == (DatasetStatus.PROCESSING, 8)


def test_an_upload_that_never_came_fails(
    swept: Sweep, dataset: MakeDataset, platform: ApiPlatform, clock: MovableClock
) -> None:
    dataset()
    clock.put_forward(minutes=69)
    assert swept() == NOTHING
    clock.put_forward(minutes=2)
    assert swept() == {**NOTHING, "datasets_failed": 1}
    assert "upload_url expired" in str(platform.datasets.get(USER, "d").error_message)


def test_an_upload_over_the_limit_fails(
    account: MotoAccount, dataset: MakeDataset, platform: ApiPlatform, telemetry: Telemetry, call: Call
) -> None:
    old = platform.clock.now() - timedelta(hours=2)
    dataset(uploaded_at=old, updated_at=old)
    platform.files.write_bytes(keys.dataset_data("d"), b"a,b\n1,2\n", "text/csv")
    small = own_settings(account, SweepSettings, upload_limit_bytes=4)
    assert call(sweep.build(small, account.clients, telemetry), {}) == {**NOTHING, "datasets_failed": 1}
    assert platform.datasets.get(USER, "d").status is DatasetStatus.FAILED
    assert platform.files.stat(keys.dataset_data("d")) is None


def test_one_broken_item_does_not_stop_the_others(
    swept: Sweep, job: MakeJob, dataset: MakeDataset, account: MotoAccount, clock: MovableClock
) -> None:
    for name in ("a", "b"):
        dataset(name)
        job(name)
    dynamodb = account.server.client("dynamodb")
    for table, key in (
        (account.settings.datasets_table, "dataset_id"),
        (account.settings.jobs_table, "job_id"),
    ):
        dynamodb.update_item(
            TableName=table,
            Key={key: {"S": "a"}},
            UpdateExpression="SET #record = :broken",
            ExpressionAttributeNames={"#record": "record"},
            ExpressionAttributeValues={":broken": {"S": "{}"}},
        )
    clock.put_forward(minutes=80)
    assert swept() == {"jobs_failed": 1, "profiles_restarted": 0, "datasets_failed": 1, "broken": 2}


def test_the_counts_are_metrics_too(
    swept: Sweep, job: MakeJob, clock: MovableClock, capsys: pytest.CaptureFixture[str]
) -> None:
    job()
    clock.put_forward(minutes=6)
    swept()
    printed = capsys.readouterr().out
    assert re.search(r'"SweepJobsFailed":\s*\[1(\.0)?\]', printed)
    assert "SweepBroken" not in printed  # nothing was, and a metric is paid for
