"""The shape of the two tables: keys, indexes, and the attributes beside the record that they are built on."""

from dataclasses import dataclass

OWNER = "user_id"
STATUS = "status"
TAGS = "tags"
DATASET = "dataset_id"
RECORD = "record"  # the entity in brief, as JSON: all that a list shows
DETAILS = "details"  # the fields that the brief cuts, whole, as JSON, where there are any
DETAILS_KEY = "details_key"  # instead, where they are large: the key of the S3 object that holds them
UPDATED_AT = "updated_at"
WRITER = "writer"  # a random word of the last writer: it knows its own write again when the answer got lost
# There while work on the item is under way and gone afterwards, so that its index holds nothing else.
UNFINISHED = "unfinished"
UNFINISHED_INDEX = "unfinished-index"
BATCH_JOB = "batch_job_id"
CLAIMED_BY = "claimed_by"
CLAIMED_UNTIL = "claimed_until"
# An item of the jobs' table that is no job but keeps an idempotency key; it has no owner, so no index has it.
IDEMPOTENCY_ITEM = "idempotency_item"  # a job's: the id of its key's item
JOB_OF_KEY = "job_of_key"  # the key's item's: the id of its job


@dataclass(frozen=True)
class TableShape:
    """A table's key, and the attribute by which its two indexes are sorted."""

    key: str
    made_at: str

    @property
    def owner_index(self) -> str:
        """Newest first by owner; projects `STATUS`, `TAGS`, `DATASET` and `RECORD`."""
        return f"{OWNER}-{self.made_at}-index"

    @property
    def listed(self) -> tuple[str, ...]:
        """What the owner's index projects beside its keys."""
        return tuple(name for name in (STATUS, TAGS, DATASET, RECORD) if name != self.key)

    @property
    def watched(self) -> tuple[str, ...]:
        """What the index of the unfinished projects beside its keys: nothing that every progress changes."""
        return (OWNER, BATCH_JOB)


DATASETS = TableShape(key="dataset_id", made_at="uploaded_at")
JOBS = TableShape(key="job_id", made_at="created_at")
