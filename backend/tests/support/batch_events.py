"""Batch's events about jobs, shaped as the AWS documentation and the field show them."""

from typing import Any

SUBMITTED_AT = 1795339800000  # 2026-11-22T09:30:00Z, in milliseconds
MINUTE = 60_000
Detail = dict[str, Any]


def detail(
    status: str,
    *,
    job_id: str = "j",
    user_id: str = "default",
    batch_job_id: str = "b-1",
    reason: str = "",
    memory_mb: str = "4096",
    attempts: tuple[Detail, ...] = (),
    **more: object,
) -> Detail:
    """What an event says of a job, and DescribeJobs too."""
    return {
        "jobArn": f"arn:aws:batch:eu-west-1:123456789012:job/{batch_job_id}",
        "jobName": f"automl-lite-{job_id}",
        "jobId": batch_job_id,
        "jobQueue": "arn:aws:batch:eu-west-1:123456789012:job-queue/training",
        "status": status,
        **({"statusReason": reason} if reason else {}),
        "attempts": list(attempts),
        "createdAt": SUBMITTED_AT,
        "retryStrategy": {"attempts": 3, "evaluateOnExit": []},
        "dependsOn": [],
        "jobDefinition": "arn:aws:batch:eu-west-1:123456789012:job-definition/training:1",
        "parameters": {},
        "container": {
            "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/automl-lite:1",
            "command": [],
            "volumes": [],
            "environment": [
                {"name": "JOB_ID", "value": job_id},
                {"name": "USER_ID", "value": user_id},
                {"name": "TIME_BUDGET", "value": "60"},
            ],
            "mountPoints": [],
            "ulimits": [],
            "networkInterfaces": [],
            "resourceRequirements": [
                {"value": "2", "type": "VCPU"},
                {"value": memory_mb, "type": "MEMORY"},
            ],
            "secrets": [],
        },
        "timeout": {"attemptDurationSeconds": 420},
        "tags": {"owner": user_id, "job": job_id},
        "platformCapabilities": ["FARGATE"],
        **more,
    }


def attempt(number: int, exit_code: int | None, reason: str, container_reason: str = "") -> Detail:
    """One try that is over; number 1 began a minute after the submission."""
    began = SUBMITTED_AT + number * MINUTE
    return {
        "container": {
            "taskArn": f"arn:aws:ecs:eu-west-1:123456789012:task/{number}",
            "logStreamName": "automl/default/7",
            **({"exitCode": exit_code} if exit_code is not None else {}),
            **({"reason": container_reason} if container_reason else {}),
            "networkInterfaces": [],
        },
        "startedAt": began,
        "stoppedAt": began + MINUTE // 2,
        "statusReason": reason,
    }


def running(number: int = 1, **fields: Any) -> Detail:
    """The job runs for the `number`th time; the tries before were interrupted."""
    before = tuple(attempt(n, 137, "Your Spot Task was interrupted.") for n in range(1, number))
    return detail("RUNNING", attempts=before, startedAt=SUBMITTED_AT + number * MINUTE, **fields)


def ended(
    exit_code: int | None,
    reason: str,
    container_reason: str = "",
    *,
    status: str = "FAILED",
    tries: int = 1,
    ran: bool = True,
    **fields: Any,
) -> Detail:
    """The job is over, after so many tries, or before it `ran` at all."""
    tried = tuple(attempt(n, exit_code, reason, container_reason) for n in range(1, tries + 1)) if ran else ()
    told = detail(status, reason=reason, attempts=tried, stoppedAt=SUBMITTED_AT + 9 * MINUTE, **fields)
    if ran:
        told["startedAt"] = SUBMITTED_AT + tries * MINUTE
        told["container"]["logStreamName"] = "automl/default/7"
    if exit_code is not None:
        told["container"]["exitCode"] = exit_code
    if container_reason:
        told["container"]["reason"] = container_reason
    return told


def event(detail: Detail) -> Detail:
    """The event that carries it."""
    return {
        "version": "0",
        "id": "c8f9c4b5-76e5-d76a-f980-7011e206042b",
        "detail-type": "Batch Job State Change",
        "source": "aws.batch",
        "account": "123456789012",
        "time": "2026-11-22T09:31:00Z",
        "region": "eu-west-1",
        "resources": [detail["jobArn"]],
        "detail": detail,
    }
