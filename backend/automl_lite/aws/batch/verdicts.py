"""Why a training job ended without a word of its own: the sentence for the person who waits for it.

The words of Batch and ECS that are looked for are those of the field (docs and reports of users); what
matches none still gets its exit code and the place of its log.
"""

from automl_lite.aws.batch.reports import SUCCEEDED, BatchReport
from automl_lite.domain.endings import STOPPED_EXIT

AGAIN = "Start it again."
SMALLER = "Leave out columns or upload fewer rows."
NOT_YOURS = "That is a fault of this installation and not of your file"

NEVER_SUBMITTED = f"The job was never handed to AWS Batch. {AGAIN}"
GONE = f"AWS Batch knows nothing of the job any more, and it left no result. {AGAIN}"

BAD_VARIABLE_EXIT = 2
KILLED_EXIT = 137


def why(report: BatchReport) -> str:
    """The sentence for a Batch job that ended while its record says it goes on."""
    if report.status == SUCCEEDED:
        return f"The training process ended without a result.{_log(report)} {AGAIN}"
    return _by_reason(report) or _by_exit_code(report)


def _by_reason(report: BatchReport) -> str | None:
    told = report.reasons
    if "OutOfMemory" in told:
        had = f"; it had {report.memory_mb / 1024:.3g} GB" if report.memory_mb else ""
        return f"Training ran out of memory{had}. {SMALLER}"
    if "exceeded timeout" in told:
        limit = f" the {_minutes(report.timeout_seconds)} it" if report.timeout_seconds else " it"
        return (
            f"Training took longer than{limit} may take and was stopped. Choose a smaller time budget, leave "
            "out columns or upload fewer rows."
        )
    if "Spot" in told and "interrupted" in told:
        times = f" {report.attempts} times" if report.attempts > 1 else ""
        return f"AWS took the machine back{times} before training was done. {AGAIN}"
    if "CannotPull" in told:
        return f"The image of the training container could not be fetched. {_operator(report)}"
    if "MISCONFIGURATION" in told:
        return f"AWS Batch found no kind of machine on which the job may run. {_operator(report)}"
    if "CAPACITY" in told:
        return "AWS had no machine for the job in the time that it may wait. Start it again later."
    if "ResourceInitializationError" in told or "failed to start" in told:
        return f"The training container could not be started. {_operator(report)}"
    return None


def _by_exit_code(report: BatchReport) -> str:
    match report.exit_code:
        case None:
            before = "" if report.log_stream else " before training began"
            return f"AWS Batch ended the job{before}.{_log(report)} {AGAIN}"
        case code if code == BAD_VARIABLE_EXIT:
            return (
                f"The training container was given a setting that it cannot take.{_log(report)} "
                f"{_operator(report)}"
            )
        case code if code == KILLED_EXIT:
            return (
                "The training process was killed (exit code 137), most likely because memory ran out."
                f"{_log(report)} {SMALLER}"
            )
        case code if code == STOPPED_EXIT:
            return f"The training process was stopped from outside (exit code 143).{_log(report)} {AGAIN}"
        case code:
            return f"The training process broke off (exit code {code}).{_log(report)} {AGAIN}"


def _operator(report: BatchReport) -> str:
    return f"{NOT_YOURS}: Batch job {report.batch_job_id} shows why. {AGAIN[:-1]} once it is mended."


def _log(report: BatchReport) -> str:
    return f" What it last said is in the log stream {report.log_stream}." if report.log_stream else ""


def _minutes(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    return f"{minutes:,} minute{'' if minutes == 1 else 's'}"
