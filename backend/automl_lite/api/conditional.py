"""Answers that a client may keep, and ask whether they still hold (RFC 9110, section 13)."""

import hashlib
import re
from typing import Annotated, Any

from fastapi import Header, Response
from pydantic import BaseModel

KnownTags = Annotated[str | None, Header(alias="If-None-Match", description="ETags of known versions.")]
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Unchanged since the version with this ETag."}
}
HEADERS = {"Cache-Control": "private, max-age=0, must-revalidate", "Vary": "Authorization"}


def answer_unless_known(shown: BaseModel, if_none_match: str | None) -> Response:
    """The answer with its ETag, or an empty 304 where the client has just this.

    The tag is of the whole answer, so it changes with everything shown, a renewed download URL included.
    """
    content = shown.model_dump_json().encode()
    tag = hashlib.sha256(content).hexdigest()[:32]
    headers = {**HEADERS, "ETag": f'"{tag}"'}
    if if_none_match is not None and _matches(if_none_match, tag):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type="application/json")


def _matches(if_none_match: str, tag: str) -> bool:
    return if_none_match.strip() == "*" or tag in re.findall(r'(?:W/)?"([^"]*)"', if_none_match)
