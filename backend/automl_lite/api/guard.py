"""The outermost layer: a request id, the headers of every answer, and calm words when all else failed."""

import logging
import uuid

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from automl_lite.api.problems import problem

logger = logging.getLogger(__name__)

EVERY_ANSWER = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
# A JSON answer is data: it is not stored unless its route says so, and opened as a page it may do nothing.
JSON_ANSWER = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class Guard:
    """ASGI middleware; plain, so that files stream through it untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(MutableHeaders(scope=message), request_id)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except ClientDisconnect:
            logger.info("request %s: the client went away", request_id)
        except Exception:
            logger.exception("request %s: %s %r failed", request_id, scope["method"], scope["path"])
            if started:
                raise
            await _calm_words(request_id)(scope, receive, send_with_headers)


def _add_headers(headers: MutableHeaders, request_id: str) -> None:
    headers["X-Request-Id"] = request_id
    always = EVERY_ANSWER
    if "json" in headers.get("content-type", ""):
        always = {**EVERY_ANSWER, **JSON_ANSWER}
    for name, value in always.items():
        headers.setdefault(name, value)


def _calm_words(request_id: str) -> ASGIApp:
    return problem(
        500,
        "Something went wrong",
        "Something went wrong on our side. Nothing is known to be lost; try again, and if it happens again "
        f"look for {request_id} in the log.",
        request_id=request_id,
    )
