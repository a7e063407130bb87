"""Datasets as the API shows them."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from automl_lite.api.schemas.columns import Column
from automl_lite.domain.datasets import Dataset, DatasetProfile, DatasetStatus, Preview


class DatasetSummary(BaseModel):
    """A dataset in a list."""

    dataset_id: str
    status: DatasetStatus
    filename: str
    file_size: int | None = Field(description="Bytes, once confirmed.")
    uploaded_at: datetime
    num_rows: int | None
    num_columns: int | None
    error_message: str | None = Field(description="Why the file could not be read.")

    @classmethod
    def of(cls, dataset: Dataset) -> "DatasetSummary":
        return cls.model_validate(dataset.model_dump(include=set(cls.model_fields)))


class DatasetList(BaseModel):
    """Datasets, newest first; `next_token` asks for the next page and is null on the last."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "datasets": [
                    {
                        "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
                        "status": "ready",
                        "filename": "titanic.csv",
                        "file_size": 60302,
                        "uploaded_at": "2026-11-22T09:30:00Z",
                        "num_rows": 891,
                        "num_columns": 12,
                        "error_message": None,
                    }
                ],
                "next_token": None,
            }
        }
    )

    datasets: list[DatasetSummary]
    next_token: str | None


class DatasetDetail(DatasetSummary):
    """A dataset with its profile; `columns` is empty until the status is `ready`."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
                "status": "ready",
                "filename": "flowers.csv",
                "file_size": 4551,
                "uploaded_at": "2026-11-22T09:30:00Z",
                "num_rows": 150,
                "num_columns": 1,
                "error_message": None,
                "duplicate_rows": 3,
                "licence": "CC BY 4.0",
                "notes": [],
                "columns": [Column.EXAMPLE],
            }
        }
    )

    columns: list[Column]
    duplicate_rows: int | None = Field(description="Rows that repeat an earlier row in every column.")
    licence: str | None = Field(description="Of the file, as given with its upload.")
    notes: list[str] = Field(description="What reading the file did that a person should know.")

    @classmethod
    def with_profile(cls, dataset: Dataset, profile: DatasetProfile | None) -> "DatasetDetail":
        return cls(
            **DatasetSummary.of(dataset).model_dump(),
            columns=[Column.of(column) for column in profile.columns] if profile else [],
            duplicate_rows=profile.duplicate_rows if profile else None,
            licence=dataset.licence,
            notes=list(profile.notes) if profile else [],
        )


class DatasetPreview(Preview):
    """The first rows as text, just as the file has them; null where a value is missing."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
                "columns": ["name", "age"],
                "rows": [["Ann", "29"], ["Bob", None]],
            }
        }
    )

    dataset_id: str


class DatasetDeleted(BaseModel):
    """What went away with a dataset."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
                "message": "Dataset deleted",
                "deleted_resources": ["3 dataset files", "dataset record"],
            }
        }
    )

    dataset_id: str
    message: str
    deleted_resources: list[str]
