"""The web page beside the API, as `make up` starts, stops and kills the two."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.conftest import free_port
from tests.support.small_page import page_process, tools_without_node, write_page

ROOT = Path(__file__).parents[3]
BUILD_PAGE = ROOT / "frontend" / "scripts" / "page"
AUTOML_LITE = Path(sys.executable).parent / "automl-lite"

StartServer = Callable[..., Any]


@pytest.fixture(params=["small", "built"])
def page_dir(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A page of a few lines, and the one that people get."""
    if request.param == "small":
        return write_page(tmp_path / "page")
    built = subprocess.run([BUILD_PAGE], capture_output=True, text=True, check=False, timeout=600)
    assert built.returncode == 0, built.stderr
    return Path(built.stdout.strip())


def wait_until(good: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not good():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def healthy(page_port: int) -> bool:
    try:
        return httpx.get(f"http://localhost:{page_port}/api/health").is_success
    except httpx.TransportError:
        return False


def serve(tmp_path: Path, *options: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """A start that is expected to fail."""
    return subprocess.run(
        [AUTOML_LITE, "serve", "--data", tmp_path / "data", "--port", str(free_port()), *map(str, options)],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_page_is_ready_once_the_server_says_so(server_starter: StartServer, page_dir: Path) -> None:
    page_port = free_port()
    server = server_starter(page_dir=page_dir, page_port=page_port)
    wait_until(lambda: "Ready" in server.said())
    assert f"at http://localhost:{page_port}. Ctrl-C stops it." in server.said()
    assert f"The API is at {server.url}" in server.said()
    assert server.url in httpx.get(f"http://localhost:{page_port}/").text
    listening = [one for one in page_process(server.process.pid).net_connections() if one.status == "LISTEN"]
    assert [(one.laddr.ip, one.laddr.port) for one in listening] == [("127.0.0.1", page_port)]


def test_the_api_answers_while_a_killed_page_comes_back(server_starter: StartServer, page_dir: Path) -> None:
    page_port = free_port()
    server = server_starter(page_dir=page_dir, page_port=page_port)
    page_process(server.process.pid).kill()
    wait_until(lambda: not healthy(page_port), seconds=5)
    assert server.client.get("/health").is_success
    wait_until(lambda: healthy(page_port))
    assert "The web page ended and is started again" in server.said()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_whatever_ends_the_server_ends_the_page(
    server_starter: StartServer, page_dir: Path, stop: signal.Signals
) -> None:
    page_port = free_port()
    server = server_starter(page_dir=page_dir, page_port=page_port)
    page = page_process(server.process.pid)
    with httpx.Client() as browser:  # which keeps its connection
        browser.get(f"http://localhost:{page_port}/").raise_for_status()
        server.process.send_signal(stop)
        server.process.wait(20)
        wait_until(lambda: not page.is_running() or page.status() == psutil.STATUS_ZOMBIE, seconds=5)
    assert "Traceback" not in server.said()


def test_a_taken_port_of_the_page_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = serve(tmp_path, "--page", write_page(tmp_path / "page"), "--page-port", port)
    assert ended.returncode == 1
    assert ended.stderr == (
        f"Port {port} is taken by another program. Choose another one: `make up PAGE_PORT={port + 123}`, or "
        f"`automl-lite serve --page-port {port + 123}`.\n"
    )


def test_a_directory_without_a_page_is_one_sentence(tmp_path: Path) -> None:
    ended = serve(tmp_path, "--page", tmp_path, "--page-port", free_port())
    assert ended.returncode == 1
    assert ended.stderr == (
        f"There is no built web page in {tmp_path}. `make up` builds it; without --page the API is served "
        "alone.\n"
    )


def test_a_missing_node_is_one_sentence(tmp_path: Path) -> None:
    page = write_page(tmp_path / "page")
    ended = serve(tmp_path, "--page", page, "--page-port", free_port(), AUTOML_LITE_NODE="node-of-nowhere")
    assert ended.returncode == 1
    assert ended.stderr == (
        "The web page needs Node, and node-of-nowhere cannot be run: No such file or directory. Install Node "
        "20 or newer (https://nodejs.org), or say where it is: AUTOML_LITE_NODE=/path/to/node.\n"
    )


def test_a_page_that_breaks_off_at_its_start_is_one_sentence_at_once(tmp_path: Path) -> None:
    page = write_page(tmp_path / "page", 'throw new Error("no server.js");')
    ended = serve(tmp_path, "--page", page, "--page-port", free_port())
    log = tmp_path / "data" / "logs" / "page.log"
    assert ended.returncode == 1
    assert ended.stderr == (
        f"The web page does not start; {log} says why. Without --page the API is served alone.\n"
    )
    assert "no server.js" in log.read_text(encoding="utf-8")


def test_only_the_page_may_call_the_api_from_a_browser(server_starter: StartServer, tmp_path: Path) -> None:
    page_port = free_port()
    server = server_starter(page_dir=write_page(tmp_path / "page"), page_port=page_port)
    own = [f"http://localhost:{page_port}", f"http://127.0.0.1:{page_port}"]
    others = [
        "http://localhost:3000", f"https://localhost:{page_port}", server.url, "http://localhost", "null",
        f"http://evil.example:{page_port}",
    ]  # fmt: skip
    assert [origin for origin in own + others if may_call(server.client, origin)] == own


def test_an_allowed_origin_may_call_beside_the_page(server_starter: StartServer) -> None:
    page_port = free_port()
    server = server_starter(page_port=page_port, allowed_origins='["https://a.example"]')
    origins = [f"http://localhost:{page_port}", "https://a.example", "https://b.example"]
    assert [origin for origin in origins if may_call(server.client, origin)] == origins[:2]


def may_call(client: httpx.Client, origin: str) -> bool:
    """Whether a browser lets a page of this origin read an answer and send a body; never the one alone."""
    reads = client.get("/jobs", headers={"Origin": origin})
    asks_first = client.options(
        "/train",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    allowed = {answer.headers.get("Access-Control-Allow-Origin") for answer in (reads, asks_first)}
    assert allowed in ({origin}, {None})
    assert asks_first.is_success == (allowed == {origin})
    return allowed == {origin}


def test_where_there_is_no_node_the_page_is_a_sentence(tmp_path: Path) -> None:
    ended = subprocess.run(
        [BUILD_PAGE],
        env={"PATH": str(tools_without_node(tmp_path / "tools"))},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "the web page needs Node 20 or newer (https://nodejs.org)" in ended.stderr
    assert "the API starts without it" in ended.stderr


def test_a_node_that_is_too_old_is_no_node(tmp_path: Path) -> None:
    tools = tools_without_node(tmp_path / "tools")
    (tools / "node").write_text("#!/bin/sh\nexit 1\n")  # what it answers to the question for its version
    (tools / "node").chmod(0o755)
    ended = subprocess.run(
        [BUILD_PAGE],
        env={"PATH": str(tools)}, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (1, "")


@pytest.mark.skipif(shutil.which("make") is None, reason="There is no make.")
def test_make_up_serves_the_api_where_there_is_no_node(tmp_path: Path) -> None:
    api_port = free_port()
    with make_up(tmp_path, api_port, PATH=str(tools_without_node(tmp_path / "tools"))) as said:
        wait_until(lambda: "Ready" in said(), seconds=60)
        assert "the web page needs Node 20 or newer" in said()
        assert httpx.get(f"http://localhost:{api_port}/health").is_success


@contextmanager
def make_up(tmp_path: Path, api_port: int, **environment: str) -> Iterator[Callable[[], str]]:
    """`make up`, stopped by Ctrl-C at the end; what it has said so far."""
    log = tmp_path / "make.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["make", "up", f"DATA={tmp_path / 'data'}", f"API_PORT={api_port}"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield lambda: log.read_text(encoding="utf-8")
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)
