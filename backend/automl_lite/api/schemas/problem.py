"""Errors as they are told: RFC 9457, `application/problem+json`."""

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


class FieldError(BaseModel):
    """What is wrong with one field."""

    field: str = Field(description="Path of the field, as `config.time_budget`, or `body` for the whole.")
    message: str


class Problem(BaseModel):
    """Why a request was not answered as asked."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": "urn:automl-lite:not-found",
                "title": "Not found",
                "status": 404,
                "detail": "Job not found",
            }
        }
    )

    type: str = Field(description="Names the kind of problem, the same for every occurrence.")
    title: str
    status: int
    detail: str = Field(description="A sentence for a person: what is wrong, where, and what to do.")
    errors: list[FieldError] | None = Field(None, description="One entry per field that does not validate.")
    request_id: str | None = Field(None, description="With unexpected errors: the id to look for in the log.")
