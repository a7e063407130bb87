"""The network between us and AWS, with the faults that networks have."""

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

PASSED_ON = ("content-length", "transfer-encoding", "connection")


@dataclass(frozen=True)
class Sent:
    """A request as it came over the wire; `name` is its method, path and, for DynamoDB or SSM, operation."""

    name: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Fault:
    """What happens to a request whose name contains `name`, for `times` of them."""

    name: str
    times: int = 1
    answer: tuple[int, bytes] | None = None  # instead of the server's own
    cut_at: int | None = None  # bytes of the answer's body after which the connection breaks; 0: no answer
    meanwhile: Callable[[], object] | None = None  # after the server has done it, before its answer comes


@dataclass
class FaultyWire:
    url: str
    sent: list[Sent] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def lose_answer(self, name: str, times: int = 1) -> None:
        self.faults.append(Fault(name, times, cut_at=0))

    def named(self, name: str) -> list[Sent]:
        return [one for one in self.sent if name in one.name]

    def strike(self, name: str) -> Fault | None:
        for fault in self.faults:
            if fault.name in name and fault.times > 0:
                fault.times -= 1
                return fault
        return None


@contextmanager
def wire_to(url: str) -> Iterator[FaultyWire]:
    """A wire that leads to the server at `url`."""
    target = urlsplit(url).netloc
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    wire = FaultyWire(f"http://127.0.0.1:{server.server_port}")
    server.wire, server.target = wire, target  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield wire
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def _pass_on(self) -> None:
        wire: FaultyWire = self.server.wire  # type: ignore[attr-defined]
        body = self._body()
        operation = self.headers.get("X-Amz-Target", "")
        sent = Sent(f"{self.command} {self.path} {operation}", dict(self.headers.items()), body)
        wire.sent.append(sent)
        fault = wire.strike(sent.name)
        if fault is not None and fault.answer is not None:
            self._answer(fault.answer[0], [], fault.answer[1], None)
            return
        connection = http.client.HTTPConnection(self.server.target)  # type: ignore[attr-defined]
        headers = {name: value for name, value in sent.headers.items() if name.lower() not in PASSED_ON}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        if fault is not None and fault.meanwhile is not None:
            fault.meanwhile()
        self._answer(answer.status, answer.getheaders(), content, None if fault is None else fault.cut_at)
        connection.close()

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = _pass_on  # noqa: N815 - the names that http.server calls

    def _body(self) -> bytes:
        if self.headers.get("Expect") == "100-continue":
            self.send_response_only(100)
            self.end_headers()
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _answer(
        self, status: int, headers: list[tuple[str, str]], content: bytes, cut_at: int | None
    ) -> None:
        if cut_at == 0:
            self.close_connection = True
            return
        self.send_response(status)
        length = dict(headers).get("Content-Length") if self.command == "HEAD" else str(len(content))
        for name, value in headers:
            if name.lower() not in PASSED_ON:
                self.send_header(name, value)
        self.send_header("Content-Length", length or "0")
        self.end_headers()
        self.wfile.write(content[:cut_at])
        if cut_at is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own name
        return
