"""Jobs whose Batch job is gone, has ended, or never was."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from automl_lite.aws.batch.reports import read_report
from automl_lite.aws.batch.submission import DESCRIBED_AT_ONCE, describe
from automl_lite.aws.batch.verdicts import GONE, NEVER_SUBMITTED, why
from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.record_table import RecordTable, text
from automl_lite.aws.dynamo.tables import BATCH_JOB, JOBS
from automl_lite.aws.dynamo.unfinished import UnfinishedJob, unfinished_jobs
from automl_lite.aws.job_endings import JobEndings
from automl_lite.aws.settings import AwsSettings
from automl_lite.aws.sweeping.swept import Swept
from automl_lite.domain.platform import Platform

# A submission takes seconds, and an event about a job's end comes within a minute.
LEFT_ALONE = timedelta(minutes=5)


class JobSweep:
    """Fails jobs that nothing works on any more."""

    def __init__(
        self, clients: Clients, settings: AwsSettings, platform: Platform, endings: JobEndings
    ) -> None:
        self._clients = clients
        self._settings = settings
        self._clock = platform.clock
        self._table = RecordTable(clients, settings.jobs_table, JOBS)
        self._endings = endings

    def run(self, swept: Swept) -> None:
        """Raises Unavailable where the listing breaks off."""
        now = self._clock.now()
        old = (
            job for job in unfinished_jobs(self._clients, self._settings) if now - job.created_at > LEFT_ALONE
        )
        for batch in _in_batches(old):
            with swept.guarded("a batch of jobs"):
                self._look_after(batch, swept)

    def _look_after(self, jobs: list[UnfinishedJob], swept: Swept) -> None:
        # Read anew: the index may not have heard of a submission yet.
        submitted = {job.job_id: job.batch_job_id or self._batch_job(job) for job in jobs}
        known = describe(self._clients, filter(None, submitted.values()))
        for job in jobs:
            with swept.guarded(f"job {job.job_id}"):
                batch_job_id = submitted[job.job_id]
                sentence = NEVER_SUBMITTED if batch_job_id is None else GONE
                if batch_job_id in known:
                    report = read_report(known[batch_job_id])
                    if not report.ended:
                        continue
                    sentence = why(report)
                swept.counts["jobs_failed"] += self._endings.fail(job.user_id, job.job_id, sentence)

    def _batch_job(self, job: UnfinishedJob) -> str | None:
        item = self._table.read(job.job_id)
        return text(item, BATCH_JOB) if item else None


def _in_batches(jobs: Iterable[UnfinishedJob]) -> Iterator[list[UnfinishedJob]]:
    rest = iter(jobs)
    while batch := list(islice(rest, DESCRIBED_AT_ONCE)):
        yield batch
