"""An uploaded file and what is known about it."""

from datetime import datetime
from enum import StrEnum

from automl_lite.domain.columns import ColumnProfile, ColumnReading, Frozen


class DatasetStatus(StrEnum):
    UPLOADING = "uploading"  # an upload URL was given, the file is not confirmed yet
    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


class FileFormat(StrEnum):
    DELIMITED = "delimited"
    PARQUET = "parquet"


class Reading(Frozen):
    """The one reading of a file: found at upload, used by the preview, training and prediction alike."""

    format: FileFormat
    gzipped: bool = False
    encoding: str = "utf-8"  # a Python codec name
    delimiter: str = ","
    skip_lines: int = 0  # lines before the header: blank ones, or a spreadsheet's "sep=;"
    columns: tuple[ColumnReading, ...] = ()


class DatasetProfile(Frozen):
    """Everything the profile found; stored as JSON beside the file, never in a database row."""

    reading: Reading
    num_rows: int
    duplicate_rows: int  # rows that repeat an earlier row in every column
    columns: tuple[ColumnProfile, ...]
    notes: tuple[str, ...] = ()

    def column(self, name: str) -> ColumnProfile | None:
        return next((column for column in self.columns if column.name == name), None)


class Preview(Frozen):
    """The first rows as text, just as the file has them; None where a value is missing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


class Dataset(Frozen):
    """A dataset's record. The person's file name is kept for show and never becomes part of a path."""

    dataset_id: str
    user_id: str
    filename: str
    content_type: str
    status: DatasetStatus
    uploaded_at: datetime
    updated_at: datetime
    file_size: int | None = None
    file_etag: str | None = None  # of the file that was confirmed: what was profiled is what is trained on
    num_rows: int | None = None
    num_columns: int | None = None
    error_message: str | None = None
    licence: str | None = None  # of the file, in the words of who uploaded it
