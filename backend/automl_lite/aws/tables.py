"""The shape of the two tables: keys, indexes, and the attributes beside the record that they are built on."""

from dataclasses import dataclass

OWNER = "user_id"
STATUS = "status"
TAGS = "tags"
DATASET = "dataset_id"
RECORD = "record"  # the entity in brief, as JSON: all that a list shows
DETAILS = "details"  # the whole entity as JSON, where that is more and small enough
DETAILS_KEY = "details_key"  # else the key of the S3 object that holds it
UPDATED_AT = "updated_at"
# There while work on the item is under way and gone afterwards, so that its index holds nothing else.
UNFINISHED = "unfinished"
UNFINISHED_INDEX = "unfinished-index"
BATCH_JOB = "batch_job_id"


@dataclass(frozen=True)
class TableShape:
    """A table's key, and the attribute by which its two indexes are sorted."""

    key: str
    made_at: str

    @property
    def owner_index(self) -> str:
        """Newest first by owner; projects `OWNER`, `STATUS`, `TAGS`, `DATASET` and `RECORD`."""
        return f"{OWNER}-{self.made_at}-index"


DATASETS = TableShape(key="dataset_id", made_at="uploaded_at")
JOBS = TableShape(key="job_id", made_at="created_at")
