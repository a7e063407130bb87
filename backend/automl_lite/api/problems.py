"""Problems as answers, and as documentation of a route."""

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from automl_lite.api.schemas.problem import MEDIA_TYPE, FieldError, Problem

EXPECTED = {
    400: "It names something that does not fit",
    403: "Not allowed",
    404: "Not there, or not yours",
    409: "Its state forbids it",
    413: "Too large",
    422: "It does not validate",
    503: "The work was not taken; try again",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may refuse with these; anything that takes parameters may say 422."""
    return {status: {"model": Problem, "description": EXPECTED[status]} for status in (*statuses, 422)}


def answers(example: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """The example of a main answer whose schema carries none."""
    return {200: {"content": {"application/json": {"example": example}}}}


def problem(
    status: int,
    title: str,
    detail: str,
    *,
    kind: str | None = None,
    errors: Sequence[FieldError] | None = None,
    request_id: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer in problem+json, whatever odd text it has to tell."""
    name = kind or HTTPStatus(status).phrase
    told = Problem(
        type=f"urn:automl-lite:{_kebab(name)}",
        title=title,
        status=status,
        detail=_encodable(detail),
        errors=[FieldError(field=_encodable(e.field), message=_encodable(e.message)) for e in errors]
        if errors
        else None,
        request_id=request_id,
    )
    content = json.dumps(told.model_dump(exclude_none=True), ensure_ascii=False).encode()
    return Response(content, status, dict(headers or {}), MEDIA_TYPE)


def _kebab(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()).strip("-")


def _encodable(text: str) -> str:
    """Half a surrogate pair is legal in a Python string and in no encoding."""
    return text.encode("utf-8", "replace").decode()
