"""What work is under way on, by the index that holds nothing else; a listing may be a second late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.listing import Listing
from automl_lite.aws.dynamo.record_table import text
from automl_lite.aws.dynamo.tables import BATCH_JOB, DATASETS, JOBS, OWNER
from automl_lite.aws.settings import AwsSettings


@dataclass(frozen=True)
class UnfinishedJob:
    """Pending or running when the index last heard of it; `batch_job_id` is None where none was submitted."""

    user_id: str
    job_id: str
    created_at: datetime
    batch_job_id: str | None


@dataclass(frozen=True)
class UnfinishedDataset:
    """Uploading or processing when the index last heard of it."""

    user_id: str
    dataset_id: str
    uploaded_at: datetime


def unfinished_jobs(clients: Clients, settings: AwsSettings) -> Iterator[UnfinishedJob]:
    """Oldest first. Raises Unavailable."""
    for item in Listing(clients, settings.jobs_table, JOBS).unfinished():
        yield UnfinishedJob(
            user_id=item[OWNER]["S"],
            job_id=item[JOBS.key]["S"],
            created_at=datetime.fromisoformat(item[JOBS.made_at]["S"]),
            batch_job_id=text(item, BATCH_JOB),
        )


def unfinished_datasets(clients: Clients, settings: AwsSettings) -> Iterator[UnfinishedDataset]:
    """Oldest first. Raises Unavailable."""
    for item in Listing(clients, settings.datasets_table, DATASETS).unfinished():
        yield UnfinishedDataset(
            user_id=item[OWNER]["S"],
            dataset_id=item[DATASETS.key]["S"],
            uploaded_at=datetime.fromisoformat(item[DATASETS.made_at]["S"]),
        )
