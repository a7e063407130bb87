"""`PUT /files/…` and `GET /files/…`: what the signed links of the local file store lead to."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import FileResponse, Response

from automl_lite.api.problems import told
from automl_lite.domain.errors import AutoMLError, BadRequest, Forbidden, NotFound
from automl_lite.domain.keys import is_key
from automl_lite.domain.links import attachment
from automl_lite.domain.ports import Clock
from automl_lite.domain.problems import problem
from automl_lite.local.file_store import LocalFileStore
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
    routes = _FileRoutes(files, settings, clock)
    router = APIRouter(prefix="/files", include_in_schema=False)
    router.add_api_route("/{key:path}", routes.upload, methods=["PUT"], status_code=201)
    router.add_api_route("/{key:path}", routes.download, methods=["GET", "HEAD"])
    return router


class _FileRoutes:
    def __init__(self, files: LocalFileStore, settings: LocalSettings, clock: Clock) -> None:
        self._files = files
        self._clock = clock
        self._secret = settings.signing_key.get_secret_value()
        self._limit = settings.upload_limit_bytes

    async def upload(
        self,
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
        rule = SizeRule(exact=size, limit=self._limit)
        stream = request.stream()
        waits_for_our_word = "expect" in request.headers  # `Expect: 100-continue`: it has sent nothing yet
        try:
            self._check(link, signature)
            _check_type(content_type, granted_type)
            rule.check_declared(request.headers.get("content-length"))
            waits_for_our_word = False
            await receive_file(stream, self._files, key, rule)
        except AutoMLError:
            if not waits_for_our_word:
                await drain(stream)
            raise
        return Response(status_code=201)

    def download(
        self,
        key: str,
        request: Request,
        *,
        expires: Expires,
        signature: Signature,
        filename: Annotated[str, Query()] = "",
    ) -> Response:
        self._check(Link(method="GET", key=key, expires=expires, filename=filename), signature)
        stat = self._files.stat(key)
        if stat is None:
            raise NotFound("This file is not there any more.")
        if stat.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": stat.etag})
        match asked_range(request.headers.get("range"), stat.size_bytes):
            case Range.UNSATISFIABLE:
                return _no_such_part(stat.size_bytes)
            case Range.WHOLE:
                _forget_range(request)
        return FileResponse(
            self._files.path(key),
            media_type="application/octet-stream",
            headers={
                "Content-Disposition": attachment(filename),
                "ETag": stat.etag,
                "Cache-Control": "private, max-age=3600",
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": INERT,
            },
        )

    def _check(self, link: Link, signature: str) -> None:
        link.check(signature, self._secret, self._clock.now())
        if not is_key(link.key):
            raise Forbidden("This link does not lead to a file.")


def _check_type(sent: str, granted: str) -> None:
    """Parameters, as a charset, do not count."""
    if _media_type(sent) != _media_type(granted):
        raise BadRequest(
            f"This link takes a file of type {granted}. Send it with the header Content-Type: {granted}."
        )


def _media_type(header: str) -> str:
    return header.partition(";")[0].strip().lower()


def _no_such_part(size: int) -> Response:
    detail = f"The file has {size:,} bytes, and none of them is in the range asked for."
    refusal = problem(416, "Range not satisfiable", detail)
    return told(refusal, {"Content-Range": f"bytes */{size}"})


def _forget_range(request: Request) -> None:
    """`FileResponse` reads the header itself, and answers a malformed one in plain text."""
    request.scope["headers"] = [entry for entry in request.scope["headers"] if entry[0] != b"range"]
