"""The outermost layer: a request id, the headers of every answer, and calm words when all else failed."""

import logging
import uuid

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from automl_lite.api.problems import told
from automl_lite.domain.answers import headers_of
from automl_lite.domain.problems import fault_of_ours

logger = logging.getLogger(__name__)

# In the ASGI scope: the id that whatever serves us gave the request already.
REQUEST_ID = "automl_lite.request_id"


class Guard:
    """ASGI middleware; plain, so that files stream through it untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = scope.get(REQUEST_ID) or uuid.uuid4().hex
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
            await told(fault_of_ours(request_id))(scope, receive, send_with_headers)


def _add_headers(headers: MutableHeaders, request_id: str) -> None:
    headers["X-Request-Id"] = request_id
    for name, value in headers_of(headers.get("content-type", "")).items():
        headers.setdefault(name, value)
