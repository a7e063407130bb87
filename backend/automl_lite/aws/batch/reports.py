"""What AWS Batch tells of a job, in its events and when asked: both have the same shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

SUCCEEDED, FAILED = "SUCCEEDED", "FAILED"
WAITING = frozenset({"SUBMITTED", "PENDING", "RUNNABLE"})


@dataclass(frozen=True)
class BatchReport:
    """One Batch job as it was told of; what Batch left out is None or empty."""

    batch_job_id: str
    status: str
    reasons: str  # every reason that was given, the job's, its container's and its last attempt's
    environment: Mapping[str, str]
    attempts: int
    exit_code: int | None
    log_stream: str | None
    memory_mb: int | None
    timeout_seconds: int | None
    started_at: datetime | None  # of the first attempt

    @property
    def ended(self) -> bool:
        return self.status in (SUCCEEDED, FAILED)


def read_report(detail: Mapping[str, Any]) -> BatchReport:
    """The report in an event's `detail`, or in a job of DescribeJobs."""
    container = _mapping(detail.get("container"))
    attempts: Sequence[Mapping[str, Any]] = detail.get("attempts") or []
    last = _mapping(attempts[-1]) if attempts else {}
    last_container = _mapping(last.get("container"))
    told = (detail.get("statusReason"), container.get("reason"))
    told_last = (last.get("statusReason"), last_container.get("reason"))
    exit_code = container.get("exitCode", last_container.get("exitCode"))
    starts = [start for start in (*(a.get("startedAt") for a in attempts), detail.get("startedAt")) if start]
    timeout = _mapping(detail.get("timeout")).get("attemptDurationSeconds")
    return BatchReport(
        batch_job_id=str(detail.get("jobId", "")),
        status=str(detail.get("status", "")),
        reasons=" / ".join(dict.fromkeys(str(reason) for reason in (*told, *told_last) if reason)),
        environment={pair["name"]: pair.get("value", "") for pair in container.get("environment") or ()},
        attempts=len(attempts),
        exit_code=None if exit_code is None else int(exit_code),
        log_stream=container.get("logStreamName") or last_container.get("logStreamName"),
        memory_mb=_memory(container),
        timeout_seconds=None if timeout is None else int(timeout),
        started_at=datetime.fromtimestamp(min(starts) / 1000, UTC) if starts else None,
    )


def _memory(container: Mapping[str, Any]) -> int | None:
    for requirement in container.get("resourceRequirements") or ():
        if requirement.get("type") == "MEMORY":
            return int(requirement["value"])
    memory = container.get("memory")
    return int(memory) if memory else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
