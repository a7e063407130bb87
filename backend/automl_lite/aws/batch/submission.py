"""What AWS Batch is asked to run for a training task, and what it says of it afterwards."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from automl_lite.aws.clients import Clients
from automl_lite.aws.errors import calmly
from automl_lite.aws.settings import DispatchSettings
from automl_lite.domain.columns import Frozen
from automl_lite.domain.datasets import Dataset
from automl_lite.domain.keys import checkpoint_file
from automl_lite.domain.ports import FileStore
from automl_lite.domain.tasks import TaskEnvironmentError, TrainingTask

if TYPE_CHECKING:
    from types_boto3_batch.type_defs import (
        ContainerOverridesTypeDef,
        JobDetailTypeDef,
        RetryStrategyTypeDef,
        SubmitJobRequestTypeDef,
    )

TASK_KEY = "TASK_KEY"  # instead of most of a task's variables: the key of the file that has them
# ECS takes 8,192 characters of overrides; Batch adds variables of its own, as the job's id and attempt.
MOST_OVERRIDES = 7_000
DESCRIBED_AT_ONCE = 100


class Size(Frozen):
    """Of a container; Fargate has these pairs."""

    most_cells: float
    vcpus: int
    memory_mb: int


# Training holds a table several times over: as read, prepared, split, and as each learner has it; some 150
# bytes for a cell at the peak, beside 1 GB for the libraries. So 100,000 rows × 20 columns fit 4 GB with room
# to spare, and 1,000,000 × 20 need 8.
SIZES = (
    Size(most_cells=5_000_000, vcpus=2, memory_mb=4_096),
    Size(most_cells=25_000_000, vcpus=4, memory_mb=8_192),
    Size(most_cells=float("inf"), vcpus=8, memory_mb=16_384),
)
BYTES_OF_A_CELL = 10  # in a file; a longer text weighs as many cells as it has room for

# In this order, and no more than five: a reclaimed container may exit with 137, as one out of memory does.
RETRIES = (
    ("onStatusReason", "Your Spot Task was interrupted*", "RETRY"),
    ("onReason", "CannotPullContainerError*", "RETRY"),
    ("onStatusReason", "Task failed to start*", "RETRY"),
    ("onReason", "OutOfMemoryError*", "EXIT"),
    ("onReason", "*", "EXIT"),
)


def submission(
    task: TrainingTask, environment: Mapping[str, str], dataset: Dataset | None, settings: DispatchSettings
) -> "SubmitJobRequestTypeDef":
    """All that SubmitJob is told. Its timeout is the cap on what one attempt may cost."""
    return {
        "jobName": f"automl-lite-{task.job_id}",
        "jobQueue": settings.job_queue,
        "jobDefinition": settings.job_definition,
        "containerOverrides": _overrides(environment, size_for(dataset)),
        "timeout": {"attemptDurationSeconds": settings.longest_run(task.time_budget)},
        "retryStrategy": _retries(settings.max_attempts),
        "tags": {"owner": _tag(task.user_id), "job": _tag(task.job_id)},
        "propagateTags": True,
    }


def size_for(dataset: Dataset | None) -> Size:
    """The smallest container that has room for training on this dataset."""
    cells = 0
    if dataset is not None:
        table = (dataset.num_rows or 0) * (dataset.num_columns or 0)
        cells = max(table, (dataset.file_size or 0) // BYTES_OF_A_CELL)
    return next(size for size in SIZES if cells <= size.most_cells)


def told(task: TrainingTask, files: FileStore) -> dict[str, str]:
    """The environment that tells the task; where that is too large, it names a file that does."""
    environment = task.to_environment()
    if len(json.dumps(_overrides(environment, SIZES[-1]))) <= MOST_OVERRIDES:
        return environment
    key = checkpoint_file(task.job_id, "task.json")
    files.write_bytes(key, task.model_dump_json().encode(), "application/json")
    return {"JOB_ID": task.job_id, "USER_ID": task.user_id, TASK_KEY: key}


def read_task(environment: Mapping[str, str], files: FileStore) -> TrainingTask:
    """The task that `told` wrote.

    Raises:
        TaskEnvironmentError: a variable is missing or bad.
        NotFound: the file that it names is gone, since the job was cancelled or deleted.
    """
    key = environment.get(TASK_KEY)
    if key is None:
        return TrainingTask.from_environment(environment)
    try:
        content = files.read_bytes(key)
        return TrainingTask.model_validate_json(content)
    except ValueError as error:
        raise TaskEnvironmentError(f"{TASK_KEY}: {error}") from error


@calmly()
def describe(clients: Clients, batch_job_ids: Iterable[str]) -> dict[str, "JobDetailTypeDef"]:
    """What Batch knows of these jobs; it forgets one about a week after its end.

    Raises:
        Unavailable: Batch is busy or out of reach.
    """
    ids = list(batch_job_ids)
    known: dict[str, JobDetailTypeDef] = {}
    for start in range(0, len(ids), DESCRIBED_AT_ONCE):
        answer = clients.batch.describe_jobs(jobs=ids[start : start + DESCRIBED_AT_ONCE])
        known |= {job["jobId"]: job for job in answer["jobs"]}
    return known


def _overrides(environment: Mapping[str, str], size: Size) -> "ContainerOverridesTypeDef":
    return {
        "environment": [{"name": name, "value": value} for name, value in sorted(environment.items())],
        "resourceRequirements": [
            {"type": "VCPU", "value": str(size.vcpus)},
            {"type": "MEMORY", "value": str(size.memory_mb)},
        ],
    }


def _retries(max_attempts: int) -> "RetryStrategyTypeDef":
    rules = [{condition: pattern, "action": action} for condition, pattern, action in RETRIES]
    return {"attempts": max_attempts, "evaluateOnExit": rules}  # type: ignore[typeddict-item]


def _tag(text: str) -> str:
    """The text as a tag's value, which has fewer signs to choose from."""
    return re.sub(r"[^\w .:/=+@-]", "_", text)[:256]
