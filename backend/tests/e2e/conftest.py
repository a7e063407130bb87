"""The server as a person starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

START_SECONDS = 30


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Starts a server with these settings on a free port and a new data directory; gives its address."""
    processes: list[subprocess.Popen[bytes]] = []

    def start(**settings: str) -> str:
        port = free_port()
        data = tmp_path_factory.mktemp("data")
        process = subprocess.Popen(
            [
                str(Path(sys.executable).parent / "automl-lite"),
                "serve",
                "--data",
                str(data),
                "--port",
                str(port),
            ],
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
        )
        processes.append(process)
        address = f"http://127.0.0.1:{port}"
        wait_until_it_answers(address, process)
        return address

    yield start
    for process in processes:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_until_it_answers(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            httpx.get(f"{address}/health").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer in time")
