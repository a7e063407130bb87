"""The server as a person starts, kills and restarts it, with real trainings under way."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

TITANIC = Path(__file__).parents[1] / "data" / "titanic.csv"
AUTOML_LITE = Path(sys.executable).parent / "automl-lite"
LONG = 600


def wait_until(good: Callable[[], object], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not good():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.05)


def training_process(server: Any) -> psutil.Process:
    """The process that trains, once there is one."""
    found: list[psutil.Process] = []

    def look() -> bool:
        found[:] = [child for child in psutil.Process(server.process.pid).children() if trains(child)]
        return len(found) == 1

    wait_until(look)
    return found[0]


def trains(process: psutil.Process) -> bool:
    try:
        return "training" in process.cmdline()
    except psutil.NoSuchProcess:  # the one that read the file has just ended
        return False


def searching(server: Any, job_id: str) -> bool:
    progress = server.job(job_id)["progress"]
    return progress is not None and progress["phase"] == "search" and progress["search"] is not None


def gone(process: psutil.Process) -> bool:
    """Ended, and not a zombie of ours either."""
    return not process.is_running()


def test_a_training_process_killed_in_mid_search_and_the_job_finishes(server_starter: Any) -> None:
    server = server_starter()
    job_id = server.train(server.upload(TITANIC), "survived", time_budget=15)
    first = training_process(server)
    wait_until(lambda: searching(server, job_id))
    first.kill()
    job = server.wait_for(job_id, "completed", "failed")
    assert (job["status"], job["error_message"]) == ("completed", None)
    assert gone(first)
    assert server.interrupt() == 0


def test_a_server_killed_and_started_again_has_its_queued_and_finished_jobs(server_starter: Any) -> None:
    server = server_starter()
    dataset_id = server.upload(TITANIC)
    finished = server.train(dataset_id, "survived", time_budget=10)
    server.wait_for(finished, "completed")
    running = server.train(dataset_id, "survived", time_budget=12)
    queued = server.train(dataset_id, "survived", time_budget=12)
    worker = training_process(server)
    wait_until(lambda: searching(server, running))

    server.kill()
    wait_until(lambda: gone(worker), seconds=10)

    again = server_starter(server.data_dir)
    assert again.job(finished)["status"] == "completed"
    assert again.job(queued)["status"] == "pending"
    assert again.job(running)["status"] == "running"
    assert again.client.get(f"/datasets/{dataset_id}").json()["num_rows"] == 1309
    again.client.post(f"/jobs/{finished}/deploy", json={"deploy": True}).raise_for_status()
    example = again.client.get(f"/predict/{finished}/info").json()["example_request"]
    assert again.client.post(f"/predict/{finished}", json=example).status_code == 200
    for job_id in (running, queued):
        job = again.wait_for(job_id, "completed", "failed")
        assert (job["status"], job["error_message"]) == ("completed", None)
    assert again.interrupt() == 0


@pytest.mark.parametrize(
    ("stop", "exit_code"),
    [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)],
)
def test_whatever_stops_the_server_no_process_of_it_stays(
    server_starter: Any, stop: signal.Signals, exit_code: int
) -> None:
    server = server_starter()
    job_id = server.train(server.upload(TITANIC), "survived", time_budget=LONG)
    worker = training_process(server)
    wait_until(lambda: searching(server, job_id))
    server.process.send_signal(stop)
    assert server.process.wait(20) == exit_code
    wait_until(lambda: gone(worker), seconds=5)
    assert "Traceback" not in server.said()


def test_a_cancelled_job_stops_training_at_once(server_starter: Any) -> None:
    server = server_starter()
    job_id = server.train(server.upload(TITANIC), "survived", time_budget=LONG)
    worker = training_process(server)
    assert server.client.post(f"/jobs/{job_id}/cancel").json()["status"] == "cancelled"
    wait_until(lambda: gone(worker), seconds=15)
    assert server.job(job_id)["status"] == "cancelled"
    assert list((server.data_dir / "scratch").iterdir()) == []


def test_a_search_that_is_cut_short_keeps_the_best_model_so_far(server_starter: Any) -> None:
    server = server_starter()
    job_id = server.train(server.upload(TITANIC), "survived", time_budget=LONG)
    wait_until(lambda: searching(server, job_id))
    answer = server.client.post(f"/jobs/{job_id}/cancel", params={"keep": True})
    assert (answer.status_code, answer.json()["status"]) == (200, "running")
    job = server.wait_for(job_id, "completed", "failed", seconds=60)
    assert (job["status"], job["error_message"]) == ("completed", None)
    assert job["search_trials"] >= 1
    assert "stopped_early" in [warning["code"] for warning in job["warnings"]]
    wait_until(lambda: not list((server.data_dir / "files" / "checkpoints").rglob("search")), seconds=5)


def test_a_deleted_job_leaves_no_file_behind(server_starter: Any) -> None:
    server = server_starter()
    job_id = server.train(server.upload(TITANIC), "survived", time_budget=LONG)
    worker = training_process(server)
    wait_until(lambda: searching(server, job_id))
    assert server.client.delete(f"/jobs/{job_id}").status_code == 200
    wait_until(lambda: gone(worker), seconds=15)
    assert server.client.get(f"/jobs/{job_id}").status_code == 404
    assert [path for path in (server.data_dir / "files").rglob("*") if path.is_file()] == []


def test_the_second_start_is_quick_and_says_where_it_is(server_starter: Any) -> None:
    first = server_starter()
    first.interrupt()
    began = time.monotonic()
    server = server_starter(first.data_dir)
    assert time.monotonic() - began < 5
    said = server.said()
    assert said.startswith("AutoML Lite is starting")
    assert f"{server.url} (docs at {server.url}/docs)" in said
    command = next(line for line in said.splitlines() if "curl" in line)
    answer = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, timeout=30)
    assert "upload_url" in answer.stdout


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = subprocess.run(
            [AUTOML_LITE, "serve", "--port", str(port), "--data", tmp_path / "data"],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr == (
        f"Port {port} is taken by another program. Choose another one: `make up API_PORT={port + 123}`, or "
        f"`automl-lite serve --port {port + 123}`.\n"
    )


def test_two_servers_on_one_directory_are_refused_with_one_sentence(server_starter: Any) -> None:
    server = server_starter()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    ended = subprocess.run(
        [AUTOML_LITE, "serve", "--port", str(port), "--data", server.data_dir],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr == (
        f"Another AutoML Lite server works on {server.data_dir}. Stop it, or choose another data directory.\n"
    )


def test_a_server_with_a_signing_key_of_its_own_makes_its_directory(
    server_starter: Any, tmp_path: Path
) -> None:
    server = server_starter(tmp_path / "new" / "data", signing_key="kept elsewhere")
    assert server.client.get("/health").is_success
    assert not (server.data_dir / "signing-key").exists()


def test_an_answer_is_not_held_back(server_starter: Any) -> None:
    server = server_starter()
    took = []
    for _ in range(20):
        began = time.monotonic()
        server.client.get("/health")
        took.append(time.monotonic() - began)
    assert sorted(took)[10] < 0.03, "the system waits 40 ms for more to send where it is not told otherwise"


def test_the_server_answers_this_machine_alone(server_starter: Any) -> None:
    server = server_starter()
    listening = [c for c in psutil.Process(server.process.pid).net_connections() if c.status == "LISTEN"]
    assert [connection.laddr.ip for connection in listening] == ["127.0.0.1"]
    # DNS rebinding: a page under a foreign name that resolves to this machine.
    assert server.client.get("/jobs", headers={"Host": "evil.example"}).status_code == 400
    stranger = server.client.get("/jobs", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in stranger.headers
    page = server.client.get("/jobs", headers={"Origin": "http://localhost:3000"})
    assert page.headers["Access-Control-Allow-Origin"] == "http://localhost:3000"
    asks_first = server.client.options(
        "/files/datasets/x/data",
        headers={
            "Origin": "http://localhost:3000",
            "Access-Control-Request-Method": "PUT",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert asks_first.status_code == 200


@pytest.mark.parametrize("page", ["/docs", "/redoc"])
def test_a_docs_page_loads_nothing_from_elsewhere(server_starter: Any, page: str) -> None:
    server = server_starter()
    answer = server.client.get(page)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
    html = answer.text
    links = [part.split('"')[0] for part in html.replace("'", '"').split('="')[1:]]
    loaded = [link for link in links if link.startswith(("http", "//", "/docs-static"))]
    assert loaded
    for link in loaded:
        assert link.startswith("/docs-static/"), link
        assert server.client.get(link).status_code == 200
