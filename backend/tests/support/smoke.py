"""The smoke test as a process, and servers that stand before an API or in the place of a page."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

BACKEND = Path(__file__).parents[2]

Said = subprocess.CompletedProcess[str]


def smoke(url: str, *options: str, seconds: float = 180, **environment: str) -> Said:
    # -S leaves out what is installed: it runs with Python alone.
    return subprocess.run(
        [sys.executable, "-S", "-m", "release.smoke", url, "--settling", "0", *options],
        cwd=BACKEND,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


class Standin(BaseHTTPRequestHandler):
    """Passes calls on to the API, and answers some paths in its own way."""

    upstream: str
    policy: str | None
    own: dict[tuple[str, str], tuple[int, bytes]]
    seen: list[tuple[str, str, str | None]]

    def handle_one(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.seen.append((self.command, self.path, self.headers.get("x-api-key")))
        own = next((said for (method, start), said in self.own.items() if self._is(method, start)), None)
        if own:
            kind = "text/html" if own[1].startswith(b"<") else "text/javascript"
            self._answer(*own, {"Content-Type": kind})
            return
        told = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        there = httpx.request(
            self.command, self.upstream + self.path, content=content, headers=told, timeout=60
        )
        kept = {
            name: value
            for name, value in there.headers.items()
            if name.startswith(("access-control", "content-type"))
        }
        self._answer(there.status_code, there.content, kept)

    do_GET = do_POST = do_DELETE = do_OPTIONS = handle_one  # noqa: N815

    def _is(self, method: str, start: str) -> bool:
        return self.command == method and self.path.startswith(start)

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        if self.policy and self.path == "/":
            headers = {**headers, "Content-Security-Policy": self.policy}
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *told: object) -> None:  # noqa: A002
        """To nobody."""


StartStandin = Callable[..., tuple[str, type[Standin]]]


@contextmanager
def standins() -> Iterator[StartStandin]:
    """Starts servers that stand before the API; `own` has answers by method and start of the path."""
    running: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def start(
        upstream: str = "http://localhost:1",
        own: dict[tuple[str, str], tuple[int, bytes]] | None = None,
        policy: str | None = None,
    ) -> tuple[str, type[Standin]]:
        kind = type("One", (Standin,), {"upstream": upstream, "own": own or {}, "policy": policy, "seen": []})
        server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}", kind

    try:
        yield start
    finally:
        for server, thread in running:
            server.shutdown()
            thread.join()
            server.server_close()
