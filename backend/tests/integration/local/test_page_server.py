"""The page's process: what it is told, that it is always there, and that it never stays behind."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
import pytest

from automl_lite.local.errors import CannotStart
from automl_lite.local.page_server import HANDED_ON, PageServer
from automl_lite.local.settings import LocalSettings
from tests.conftest import free_port
from tests.support.small_page import page_process, write_page

IGNORES_A_STOP = """
import { createServer } from "node:http";

process.on("SIGTERM", () => {});
createServer((request, answer) => answer.end("ok")).listen(Number(process.env.PORT), process.env.HOSTNAME);
"""
NEVER_READY = """
import { createServer } from "node:http";

createServer((request, answer) => {
  answer.statusCode = 503;
  answer.end();
}).listen(Number(process.env.PORT), process.env.HOSTNAME);
"""


@pytest.fixture
def settings(tmp_path: Path) -> LocalSettings:
    return LocalSettings(data_dir=tmp_path / "data", page_port=free_port())


@pytest.fixture
def page_dir(tmp_path: Path) -> Path:
    return write_page(tmp_path / "page")


def wait_until(good: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not good():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.02)


def shown(settings: LocalSettings) -> str | None:
    """The page as a browser gets it, None while it is away."""
    try:
        return httpx.get(settings.page_url, trust_env=False).text
    except httpx.TransportError:
        return None


def test_the_page_is_served_and_knows_where_the_api_is(settings: LocalSettings, page_dir: Path) -> None:
    with PageServer(settings, page_dir) as page:
        page.wait_until_ready()
        assert shown(settings) == "The API is at http://localhost:8000."
    assert shown(settings) is None


def test_the_page_is_served_to_this_machine_alone(settings: LocalSettings, page_dir: Path) -> None:
    with PageServer(settings, page_dir) as page:
        page.wait_until_ready()
        listening = [one for one in page_process().net_connections() if one.status == psutil.CONN_LISTEN]
    assert [(one.laddr.ip, one.laddr.port) for one in listening] == [("127.0.0.1", settings.page_port)]


def test_the_page_comes_back_when_its_process_is_killed(
    settings: LocalSettings, page_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with PageServer(settings, page_dir) as page:
        page.wait_until_ready()
        for _ in range(2):
            page_process().kill()
            wait_until(lambda: shown(settings) is None)
            wait_until(lambda: shown(settings) is not None)
        assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2
        assert "started again" in caplog.text
    assert shown(settings) is None


def test_a_page_that_cannot_be_started_again_is_tried_until_it_can(
    settings: LocalSettings, page_dir: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    node = tmp_path / "node"
    node.write_text('#!/bin/sh\nexec node "$@"\n')
    node.chmod(0o755)
    with PageServer(settings.model_copy(update={"node": str(node)}), page_dir) as page:
        page.wait_until_ready()
        node.rename(tmp_path / "away")
        page_process().kill()
        wait_until(lambda: "cannot be started" in caplog.text)
        (tmp_path / "away").rename(node)
        wait_until(lambda: shown(settings) is not None)


def test_a_page_is_not_begun_again_while_the_server_ends(settings: LocalSettings, page_dir: Path) -> None:
    with PageServer(settings, page_dir) as page:
        page.wait_until_ready()
        page_process().kill()
        wait_until(lambda: shown(settings) is None)
        began = time.monotonic()
    assert time.monotonic() - began < 3
    assert shown(settings) is None


def test_a_page_that_does_not_heed_a_stop_is_killed(settings: LocalSettings, tmp_path: Path) -> None:
    with PageServer(settings, write_page(tmp_path / "page", IGNORES_A_STOP)) as page:
        page.wait_until_ready()
        process = page_process()
    assert not process.is_running()


def test_a_node_that_a_script_stands_for_ends_too(
    settings: LocalSettings, page_dir: Path, tmp_path: Path
) -> None:
    """As those of some version managers, which wait for the real one."""
    node = tmp_path / "node"
    node.write_text('#!/bin/sh\nnode "$@"\necho ended\n')
    node.chmod(0o755)
    with PageServer(settings.model_copy(update={"node": str(node)}), page_dir) as page:
        page.wait_until_ready()
        assert shown(settings) is not None
    wait_until(lambda: shown(settings) is None, seconds=2)


def test_the_page_is_told_no_secret(
    settings: LocalSettings, page_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTOML_LITE_SIGNING_KEY", "AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "NODE_OPTIONS"):
        monkeypatch.setenv(name, "--title=secret")
    with PageServer(settings, page_dir) as page:
        page.wait_until_ready()
        told = httpx.get(f"{settings.page_url}/environment", trust_env=False).json()
    assert "secret" not in str(told)
    assert settings.signing_key.get_secret_value() not in str(told)
    assert told["PATH"] == os.environ["PATH"]
    assert {name: told[name] for name in told.keys() - HANDED_ON} == {
        "HOSTNAME": "127.0.0.1",
        "PORT": str(settings.page_port),
        "NEXT_PUBLIC_API_URL": settings.public_url,
        "NEXT_TELEMETRY_DISABLED": "1",
        "NODE_ENV": "production",
    }


def test_a_proxy_that_the_environment_names_is_not_asked_for_the_page(
    settings: LocalSettings, page_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with PageServer(settings, page_dir) as page:
        page.wait_until_ready(10)


def test_a_page_that_never_gets_ready_is_one_sentence(settings: LocalSettings, tmp_path: Path) -> None:
    with (
        pytest.raises(CannotStart, match=r"The web page does not start; .*page\.log says why\."),
        PageServer(settings, write_page(tmp_path / "page", NEVER_READY)) as page,
    ):
        page.wait_until_ready(1)
    assert shown(settings) is None


def test_the_log_is_that_of_the_last_start(settings: LocalSettings, tmp_path: Path) -> None:
    for word in ("first", "second"):
        page_dir = write_page(tmp_path / word, f'console.error("{word}"); process.exit(1);')
        with pytest.raises(CannotStart), PageServer(settings, page_dir) as page:
            page.wait_until_ready()
    assert (settings.data_dir / "logs" / "page.log").read_text() == "second\n"
