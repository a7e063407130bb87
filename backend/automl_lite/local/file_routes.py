"""`PUT /files/…` and `GET /files/…`: what the signed links of the local file store lead to."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import FileResponse, Response

from automl_lite.api.problems import problem
from automl_lite.domain.errors import AutoMLError, BadRequest, Forbidden, NotFound
from automl_lite.domain.ports import Clock
from automl_lite.local.file_store import KEY, LocalFileStore
from automl_lite.local.links import Link
from automl_lite.local.ranges import Range, asked_range
from automl_lite.local.receiving import SizeRule, drain, receive_file
from automl_lite.local.settings import LocalSettings

# Should a browser show a report all the same, it runs no script and reaches nothing of ours.
INERT = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

Expires = Annotated[int, Query(ge=0, le=10**11)]
Signature = Annotated[str, Query()]


def file_routes(files: LocalFileStore, settings: LocalSettings, clock: Clock) -> APIRouter:
    """A router of this wing alone: on AWS the links lead to S3, so the OpenAPI schema does not know of it."""
    router = APIRouter(prefix="/files", include_in_schema=False)

    def check(link: Link, signature: str) -> None:
        link.check(signature, settings.signing_key.get_secret_value(), clock.now())
        if KEY.fullmatch(link.key) is None:
            raise Forbidden("This link does not lead to a file.")

    @router.put("/{key:path}", status_code=201)
    async def upload(
        key: str,
        request: Request,
        *,
        expires: Expires,
        signature: Signature,
        granted_type: Annotated[str, Query(alias="type")] = "",
        size: Annotated[int | None, Query()] = None,
        content_type: Annotated[str, Header()] = "",
    ) -> Response:
        link = Link(method="PUT", key=key, expires=expires, content_type=granted_type, size=size)
        rule = SizeRule(exact=size, limit=settings.upload_limit_bytes)
        stream = request.stream()
        waits_for_our_word = "expect" in request.headers  # `Expect: 100-continue`: it has sent nothing yet
        try:
            check(link, signature)
            _check_type(content_type, granted_type)
            rule.check_declared(request.headers.get("content-length"))
            waits_for_our_word = False
            await receive_file(stream, files, key, rule)
        except AutoMLError:
            if not waits_for_our_word:
                await drain(stream)
            raise
        return Response(status_code=201)

    @router.api_route("/{key:path}", methods=["GET", "HEAD"])
    def download(
        key: str,
        request: Request,
        *,
        expires: Expires,
        signature: Signature,
        filename: Annotated[str, Query()] = "",
    ) -> Response:
        check(Link(method="GET", key=key, expires=expires, filename=filename), signature)
        stat = files.stat(key)
        if stat is None:
            raise NotFound("This file is not there any more.")
        if stat.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": stat.etag})
        asked = asked_range(request.headers.get("range"), stat.size_bytes)
        if asked is Range.UNSATISFIABLE:
            detail = f"The file has {stat.size_bytes:,} bytes, and none of them is in the range asked for."
            headers = {"Content-Range": f"bytes */{stat.size_bytes}"}
            return problem(416, "Range not satisfiable", detail, headers=headers)
        if asked is Range.WHOLE:
            _forget_range(request)
        return FileResponse(
            files.path(key),
            media_type="application/octet-stream",
            headers={
                "Content-Disposition": attachment(filename),
                "ETag": stat.etag,
                "Cache-Control": "private, max-age=3600",
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": INERT,
            },
        )

    return router


def attachment(filename: str) -> str:
    """A Content-Disposition as RFC 6266 has it: plain ASCII for old clients, UTF-8 for all others."""
    name = "".join(letter for letter in filename if letter.isprintable() and letter not in '/\\"%') or "file"
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    encoded = quote(name.encode("utf-8", "replace"), safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"


def _check_type(sent: str, granted: str) -> None:
    """Parameters, as a charset, do not count."""
    if _media_type(sent) != _media_type(granted):
        raise BadRequest(
            f"This link takes a file of type {granted}. Send it with the header Content-Type: {granted}."
        )


def _media_type(header: str) -> str:
    return header.partition(";")[0].strip().lower()


def _forget_range(request: Request) -> None:
    """`FileResponse` reads the header itself, and answers a malformed one in plain text."""
    request.scope["headers"] = [entry for entry in request.scope["headers"] if entry[0] != b"range"]
