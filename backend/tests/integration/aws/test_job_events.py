"""What Batch tells of a job, and what becomes of its record."""

import itertools
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automl_lite.aws.dynamo.record_table import RecordTable
from automl_lite.aws.dynamo.tables import BATCH_JOB, JOBS
from automl_lite.aws.handlers import job_events
from automl_lite.aws.settings import JobEventsSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain import keys
from automl_lite.domain.endings import end_job
from automl_lite.domain.jobs import ACTIVE, JobStatus
from automl_lite.domain.platform import ApiPlatform
from tests.integration.aws.conftest import Call, MakeJob, ReadNews, own_settings
from tests.support.batch_events import Detail, detail, ended, event, running
from tests.support.moto_account import MotoAccount

USER = "default"
OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage"
IN_TASK = "Essential container in task exited"


@pytest.fixture
def hear(account: MotoAccount, platform: ApiPlatform, telemetry: Telemetry, call: Call) -> Call:
    """The handler, told of one thing after another."""
    handler = job_events.build(
        own_settings(account, JobEventsSettings), account.clients, telemetry, platform.clock
    )

    def tell(*details: Detail) -> None:
        for each in details:
            assert call(handler, event(each)) is None

    return tell


def test_a_person_who_waits_is_told_for_what(hear: Call, job: MakeJob, platform: ApiPlatform) -> None:
    job()
    shown = []
    for status in ("SUBMITTED", "RUNNABLE", "STARTING"):
        hear(detail(status))
        progress = platform.jobs.get(USER, "j").progress
        shown.append(progress and progress.message)
    assert shown == [None, "Waiting for a machine", "A machine is being started"]
    assert platform.jobs.get(USER, "j").status is JobStatus.PENDING


def test_a_job_that_runs_says_so(hear: Call, job: MakeJob, platform: ApiPlatform) -> None:
    job()
    hear(detail("STARTING"), running())
    record = platform.jobs.get(USER, "j")
    assert (record.status, record.progress) == (JobStatus.RUNNING, None)
    assert record.started_at == datetime(2026, 11, 22, 9, 31, tzinfo=UTC)


@pytest.mark.parametrize("status", sorted(ACTIVE))
def test_a_container_that_died_fails_its_job_and_tells_others(
    hear: Call, job: MakeJob, platform: ApiPlatform, news: ReadNews, status: JobStatus
) -> None:
    job(status=status)
    for key in (keys.checkpoint_file("j", "log"), keys.model_file("j", keys.MODEL_ONNX)):
        platform.files.write_bytes(key, b"half", "text/plain")
    hear(ended(137, IN_TASK, OUT_OF_MEMORY))
    record = platform.jobs.get(USER, "j")
    assert record.status is JobStatus.FAILED
    assert record.error_message == (
        "Training ran out of memory; it had 4 GB. Leave out columns or upload fewer rows."
    )
    assert platform.files.stat(keys.checkpoint_file("j", "log")) is None
    assert platform.files.stat(keys.model_file("j", keys.MODEL_ONNX)) is None
    (told,) = news()
    assert (told["source"], told["detail-type"]) == ("automl-lite", "Training Job Failed")
    assert told["detail"]["job_id"] == "j"
    assert told["detail"]["error_message"] == record.error_message


def test_a_process_that_ends_well_without_a_result_is_a_failure(
    hear: Call, job: MakeJob, platform: ApiPlatform
) -> None:
    job(status=JobStatus.RUNNING)
    hear(ended(0, IN_TASK, status="SUCCEEDED"))
    record = platform.jobs.get(USER, "j")
    assert record.status is JobStatus.FAILED
    assert "without a result" in str(record.error_message)


@pytest.mark.parametrize("status", [JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED])
@pytest.mark.parametrize(
    "late", [ended(137, IN_TASK, OUT_OF_MEMORY), ended(0, IN_TASK, status="SUCCEEDED"), running()]
)
def test_a_jobs_own_last_word_stands(
    hear: Call, job: MakeJob, platform: ApiPlatform, news: ReadNews, status: JobStatus, late: Detail
) -> None:
    before = job(status=status)
    platform.files.write_bytes(keys.model_file("j", keys.MODEL_ONNX), b"model", "text/plain")
    hear(late)
    assert platform.jobs.get(USER, "j") == before
    assert news() == []
    if status is JobStatus.COMPLETED:
        assert platform.files.stat(keys.model_file("j", keys.MODEL_ONNX)) is not None


def test_the_end_of_a_batch_job_that_was_one_too_many_is_not_the_jobs(
    hear: Call, job: MakeJob, platform: ApiPlatform, account: MotoAccount
) -> None:
    job(status=JobStatus.RUNNING)
    table = RecordTable(account.clients, account.settings.jobs_table, JOBS)
    assert table.change("j", {BATCH_JOB: {"S": "b-1"}}, f"attribute_not_exists(#{BATCH_JOB})", {})
    hear(ended(None, "It was submitted twice at once", batch_job_id="b-2", ran=False))
    assert platform.jobs.get(USER, "j").status is JobStatus.RUNNING
    hear(ended(1, IN_TASK, batch_job_id="b-1"))
    assert platform.jobs.get(USER, "j").status is JobStatus.FAILED


@pytest.mark.parametrize(
    "told",
    [
        event(ended(1, IN_TASK, job_id="of nobody")),
        event({**ended(1, IN_TASK), "container": {}}),
        event({**ended(1, IN_TASK), "container": {"environment": [{"name": "JOB_ID"}]}}),
        {**event(ended(1, IN_TASK)), "detail-type": "Batch Job Queue Blocked"},
        {**event(ended(1, IN_TASK)), "detail": None},
        {},
    ],
)
def test_an_event_of_no_job_of_ours_is_left_alone(
    account: MotoAccount, telemetry: Telemetry, job: MakeJob, call: Call, told: Any, platform: ApiPlatform
) -> None:
    before = job(status=JobStatus.RUNNING)
    call(job_events.build(own_settings(account, JobEventsSettings), account.clients, telemetry), told)
    assert platform.jobs.get(USER, "j") == before


NUMBERS = itertools.count()
LIFE = [
    detail("SUBMITTED"),
    detail("RUNNABLE"),
    detail("STARTING"),
    running(1),
    detail("RUNNABLE", attempts=running(2)["attempts"]),
    detail("STARTING", attempts=running(2)["attempts"]),
    running(2),
    ended(137, IN_TASK, OUT_OF_MEMORY, tries=2),
]


@settings(
    max_examples=15,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=st.permutations(LIFE * 2))
def test_events_in_any_order_and_any_number_end_in_the_same_record(
    hear: Call, job: MakeJob, platform: ApiPlatform, order: list[Detail]
) -> None:
    job_id = f"j-{next(NUMBERS)}"
    job(job_id)
    for each in order:
        names = [{"name": "JOB_ID", "value": job_id}, {"name": "USER_ID", "value": USER}]
        hear({**each, "container": {**each["container"], "environment": names}})
    record = platform.jobs.get(USER, job_id)
    assert (record.status, record.progress, record.attempt) == (JobStatus.FAILED, None, 0)
    assert record.error_message == (
        "Training ran out of memory; it had 4 GB. Leave out columns or upload fewer rows."
    )
    assert record.started_at == datetime(2026, 11, 22, 9, 31, tzinfo=UTC)


@pytest.mark.parametrize(("status", "kept"), [("FAILED", False), ("SUCCEEDED", True)])
def test_what_a_stopped_container_wrote_for_a_deleted_job_goes_and_results_stay(
    hear: Call, platform: ApiPlatform, status: str, kept: bool
) -> None:
    key = keys.model_file("j", keys.MODEL_ONNX)
    platform.files.write_bytes(key, b"half", "text/plain")
    hear(ended(143, IN_TASK, status=status))
    assert (platform.files.stat(key) is not None) is kept


@pytest.mark.parametrize("job_id", ["", "../j", "a/b", "a b"])
def test_an_event_that_names_no_job_deletes_nothing(hear: Call, platform: ApiPlatform, job_id: str) -> None:
    platform.files.write_bytes("models/a/b/model.onnx", b"another's", "text/plain")
    hear(ended(143, IN_TASK, job_id=job_id))
    assert platform.files.stat("models/a/b/model.onnx") is not None


def test_a_deleted_job_does_not_come_back(
    hear: Call, job: MakeJob, platform: ApiPlatform, news: ReadNews
) -> None:
    job()
    platform.jobs.delete(USER, "j")
    hear(*LIFE)
    assert platform.jobs.page(USER, limit=10).items == ()
    assert news() == []


def test_a_cancelled_jobs_leftovers_go_with_its_container(
    hear: Call, job: MakeJob, platform: ApiPlatform
) -> None:
    job(status=JobStatus.RUNNING)
    end_job(USER, "j", JobStatus.CANCELLED, None, platform)
    platform.files.write_bytes(keys.model_file("j", keys.MODEL_ONNX), b"half", "text/plain")
    hear(ended(143, "Cancelled by its owner"))
    assert platform.files.stat(keys.model_file("j", keys.MODEL_ONNX)) is None
    assert platform.jobs.get(USER, "j").status is JobStatus.CANCELLED
