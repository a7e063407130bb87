"""A record as the attributes of its item, and back.

The entity itself is JSON text: it keeps floats to the last bit and empty strings as they are, where the
numbers of DynamoDB have 38 decimal digits and end at 1e126. The attributes beside it are keys, filters and
conditions.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automl_lite.aws.dynamo.record_table import Changes, Item, text
from automl_lite.aws.dynamo.tables import (
    DATASET,
    DATASETS,
    DETAILS,
    DETAILS_KEY,
    JOBS,
    OWNER,
    RECORD,
    STATUS,
    TAGS,
    UNFINISHED,
    UPDATED_AT,
    WRITER,
)
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.jobs import ACTIVE, Job
from automl_lite.domain.records import as_record, sortable

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import AttributeValueTypeDef

IN_HAND = frozenset({DatasetStatus.UPLOADING, DatasetStatus.PROCESSING})


@dataclass(frozen=True)
class Details:
    """What of a job its brief record cuts: JSON text, "" for nothing, and the key of its file if any."""

    content: str = ""
    key: str | None = None


def new_writer() -> str:
    return secrets.token_hex(8)


def dataset_item(dataset: Dataset) -> Item:
    """A new dataset's item."""
    fixed = {
        DATASETS.key: dataset.dataset_id,
        OWNER: dataset.user_id,
        DATASETS.made_at: sortable(dataset.uploaded_at),
        WRITER: new_writer(),
    }
    return _texts(fixed) | _present(dataset_changes(dataset))


def dataset_changes(dataset: Dataset) -> Changes:
    """What may change of a dataset's item."""
    return {
        RECORD: {"S": as_record(dataset)},
        STATUS: {"S": dataset.status},
        UPDATED_AT: {"S": sortable(dataset.updated_at)},
        UNFINISHED: _yes(dataset.status in IN_HAND),
    }


def read_dataset(item: Item) -> Dataset:
    return Dataset.model_validate_json(item[RECORD]["S"])


def job_item(job: Job, details: Details) -> Item:
    """A new job's item."""
    fixed = {
        JOBS.key: job.job_id,
        OWNER: job.user_id,
        JOBS.made_at: sortable(job.created_at),
        DATASET: job.dataset_id,
        WRITER: new_writer(),
    }
    return _texts(fixed) | _present(job_changes(job, details))


def job_changes(job: Job, details: Details) -> Changes:
    """What may change of a job's item."""
    in_item = details.content if details.key is None else ""
    return {
        RECORD: {"S": as_record(job.brief())},
        STATUS: {"S": job.status},
        UPDATED_AT: {"S": sortable(job.updated_at)},
        TAGS: {"L": [{"S": tag} for tag in job.tags]},
        UNFINISHED: _yes(job.status in ACTIVE),
        DETAILS: {"S": in_item} if in_item else None,
        DETAILS_KEY: {"S": details.key} if details.key else None,
    }


def job_details(job: Job) -> str:
    """The fields that `Job.brief` cuts, whole, as JSON; "" where it cuts none."""
    brief = job.brief()
    cut = {name for name in Job.model_fields if getattr(job, name) != getattr(brief, name)}
    return job.model_dump_json(include=cut) if cut else ""


def read_brief(item: Item) -> Job:
    return Job.model_validate_json(item[RECORD]["S"])


def read_job(item: Item, details: str) -> Job:
    """The whole job, from its item and its details."""
    if not details:
        return read_brief(item)
    return Job.model_validate_json(json.dumps(json.loads(item[RECORD]["S"]) | json.loads(details)))


def as_it_was(item: Item, allowed: frozenset[str]) -> tuple[str, Item]:
    """The condition that an item is still as it was read, and in an allowed state; with its values."""
    states: Item = {f":allowed_{number}": {"S": status} for number, status in enumerate(sorted(allowed))}
    condition = f"#{UPDATED_AT} = :read AND #{STATUS} IN ({', '.join(states)})"
    return condition, {**states, ":read": {"S": text(item, UPDATED_AT) or ""}}


def _yes(unfinished: bool) -> "AttributeValueTypeDef | None":
    return {"S": "yes"} if unfinished else None


def _texts(values: Mapping[str, str]) -> dict[str, "AttributeValueTypeDef"]:
    return {name: {"S": value} for name, value in values.items()}


def _present(changes: Changes) -> dict[str, "AttributeValueTypeDef"]:
    return {name: value for name, value in changes.items() if value is not None}
