"""What the product needs of the world. `local/` and `aws/` each build all of these."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, Protocol, TypedDict, TypeVar, Unpack

from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.explanations import ExplainResponse
from automl_lite.domain.jobs import Job, JobChanges, JobStatus
from automl_lite.domain.predictions import Features, PredictBatchResponse, PredictInfo, PredictResponse
from automl_lite.domain.tasks import ProfileTask, TrainingTask

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True)
class Position:
    """A place in a newest-first listing: after the item made at `moment` with this id."""

    moment: datetime
    item_id: str


@dataclass(frozen=True)
class Page(Generic[Item_co]):
    """Up to `limit` items, newest first; `after` is where the next page starts, None on the last."""

    items: tuple[Item_co, ...]
    after: Position | None


class Clock(Protocol):
    def now(self) -> datetime:
        """The time, with its zone (UTC)."""
        ...


class DatasetChanges(TypedDict, total=False):
    """The fields of a dataset that may change after it was made."""

    status: DatasetStatus
    file_size: int | None
    file_etag: str | None
    num_rows: int | None
    num_columns: int | None
    error_message: str | None


class DatasetStore(Protocol):
    """Datasets' records. An id that is another owner's is as good as absent."""

    def add(self, dataset: Dataset) -> None: ...

    def get(self, user_id: str, dataset_id: str) -> Dataset:
        """Raises NotFound."""
        ...

    def page(self, user_id: str, *, limit: int, after: Position | None = None) -> Page[Dataset]: ...

    def change(
        self,
        user_id: str,
        dataset_id: str,
        allowed: frozenset[DatasetStatus],
        **changes: Unpack[DatasetChanges],
    ) -> Dataset:
        """Write the changes if, and only if, the status is one of `allowed`; stamps `updated_at`.

        Raises:
            NotFound: there is no such dataset (a deleted one does not come back).
            NotAllowedNow: its status is another; nothing was written.
        """
        ...

    def delete(self, user_id: str, dataset_id: str) -> bool:
        """True where a record went away, False where there was none."""
        ...


class JobStore(Protocol):
    """Jobs' records. An id that is another owner's is as good as absent."""

    def add(self, job: Job, idempotency_key: str | None = None) -> Job:
        """Store a new job; where this owner used the key before, store nothing and return the job of then."""
        ...

    def get(self, user_id: str, job_id: str) -> Job:
        """Raises NotFound."""
        ...

    def page(
        self,
        user_id: str,
        *,
        limit: int,
        after: Position | None = None,
        status: JobStatus | None = None,
        tag: str | None = None,
    ) -> Page[Job]:
        """Jobs in brief (`Job.brief`), newest first. A page is only short where nothing more passes."""
        ...

    def of_dataset(self, user_id: str, dataset_id: str) -> tuple[Job, ...]:
        """Every job trained on this dataset, in brief."""
        ...

    def change(
        self, user_id: str, job_id: str, allowed: frozenset[JobStatus], **changes: Unpack[JobChanges]
    ) -> Job:
        """Write the changes if, and only if, the status is one of `allowed`; stamps `updated_at`.

        Raises:
            NotFound: there is no such job (a deleted one does not come back).
            NotAllowedNow: its status is another; nothing was written.
        """
        ...

    def delete(self, user_id: str, job_id: str) -> bool:
        """True where a record went away, False where there was none."""
        ...


@dataclass(frozen=True)
class FileStat:
    size_bytes: int
    etag: str
    modified_at: datetime


@dataclass(frozen=True)
class UploadUrl:
    """Where to PUT a file, and the headers that the PUT must carry."""

    url: str
    headers: dict[str, str]


class FileStore(Protocol):
    """Files by key (see `keys.py`), never held in memory whole unless the method says so."""

    def upload_url(self, key: str, content_type: str, size_bytes: int | None) -> UploadUrl:
        """A URL that takes a PUT of this type and, where given, exactly this size, until it expires."""
        ...

    def download_url(self, key: str, filename: str) -> str:
        """A URL that gives the file as a download of this name; the same one for most of its life."""
        ...

    def stat(self, key: str) -> FileStat | None:
        """None where there is no such file."""
        ...

    def local_copy(self, key: str, etag: str | None = None) -> AbstractContextManager[Path]:
        """The file as a path to read while the context lasts.

        Raises:
            NotFound: there is no such file.
            Replaced: it is no longer the one whose `etag` is given.
        """
        ...

    def save(self, key: str, source: Path, content_type: str) -> None:
        """Store a copy of `source`, whole or not at all."""
        ...

    def read_bytes(self, key: str) -> bytes:
        """The whole of a small file.

        Raises:
            NotFound: there is no such file.
        """
        ...

    def write_bytes(self, key: str, content: bytes, content_type: str) -> None:
        """Store a small file, whole or not at all."""
        ...

    def delete_folder(self, prefix: str) -> int:
        """Delete every file whose key starts with `prefix` (which ends in "/"); the number deleted."""
        ...


class TaskQueue(Protocol):
    """Work for other processes. Accepted work is durable."""

    def submit_profile(self, task: ProfileTask) -> None:
        """Raises Unavailable where the work was not taken."""
        ...

    def submit_training(self, task: TrainingTask) -> None:
        """Raises Unavailable where the work was not taken."""
        ...

    def cancel_training(self, job_id: str) -> None:
        """Stop a job's process, or forget it where none runs; harmless when repeated."""
        ...


class Predictor(Protocol):
    """Answers from deployed models.

    Every method raises NotFound for a job that is not there and NotAllowedNow for one that is not deployed;
    all but `info` raise BadRequest for an unknown feature or a value of the wrong type.
    """

    def info(self, user_id: str, job_id: str) -> PredictInfo: ...

    def predict(self, user_id: str, job_id: str, features: Features) -> PredictResponse: ...

    def predict_batch(self, user_id: str, job_id: str, rows: list[Features]) -> PredictBatchResponse: ...

    def explain(self, user_id: str, job_id: str, features: Features) -> ExplainResponse: ...
