"""What the smoke test asks of a web page."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from release.smoke_page import reached
from tests.conftest import free_port
from tests.support.smoke import BACKEND, StartStandin, smoke

BUILD_PAGE = BACKEND.parent / "frontend" / "scripts" / "page"
SCRIPT = "/_next/static/chunks/0a-b_c.d~1.js"


def html(api_url: str) -> bytes:
    return f'<html data-api-url="{api_url}"><script src="{SCRIPT}" async=""></script></html>'.encode()


def page_of(api: Any) -> dict[tuple[str, str], tuple[int, bytes]]:
    """What a server answers that is a page of this API."""
    return {("GET", SCRIPT): (200, b"//"), ("GET", "/"): (200, html(api.url))}


def failure(api: Any, page: str) -> str:
    done = smoke(api.url, "--page", page)
    assert done.returncode == 1
    return done.stderr.removeprefix("The smoke test failed: ").strip()


def test_the_page_that_people_get_knows_the_api_and_may_call_it(server_starter: Callable[..., Any]) -> None:
    built = subprocess.run([BUILD_PAGE], capture_output=True, text=True, check=True, timeout=600)
    port = free_port()
    api = server_starter(page_dir=Path(built.stdout.strip()), page_port=port)

    done = smoke(api.url, "--page", f"http://localhost:{port}/", "--budget", "1")

    assert done.returncode == 0, done.stderr
    assert "the page knows the API, may call it, and has its scripts" in done.stdout


@pytest.mark.parametrize("address", ["http://localhost:1", ""])
def test_a_page_of_another_api_fails(api: Any, standin: StartStandin, address: str) -> None:
    page, _ = standin(own={("GET", "/"): (200, html(address))})

    told = f'data-api-url="{api.url}"'
    assert failure(api, page) == f"the page {page} calls another API: it came without {told}"


def test_a_page_without_a_policy_fails(api: Any, standin: StartStandin) -> None:
    page, _ = standin(own=page_of(api))

    assert failure(api, page) == f"the page {page} came without a Content-Security-Policy"


def test_a_page_whose_policy_forbids_the_api_fails(api: Any, standin: StartStandin) -> None:
    policy = f"default-src {api.url}; connect-src 'self' {api.url}0"
    page, _ = standin(own=page_of(api), policy=policy)

    assert failure(api, page) == f"the policy of the page {page} does not let it reach {api.url}: {policy}"


@pytest.mark.parametrize(
    ("status", "content", "sentence"),
    [(404, b"<html>", "was answered with 404: <html>"), (200, b"<html>", "came as text/html")],
)
def test_a_page_whose_scripts_are_not_there_fails(
    api: Any, standin: StartStandin, status: int, content: bytes, sentence: str
) -> None:
    own = {**page_of(api), ("GET", SCRIPT): (status, content)}
    page, _ = standin(own=own, policy=f"connect-src 'self' {api.url};")

    assert failure(api, page) == f"the page's script {SCRIPT} {sentence}"


def test_a_page_without_scripts_fails(api: Any, standin: StartStandin) -> None:
    own = {("GET", "/"): (200, f'<html data-api-url="{api.url}">'.encode())}
    page, _ = standin(own=own, policy=f"connect-src {api.url}")

    assert failure(api, page) == f"the page {page} names no script"


def test_a_page_that_may_not_call_the_api_fails(api: Any, standin: StartStandin) -> None:
    page, _ = standin(own=page_of(api), policy=f"connect-src {api.url}")

    assert failure(api, page).startswith(f"the API does not let the page at {page} call PATCH: ")


def test_a_page_on_aws_reaches_the_buckets_of_its_region() -> None:
    assert reached("https://abc123.execute-api.eu-central-1.amazonaws.com/dev") == [
        "https://abc123.execute-api.eu-central-1.amazonaws.com",
        "https://*.s3.eu-central-1.amazonaws.com",
    ]
    assert reached("http://localhost:8000") == ["http://localhost:8000"]
