"""A server as a user starts it, for every test that needs one."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import SystemRandom

import httpx
import hypothesis
import pytest

from packages.building import build
from packages.contents import PACKAGES
from tests.support.lambda_runtime import target
from tests.support.moto_account import MotoAccount, MotoServer, new_account, run_moto

START_SECONDS = 60
RANDOM = SystemRandom()  # whose numbers no seed repeats, in a process beside this one

# What an example takes is the machine's business, which does other things besides.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(ids: list[str]) -> None:
    """Processes that share the work know tests by their ids, and run each id once."""
    repeated = [test for test, times in Counter(ids).items() if times > 1]
    if repeated:
        pytest.exit(f"Several tests have one id, so that only one of them would run: {repeated}", 1)


@dataclass
class RunningServer:
    """`automl-lite serve` in a process of its own, and a client for it."""

    process: subprocess.Popen[bytes]
    data_dir: Path
    url: str
    log: Path
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, timeout=60)

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(30)

    def upload(self, path: Path, content_type: str = "text/csv") -> str:
        """Upload and confirm a file as a script does; the dataset's id."""
        asked = self.client.post(
            "/upload",
            json={"filename": path.name, "content_type": content_type, "size_bytes": path.stat().st_size},
        )
        assert asked.status_code == 200, asked.text
        put = self.client.put(
            asked.json()["upload_url"], content=path.read_bytes(), headers={"Content-Type": content_type}
        )
        assert put.status_code == 201, put.text
        dataset_id: str = asked.json()["dataset_id"]
        confirmed = self.client.post(f"/datasets/{dataset_id}/confirm")
        assert confirmed.json()["status"] == "ready", confirmed.text
        return dataset_id

    def train(self, dataset_id: str, target: str, **config: object) -> str:
        answer = self.client.post(
            "/train", json={"dataset_id": dataset_id, "target_column": target, "config": config}
        )
        assert answer.status_code == 200, answer.text
        job_id: str = answer.json()["job_id"]
        return job_id

    def job(self, job_id: str) -> dict[str, object]:
        found: dict[str, object] = self.client.get(f"/jobs/{job_id}").json()
        return found

    def wait_for(self, job_id: str, *statuses: str, seconds: float = 180) -> dict[str, object]:
        """The job once its status is one of these."""
        deadline = time.monotonic() + seconds
        while (job := self.job(job_id))["status"] not in statuses:
            assert time.monotonic() < deadline, f"still {job['status']} ({job['progress']})\n{self.said()}"
            time.sleep(0.2)
        return job


StartServer = Callable[..., RunningServer]


@pytest.fixture
def server_starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Starts servers; keywords are settings. What is still running at the end is killed."""
    with _servers(tmp_path_factory) as start:
        yield start


@pytest.fixture(scope="module")
def shared_server_starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """The same for servers that the tests of a module share."""
    with _servers(tmp_path_factory) as start:
        yield start


@contextmanager
def _servers(folders: pytest.TempPathFactory) -> Iterator[StartServer]:
    running: list[RunningServer] = []

    def start(data_dir: Path | None = None, **settings: object) -> RunningServer:
        folder = data_dir or folders.mktemp("data")
        port = free_port()
        log = folders.mktemp("log") / "server.log"
        told = {f"AUTOML_LITE_{name.upper()}": str(value) for name, value in settings.items()}
        with log.open("wb") as output:
            process = subprocess.Popen(
                [Path(sys.executable).parent / "automl-lite", "serve", "--data", folder, "--port", str(port)],
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "AUTOML_LITE_MIN_TIME_BUDGET": "1", **told},
            )
        server = RunningServer(process, folder, f"http://localhost:{port}", log)
        running.append(server)
        _wait_until_it_answers(server)
        return server

    yield start
    for server in running:
        server.client.close()
        if server.process.poll() is None:
            server.kill()


@pytest.fixture(scope="session")
def zip_of(run_folder: Path) -> Callable[[str], Path]:
    """The zip file of a package by its name, built once a run, for a Python that is on this machine."""
    by_name = {package.name: package for package in PACKAGES}

    @cache
    def built(name: str) -> Path:
        folder = run_folder / f"package-{name}"
        folder.mkdir(exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "whole").exists():
                build(by_name[name], target(), folder / "begun")
                (folder / "begun").rename(folder / "whole")
            return next((folder / "whole").glob("*.zip"))

    return built


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for the whole run, though several processes share its tests."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def moto_server() -> Iterator[MotoServer]:
    """AWS for the whole session; each test makes an account of its own in it."""
    with run_moto() as server:
        yield server


@pytest.fixture
def account(moto_server: MotoServer, monkeypatch: pytest.MonkeyPatch) -> MotoAccount:
    """Fresh tables and buckets, and this process led to them."""
    for name, value in moto_server.environment.items():
        monkeypatch.setenv(name, value)
    return new_account(moto_server)


def free_port() -> int:
    """One that stays free until it is used: the system gives none of these to the clients of other tests."""
    while True:
        port = RANDOM.randrange(20_000, 32_000)
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


def _wait_until_it_answers(server: RunningServer) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            server.client.get("/health")
        except httpx.TransportError:
            assert server.process.poll() is None, server.said()
            assert time.monotonic() < deadline, server.said()
            time.sleep(0.05)
        else:
            return
