"""Jobs' records in DynamoDB."""

import hashlib
import itertools
import json
import logging
from typing import Unpack

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.attempts import insist
from automl_lite.aws.dynamo.items import (
    Details,
    as_it_was,
    job_changes,
    job_details,
    job_item,
    new_writer,
    read_brief,
    read_job,
)
from automl_lite.aws.dynamo.job_details import DetailsKeeper
from automl_lite.aws.dynamo.listing import Listing
from automl_lite.aws.dynamo.record_table import Item, RecordTable, text
from automl_lite.aws.dynamo.tables import DATASET, IDEMPOTENCY_ITEM, JOB_OF_KEY, JOBS, STATUS, TAGS
from automl_lite.aws.file_store import S3FileStore
from automl_lite.aws.settings import AwsSettings
from automl_lite.domain.errors import NotAllowedNow, NotFound, Unavailable
from automl_lite.domain.jobs import Job, JobChanges, JobStatus
from automl_lite.domain.keys import record_folder
from automl_lite.domain.ports import Clock, Page, Position
from automl_lite.domain.records import as_record, stamp

LOG = logging.getLogger(__name__)


class DynamoJobStore:
    """Implements `JobStore`. Single records are read as they are now; a listing may be a second late."""

    def __init__(self, clients: Clients, settings: AwsSettings, clock: Clock, files: S3FileStore) -> None:
        self._table = RecordTable(clients, settings.jobs_table, JOBS)
        self._listing = Listing(clients, settings.jobs_table, JOBS)
        self._details = DetailsKeeper(files)
        self._files = files
        self._clock = clock

    def add(self, job: Job, idempotency_key: str | None = None) -> Job:
        as_record(job)
        details = self._details.keep(job.job_id, job_details(job), Details())
        item = job_item(job, details)
        if idempotency_key is None:
            self._table.add(item)
            return job
        key_id = _key_item_id(job.user_id, idempotency_key)
        key_item: Item = {JOBS.key: {"S": key_id}, JOB_OF_KEY: {"S": job.job_id}}
        item = {**item, IDEMPOTENCY_ITEM: {"S": key_id}}

        def attempt() -> Job | None:
            if self._table.add_both(item, key_item):
                return job
            return self._job_of_key(job.user_id, key_id)

        stored = insist(attempt)
        if stored.job_id != job.job_id:
            self._details.forget(details, unless=Details())
        return stored

    def get(self, user_id: str, job_id: str) -> Job:
        return insist(lambda: self._read(user_id, job_id))[1]

    def page(
        self,
        user_id: str,
        *,
        limit: int,
        after: Position | None = None,
        status: JobStatus | None = None,
        tag: str | None = None,
    ) -> Page[Job]:
        filters: dict[str, str] = {}
        values: dict[str, str] = {}
        if status is not None:
            filters[STATUS], values[":status"] = f"#{STATUS} = :status", status
        if tag is not None:
            filters[TAGS], values[":tag"] = f"contains(#{TAGS}, :tag)", tag
        found = self._listing.newest(user_id, after, filters, values, at_once=None if filters else limit + 1)
        jobs = [read_brief(item) for item in itertools.islice(found, limit + 1)]
        items, more = tuple(jobs[:limit]), len(jobs) > limit
        return Page(items, Position(items[-1].created_at, items[-1].job_id) if more else None)

    def of_dataset(self, user_id: str, dataset_id: str) -> tuple[Job, ...]:
        found = self._listing.newest(
            user_id, filters={DATASET: f"#{DATASET} = :dataset"}, values={":dataset": dataset_id}
        )
        return tuple(read_brief(item) for item in found)

    def change(
        self, user_id: str, job_id: str, allowed: frozenset[JobStatus], **changes: Unpack[JobChanges]
    ) -> Job:
        return insist(lambda: self._change(user_id, job_id, allowed, changes))

    def delete(self, user_id: str, job_id: str) -> bool:
        deleted = insist(lambda: self._delete(user_id, job_id))
        if deleted:
            try:
                self._files.delete_folder(record_folder(job_id))
            except Unavailable:
                LOG.warning("%s was left behind by a deleted job", record_folder(job_id))
        return deleted

    def _delete(self, user_id: str, job_id: str) -> bool | None:
        """None where somebody else was writing to it."""
        item = self._table.find(user_id, job_id)
        if item is None:
            return False
        key_id = text(item, IDEMPOTENCY_ITEM)
        if key_id is None:
            return self._table.delete(user_id, job_id)
        return self._table.delete_both(user_id, job_id, key_id) or None

    def _change(
        self, user_id: str, job_id: str, allowed: frozenset[JobStatus], changes: JobChanges
    ) -> Job | None:
        """None where somebody else changed it meanwhile."""
        read = self._read(user_id, job_id)
        if read is None:
            return None
        item, job, earlier = read
        if job.status not in allowed:
            raise NotAllowedNow(f"The job is {job.status}, and in that state this cannot be done.")
        updated_at = stamp(self._clock.now(), job.updated_at)
        changed = Job.model_validate(job.model_dump() | changes | {"updated_at": updated_at})
        as_record(changed)
        details = self._details.keep(job_id, job_details(changed), earlier)
        condition, values = as_it_was(item, allowed)
        if self._table.change(job_id, job_changes(changed, details), condition, values, new_writer()):
            self._details.forget(earlier, unless=details)
            return changed
        self._details.forget(details, unless=earlier)
        return None

    def _read(self, user_id: str, job_id: str) -> tuple[Item, Job, Details] | None:
        """None where the details were superseded between the two reads.

        Raises:
            NotFound: this owner has no such job.
        """
        item = self._table.find(user_id, job_id)
        if item is None:
            raise NotFound(f"Job {job_id} not found.")
        try:
            details = self._details.load(item)
        except NotFound:
            return None
        return item, read_job(item, details.content), details

    def _job_of_key(self, user_id: str, key_id: str) -> Job | None:
        """None where the key is free again: its job was deleted meanwhile."""
        key_item = self._table.read(key_id)
        if key_item is None:
            return None
        try:
            return self.get(user_id, text(key_item, JOB_OF_KEY) or "")
        except NotFound:
            return None


def _key_item_id(user_id: str, idempotency_key: str) -> str:
    """An id that no job has, of a length that DynamoDB takes whatever the key is."""
    named = json.dumps([user_id, idempotency_key]).encode()
    return f"idempotency#{hashlib.sha256(named).hexdigest()}"
