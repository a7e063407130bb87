"""What every process of this wing does when a training job has ended: measure it, and tell others."""

from dataclasses import dataclass
from datetime import datetime

from automl_lite.aws.announcing import Announcer
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.endings import end_job, forget_job_files
from automl_lite.domain.jobs import ENDED, Job, JobStatus
from automl_lite.domain.platform import Platform

OUTCOMES = {
    JobStatus.COMPLETED: "JobsCompleted",
    JobStatus.FAILED: "JobsFailed",
    JobStatus.CANCELLED: "JobsCancelled",
}


@dataclass(frozen=True)
class JobEndings:
    """Ends jobs from outside, and spreads the word of those that ended by themselves."""

    platform: Platform
    announcer: Announcer
    telemetry: Telemetry

    def fail(self, user_id: str, job_id: str, sentence: str) -> bool:
        """Fail a job that will say no last word of its own; False where it has ended already, or is gone.

        What was written for it goes in either case, unless it is the result of a completed job.
        """
        failed = end_job(user_id, job_id, JobStatus.FAILED, sentence, self.platform)
        if failed:
            self.telemetry.log.warning("The job was failed: %s", sentence)
            self.spread(self.platform.jobs.get(user_id, job_id))
        self.forget(user_id, job_id)
        return failed

    def forget(self, user_id: str, job_id: str) -> None:
        """Delete what was written for a job, unless it is the result of a completed one."""
        forget_job_files(user_id, job_id, self.platform)

    def spread(self, job: Job) -> None:
        """Measure a job that has ended, and announce it."""
        if job.status not in ENDED:
            return
        self.telemetry.count(OUTCOMES[job.status])
        self._measure("QueueWaitSeconds", job.created_at, job.started_at)
        self._measure("TrainingSeconds", job.started_at, job.completed_at)
        self.announcer.announce(job)

    def _measure(self, name: str, begin: datetime | None, end: datetime | None) -> None:
        if begin is not None and end is not None:
            # The two moments may be of two clocks, ours and Batch's.
            self.telemetry.seconds(name, max(0.0, (end - begin).total_seconds()))
