"""Routes that take JSON read their bodies within a limit."""

from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from fastapi import Request, Response
from fastapi.routing import APIRoute

from automl_lite.domain.answers import BODY_LIMIT, ROWS_BODY_LIMIT, refuse_body, refuse_declared


class ReadRequest(Request):
    """A request whose body is read already."""

    def __init__(self, request: Request, content: bytes) -> None:
        super().__init__(request.scope, request.receive)
        self._content = content

    async def body(self) -> bytes:
        return self._content


class JsonRoute(APIRoute):
    """Answers 413 as soon as a body is larger than the limit, whatever its Content-Length says."""

    limit: ClassVar[int] = BODY_LIMIT

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answer_within_limit(request: Request) -> Response:
            if self.body_field is None:
                return await answer(request)
            return await answer(ReadRequest(request, await self._read(request)))

        return answer_within_limit

    async def _read(self, request: Request) -> bytes:
        refuse_declared(request.headers.get("content-length", ""), self.limit)
        content = bytearray()
        async for chunk in request.stream():
            content += chunk
            refuse_body(len(content), self.limit)
        return bytes(content)


class LargeJsonRoute(JsonRoute):
    """For many rows at once."""

    limit = ROWS_BODY_LIMIT
