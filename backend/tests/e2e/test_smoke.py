"""The smoke test of a deployment, against a server that does its job and against some that do not."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

BACKEND = Path(__file__).parents[2]
BUDGET = "6"
KEY = "not-for-anybodys-eyes"

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
            self._answer(*own, {})
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


@pytest.fixture
def standin() -> Iterator[StartStandin]:
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

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def api(shared_server_starter: Callable[..., Any]) -> Any:
    return shared_server_starter(allowed_origins='["http://127.0.0.1:29999"]')


def left(api: Any) -> tuple[int, int]:
    """Jobs and datasets that are there."""
    return len(api.client.get("/jobs").json()["jobs"]), len(api.client.get("/datasets").json()["datasets"])


def test_the_main_job_runs_and_nothing_of_it_stays(api: Any, standin: StartStandin) -> None:
    url, before = standin(api.url)

    done = smoke(url, "--budget", BUDGET, "--api-key-from-environment", "THE_KEY", THE_KEY=KEY)

    assert (done.returncode, done.stderr) == (0, "")
    for word in (
        "healthy",
        "uploaded and read: 178 rows, 14 columns",
        "trained",
        "predicted: class_",
        "deleted",
    ):
        assert word in done.stdout
    assert KEY not in done.stdout
    # The signed URL is no call of the API's, so the key does not go there.
    assert {key for _, path, key in before.seen if not path.startswith("/files")} == {KEY}
    assert left(api) == (0, 0)


def test_a_page_is_looked_at_and_may_call_the_api(
    standin: StartStandin, server_starter: Callable[..., Any]
) -> None:
    page, _ = standin(own={("GET", "/"): (200, b"<!doctype html>")}, policy="default-src 'self'")
    api = server_starter(allowed_origins=f'["{page}"]')

    done = smoke(api.url, "--page", f"{page}/", "--budget", BUDGET)

    assert done.returncode == 0, done.stderr
    assert "the page answers, and may call PATCH and DELETE" in done.stdout


def test_a_page_without_a_policy_fails(api: Any, standin: StartStandin) -> None:
    page, _ = standin(own={("GET", "/"): (200, b"<!doctype html>")})

    done = smoke(api.url, "--page", page)

    assert (done.returncode, done.stderr) == (
        1,
        f"The smoke test failed: the page {page} came without a Content-Security-Policy\n",
    )


def test_a_page_that_may_not_call_the_api_fails(api: Any, standin: StartStandin) -> None:
    page, _ = standin(own={("GET", "/"): (200, b"<!doctype html>")}, policy="default-src 'self'")

    done = smoke(api.url, "--page", page)

    assert done.returncode == 1
    assert f"the API does not let the page at {page} call PATCH" in done.stderr


def test_a_platform_that_is_down_fails_with_a_sentence() -> None:
    done = smoke("http://127.0.0.1:1")

    assert done.returncode == 1
    assert done.stderr.startswith("The smoke test failed: GET /health had no answer: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("method", "path", "status", "body", "sentence"),
    [
        (
            "POST",
            "/upload",
            403,
            b'{"detail": "Send a valid key in the x-api-key header."}',
            "Send a valid key",
        ),
        ("POST", "/upload", 502, b"<html>Bad Gateway</html>", "502: <html>Bad Gateway</html>"),
        ("POST", "/upload", 200, b"{}", "KeyError('dataset_id')"),
        ("POST", "/upload", 200, b"[]", "no JSON object"),
        ("POST", "/datasets/", 200, b'{"status": "failed", "error_message": "Row 3."}', "not read: Row 3."),
        ("GET", "/jobs/", 200, b'{"status": "failed", "error_message": "No memory."}', "failed: No memory."),
        ("GET", "/jobs/", 500, b"", "500: nothing more"),
        (
            "GET",
            "/jobs/",
            200,
            b'{"status": "pending"}',
            "did not end within 1 seconds; last it was: pending",
        ),
    ],
)
def test_whatever_fails_midway_is_said_and_cleaned_up(
    api: Any, standin: StartStandin, method: str, path: str, status: int, body: bytes, sentence: str
) -> None:
    url, _ = standin(api.url, {(method, path): (status, body)})

    done = smoke(url, "--budget", "1", "--patience", "0")

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert left(api) == (0, 0)


def test_a_prediction_that_is_no_label_of_the_file_fails(api: Any, standin: StartStandin) -> None:
    finished = (
        b'{"status": "completed", "best_estimator": "rf", "metric": "accuracy", "metric_score": 1,'
        b' "deployed": true, "example_request": {"features": {"alcohol": 13}}, "prediction": "class_9",'
        b' "predictions": [{"prediction": "class_9"}, {"prediction": "class_9"}]}'
    )
    calls = [("GET", "/jobs/"), ("POST", "/jobs/"), ("GET", "/predict/"), ("POST", "/predict/")]
    url, _ = standin(api.url, dict.fromkeys(calls, (200, finished)))

    done = smoke(url, "--budget", "1")

    assert done.returncode == 1
    assert "'class_9'] are not labels of the file" in done.stderr


def test_what_cannot_be_deleted_is_a_failure(api: Any, standin: StartStandin) -> None:
    problem = (500, b'{"detail": "Try again."}')
    url, _ = standin(api.url, {("POST", "/train"): (409, b"{}"), ("DELETE", "/datasets/"): problem})

    done = smoke(url)

    assert done.returncode == 1
    assert "DELETE /datasets/" in done.stderr
    assert "500: Try again." in done.stderr
    for dataset in api.client.get("/datasets").json()["datasets"]:
        api.client.delete(f"/datasets/{dataset['dataset_id']}")


def test_a_key_that_is_not_there_is_said() -> None:
    done = smoke("http://127.0.0.1:1", "--api-key-from-environment", "NO_SUCH_KEY")

    assert (done.returncode, done.stderr) == (
        1,
        "The smoke test failed: the variable NO_SUCH_KEY holds no key\n",
    )
