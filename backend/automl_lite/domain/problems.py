"""Errors as they are told: RFC 9457, `application/problem+json`, word for word the same at every door."""

import json
import re
from collections.abc import Sequence
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict, Field

from automl_lite.domain.errors import AutoMLError, Invalid
from automl_lite.domain.names import quoted

MEDIA_TYPE = "application/problem+json"
MOST_ERRORS_TOLD = 5


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

    def encoded(self) -> bytes:
        """The body of the answer."""
        return json.dumps(self.model_dump(exclude_none=True), ensure_ascii=False).encode()


def problem(
    status: int,
    title: str,
    detail: str,
    *,
    kind: str | None = None,
    errors: Sequence[FieldError] = (),
    request_id: str | None = None,
) -> Problem:
    """A problem that can be encoded, whatever odd text it has to tell."""
    return Problem(
        type=f"urn:automl-lite:{_kebab(kind or HTTPStatus(status).phrase)}",
        title=title,
        status=status,
        detail=_encodable(detail),
        errors=[FieldError(field=_encodable(e.field), message=_encodable(e.message)) for e in errors] or None,
        request_id=request_id,
    )


def of_failure(failure: AutoMLError) -> Problem:
    """What a failure of ours is told as."""
    if isinstance(failure, Invalid):
        return invalid([FieldError(field=failure.field, message=failure.message.rstrip("."))])
    return problem(failure.status, failure.title, failure.detail, kind=type(failure).__name__)


def invalid(fields: Sequence[FieldError], found: int | None = None) -> Problem:
    """Fields that do not validate; `found` is how many there were where not all are listed."""
    told = "; ".join(f"{error.field}: {error.message}" for error in fields[:MOST_ERRORS_TOLD])
    untold = (found or len(fields)) - MOST_ERRORS_TOLD
    more = f"; and {untold:,} more" if untold > 0 else ""
    return problem(422, Invalid.title, f"{told}{more}.", kind=Invalid.__name__, errors=fields)


def unreadable_body() -> Problem:
    """A body that could not even be decoded."""
    return invalid([FieldError(field="body", message="is not JSON that can be read")])


def nothing_here(path: str) -> Problem:
    detail = f"There is nothing at {quoted(path)}; /openapi.json lists what there is."
    return problem(404, "Not found", detail)


def wrong_method(method: str, path: str, allowed: str) -> Problem:
    detail = f"{method} is not possible at {quoted(path)}; use {allowed}."
    return problem(405, "Method not allowed", detail)


def fault_of_ours(request_id: str) -> Problem:
    """Calm words for when all else failed."""
    return problem(
        500,
        "Something went wrong",
        "Something went wrong on our side. Nothing is known to be lost; try again, and if it happens again "
        f"look for {request_id} in the log.",
        request_id=request_id,
    )


def _kebab(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()).strip("-")


def _encodable(text: str) -> str:
    """Half a surrogate pair is legal in a Python string and in no encoding."""
    return text.encode("utf-8", "replace").decode()
