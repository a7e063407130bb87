"""What becomes of a job or dataset whose process ended: nothing, another try, or a failure and why."""

import signal
from enum import StrEnum

from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.endings import (
    STOPPED_EXIT,
    end_job,
    fail_dataset,
    forget_dataset_files,
    forget_job_files,
    still_wanted,
)
from automl_lite.domain.jobs import JobStatus
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.local.child import Ending, StopReason
from automl_lite.local.task_table import QueuedTask, TaskTable

PROFILE_ATTEMPTS = 2


class Verdict(StrEnum):
    FINISHED = "finished"
    TRY_AGAIN = "try_again"
    NOT_COUNTED = "not_counted"  # try again, as if this attempt had not been


def judge(task: QueuedTask, ending: Ending, max_attempts: int, platform: Platform) -> Verdict:
    """Decide after a process ended; where the job or dataset has ended already, its own word stands."""
    if not still_wanted(task.payload, platform):
        _forget_leftovers(task, platform)
        return Verdict.FINISHED
    if ending.stopped is StopReason.SHUTDOWN:
        return Verdict.NOT_COUNTED
    died = ending.stopped in (None, StopReason.LOST)
    if died and task.attempts < (
        max_attempts if isinstance(task.payload, TrainingTask) else PROFILE_ATTEMPTS
    ):
        return Verdict.TRY_AGAIN
    if isinstance(task.payload, TrainingTask):
        cancelled = ending.stopped is StopReason.CANCELLED
        end_job(
            task.payload.user_id,
            task.payload.job_id,
            JobStatus.CANCELLED if cancelled else JobStatus.FAILED,
            None if cancelled else _why(task, ending),
            platform,
        )
    else:
        fail_dataset(
            task.payload.user_id,
            task.payload.dataset_id,
            DatasetStatus.PROCESSING,
            _why(task, ending),
            platform,
        )
    _forget_leftovers(task, platform)
    return Verdict.FINISHED


def fail_jobs_without_task(table: TaskTable, platform: Platform) -> None:
    """A server that died between the two writes of a submission left a job that nothing would ever begin."""
    for user_id, job_id in table.jobs_without_task():
        reason = "The server died as it took this job. Start it again."
        end_job(user_id, job_id, JobStatus.FAILED, reason, platform)


def _forget_leftovers(task: QueuedTask, platform: Platform) -> None:
    """Delete what the process wrote for a job that came to nothing, or after a deletion."""
    payload = task.payload
    if isinstance(payload, TrainingTask):
        forget_job_files(payload.user_id, payload.job_id, platform)
    else:
        forget_dataset_files(payload.user_id, payload.dataset_id, platform)


def _why(task: QueuedTask, ending: Ending) -> str:
    """The sentence for a process that ended without a result."""
    training = isinstance(task.payload, TrainingTask)
    work = "training" if training else "reading"
    times = {1: "", 2: " twice"}.get(task.attempts, f" {task.attempts} times")
    smaller = "Use a smaller file, or fewer columns." if training else "Upload a smaller part of the file."
    if ending.stopped is StopReason.DEADLINE:
        return f"The {work} took far longer than it may and was stopped. {smaller}"
    if ending.stopped is StopReason.LOST:
        return f"The server died during the {work}{times}. Start it again."
    if ending.exit_code == -signal.SIGKILL:
        return (
            f"The {work} process was killed{times} by the system (signal 9), most likely because memory ran "
            f"out. {smaller}"
        )
    code = ending.exit_code
    if code == STOPPED_EXIT:
        return f"The {work} process was stopped{times} from outside (SIGTERM). Start it again."
    how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return f"The {work} process broke off{times} ({how}). What it last said is in {ending.log}."
