"""What becomes of a job or dataset whose process ended: nothing, another try, or a failure and why."""

import signal
from contextlib import suppress
from enum import StrEnum

from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import ACTIVE, Job, JobStatus
from automl_lite.domain.keys import dataset_folder, model_folder, report_folder
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.child import Ending, StopReason
from automl_lite.local.task_table import TaskTable

PROFILE_ATTEMPTS = 2


class Verdict(StrEnum):
    FINISHED = "finished"
    TRY_AGAIN = "try_again"
    NOT_COUNTED = "not_counted"  # try again, as if this attempt had not been


def judge_training(task: TrainingTask, ending: Ending, last_attempt: bool, platform: Platform) -> Verdict:
    """Decide on a job; where it has ended already, its own word stands."""
    try:
        job = platform.jobs.get(task.user_id, task.job_id)
    except NotFound:
        _forget_artefacts(task.job_id, platform)
        return Verdict.FINISHED
    if job.status not in ACTIVE:
        if job.status is not JobStatus.COMPLETED:
            _forget_artefacts(task.job_id, platform)
        return Verdict.FINISHED
    match ending.stopped:
        case StopReason.SHUTDOWN:
            return Verdict.NOT_COUNTED
        case StopReason.CANCELLED:
            end_job(job, JobStatus.CANCELLED, None, platform)
        case StopReason.DEADLINE:
            end_job(job, JobStatus.FAILED, _too_slow(task), platform)
        case StopReason.LOST | None if not last_attempt:
            return Verdict.TRY_AGAIN
        case StopReason.LOST:
            end_job(job, JobStatus.FAILED, _lost(job.attempt), platform)
        case None:
            end_job(job, JobStatus.FAILED, _died("training", ending, job.attempt), platform)
    _forget_artefacts(task.job_id, platform)
    return Verdict.FINISHED


def judge_profile(task: ProfileTask, ending: Ending, last_attempt: bool, platform: Platform) -> Verdict:
    """Decide on a dataset, as `judge_training` does on a job."""
    try:
        dataset = platform.datasets.get(task.user_id, task.dataset_id)
    except NotFound:
        platform.files.delete_folder(dataset_folder(task.dataset_id))
        return Verdict.FINISHED
    if dataset.status is not DatasetStatus.PROCESSING:
        return Verdict.FINISHED
    if ending.stopped is StopReason.SHUTDOWN:
        return Verdict.NOT_COUNTED
    if ending.stopped is StopReason.DEADLINE:
        reason = "Reading the file took too long and was stopped. Upload a smaller part of it."
    elif not last_attempt:
        return Verdict.TRY_AGAIN
    elif ending.stopped is StopReason.LOST:
        reason = f"The server died while it read the file{_times(PROFILE_ATTEMPTS)}. Upload the file again."
    else:
        reason = _died("reading", ending, PROFILE_ATTEMPTS)
    with suppress(NotFound, NotAllowedNow):  # it was deleted, or ended, while we were deciding
        platform.datasets.change(
            task.user_id,
            task.dataset_id,
            frozenset({DatasetStatus.PROCESSING}),
            status=DatasetStatus.FAILED,
            error_message=reason,
        )
    return Verdict.FINISHED


def end_job(job: Job, status: JobStatus, reason: str | None, platform: Platform) -> None:
    """Give a job its last status, unless it has one."""
    with suppress(NotFound, NotAllowedNow):  # it was deleted, or ended, while we were deciding
        platform.jobs.change(
            job.user_id,
            job.job_id,
            ACTIVE,
            status=status,
            error_message=reason,
            completed_at=platform.clock.now(),
        )


def fail_jobs_without_task(table: TaskTable, platform: Platform) -> None:
    """A server that died between the two writes of a submission left a job that nothing would ever begin."""
    for user_id, job_id in table.jobs_without_task():
        job = platform.jobs.get(user_id, job_id)
        end_job(job, JobStatus.FAILED, "The server died as it took this job. Start it again.", platform)


def _forget_artefacts(job_id: str, platform: Platform) -> None:
    """What a process wrote for a job that will never be completed would only take up room."""
    platform.files.delete_folder(model_folder(job_id))
    platform.files.delete_folder(report_folder(job_id))


def _lost(attempts: int) -> str:
    return f"The server died while it trained this model{_times(attempts)}. Start the training again."


def _times(attempts: int) -> str:
    return "" if attempts <= 1 else " twice" if attempts == 2 else f" {attempts} times"


def _too_slow(task: TrainingTask) -> str:
    return (
        f"Training did not end within the time limit for a budget of {task.time_budget} seconds and was "
        "stopped. Use a smaller file, or fewer columns."
    )


def _died(work: str, ending: Ending, attempts: int) -> str:
    times = _times(attempts)
    if ending.exit_code == -signal.SIGKILL:
        return (
            f"The {work} process was killed{times} by the system, most likely because memory ran out. "
            "Use a smaller file, or a machine with more memory."
        )
    how = f"exit code {ending.exit_code}"
    if ending.exit_code < 0:
        how = f"signal {signal.Signals(-ending.exit_code).name}"
    return f"The {work} process broke off{times} ({how}). What it last said is in {ending.log}."
