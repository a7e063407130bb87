"""The function that hears how Batch jobs go, and has the last word where a container had none.

Events come more than once and in any order, so each is judged by itself: the record only moves forward.
"""

import logging
from collections.abc import Mapping
from typing import Any

from automl_lite.aws.announcing import Announcer
from automl_lite.aws.batch.reports import FAILED, BatchReport, read_report
from automl_lite.aws.batch.verdicts import why
from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.record_table import RecordTable, text
from automl_lite.aws.dynamo.tables import BATCH_JOB, JOBS, OWNER
from automl_lite.aws.entry import Handler, LambdaContext, entry
from automl_lite.aws.job_endings import JobEndings
from automl_lite.aws.platform import build_platform
from automl_lite.aws.settings import JobEventsSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import Job, JobStatus, Phase, Progress
from automl_lite.domain.keys import is_id
from automl_lite.domain.ports import Clock, JobStore

logger = logging.getLogger(__name__)

DETAIL_TYPE = "Batch Job State Change"
PENDING = frozenset({JobStatus.PENDING})
# What a person who waits is told, in the order in which it happens.
WAITING = {"RUNNABLE": "Waiting for a machine", "STARTING": "A machine is being started"}


def build(
    settings: JobEventsSettings, clients: Clients, telemetry: Telemetry, clock: Clock | None = None
) -> Handler:
    """The handler over the tables and buckets of the settings."""
    platform = build_platform(settings, clients, clock)
    listener = JobListener(
        platform.jobs,
        RecordTable(clients, settings.jobs_table, JOBS),
        JobEndings(platform, Announcer(clients, settings), telemetry),
    )

    def handler(event: Mapping[str, Any], context: LambdaContext) -> None:
        with telemetry.invocation(context.aws_request_id):
            if event.get("detail-type") != DETAIL_TYPE:
                logger.warning("an event of another kind is left alone: %s", event.get("detail-type"))
                return
            report = read_report(event.get("detail") or {})
            with telemetry.about(job_id=report.environment.get("JOB_ID", ""), batch_job=report.batch_job_id):
                listener.hear(report)

    return handler


class JobListener:
    """Brings a job's record up to what Batch tells of it."""

    def __init__(self, jobs: JobStore, table: RecordTable, endings: JobEndings) -> None:
        self._jobs = jobs
        self._table = table
        self._endings = endings

    def hear(self, report: BatchReport) -> None:
        """Take in one report; one of no job of ours, or of a Batch job that is not the record's, is left."""
        job_id = report.environment.get("JOB_ID", "")
        item = self._table.read(job_id)
        user_id = text(item, OWNER) if item else None
        if item is None or user_id is None:
            self._of_no_job(job_id, report)
            return
        # Whoever submits twice at once stops the second Batch job, whose end is not the job's.
        if text(item, BATCH_JOB) not in (None, report.batch_job_id):
            logger.info("Batch job %s is not the one of this record", report.batch_job_id)
            return
        if report.started_at is not None:
            self._running(user_id, job_id, report)
        if report.ended:
            self._ended(user_id, job_id, report)
        elif report.status in WAITING:
            self._waiting(user_id, job_id, report.status)

    def _of_no_job(self, job_id: str, report: BatchReport) -> None:
        logger.info("Batch job %s is of no job here", report.batch_job_id)
        # One that succeeded may have left results that were kept when only the record was deleted.
        if report.status == FAILED and is_id(job_id):
            self._endings.forget(report.environment.get("USER_ID", ""), job_id)

    def _waiting(self, user_id: str, job_id: str, status: str) -> None:
        order = [None, *WAITING.values()]
        job = self._find(user_id, job_id)
        if job is None:
            return
        shown = job.progress.message if job.progress else None
        if shown in order and order.index(shown) < order.index(WAITING[status]):
            progress = Progress(phase=Phase.READ, percent=0, message=WAITING[status])
            self._unless_over(user_id, job_id, progress=progress)

    def _running(self, user_id: str, job_id: str, report: BatchReport) -> None:
        self._unless_over(
            user_id, job_id, status=JobStatus.RUNNING, started_at=report.started_at, progress=None
        )

    def _unless_over(self, user_id: str, job_id: str, **changes: Any) -> None:
        try:
            self._jobs.change(user_id, job_id, PENDING, **changes)
        except (NotFound, NotAllowedNow):
            logger.debug("the record is past that")

    def _ended(self, user_id: str, job_id: str, report: BatchReport) -> None:
        if self._endings.fail(user_id, job_id, why(report)):
            return
        ended = self._find(user_id, job_id)
        if ended is not None and ended.status is JobStatus.CANCELLED:
            self._endings.spread(ended)

    def _find(self, user_id: str, job_id: str) -> Job | None:
        try:
            return self._jobs.get(user_id, job_id)
        except NotFound:
            return None


handler = entry("job-events", JobEventsSettings, build, needs=("dynamodb",))
