"""Asking for an upload URL."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from automl_lite.api.schemas.body import Body

# What browsers and scripts send for the files we read; the content decides what a file is.
ContentType = Literal[
    "text/csv",
    "text/tab-separated-values",
    "text/plain",
    "application/gzip",
    "application/x-gzip",
    "application/vnd.apache.parquet",
    "application/octet-stream",
    "application/vnd.ms-excel",  # a .csv from a browser on Windows with Excel
]
# Control characters, and the two that break a line without being one.
REFUSED_CATEGORIES = frozenset({"Cc", "Zl", "Zp"})
PLAIN_TEXT = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*[^\s\x00-\x1f\x7f-\x9f]+[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"


def _plain(text: str) -> str:
    if any(unicodedata.category(sign) in REFUSED_CATEGORIES for sign in text):
        raise ValueError("must not hold control characters or line breaks")
    if not text.strip():
        raise ValueError("must not be blank")
    return text


PlainText = AfterValidator(_plain)


class UploadRequest(Body):
    """A file that is about to be uploaded."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"filename": "titanic.csv", "content_type": "text/csv", "size_bytes": 60302}
        }
    )

    filename: Annotated[
        str,
        Field(min_length=1, max_length=255, json_schema_extra={"pattern": PLAIN_TEXT}),
        PlainText,
    ] = Field(description="Kept for show; it never becomes part of a path.")
    content_type: ContentType = Field("text/csv", description="The PUT must carry the same Content-Type.")
    size_bytes: int | None = Field(
        None, ge=1, strict=True, description="Where given, the PUT must have exactly this size."
    )
    licence: (
        Annotated[
            str, Field(min_length=1, max_length=200, json_schema_extra={"pattern": PLAIN_TEXT}), PlainText
        ]
        | None
    ) = Field(None, description="The file's licence, as the model's card and report are to name it.")


class UploadResponse(BaseModel):
    """Where to PUT the file, and for how long."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
                "upload_url": "http://localhost:8000/files/datasets/5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10/data?…",
                "upload_headers": {"Content-Type": "text/csv"},
                "expires_in": 3600,
            }
        }
    )

    dataset_id: str
    upload_url: str
    upload_headers: dict[str, str] = Field(description="What the PUT must carry.")
    expires_in: int = Field(description="Seconds until the URL stops working.")
