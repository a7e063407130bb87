"""What a deployed web page must have: the API's address, leave to call it on both sides, and its scripts."""

import re
from urllib.parse import urlsplit

from release.smoke_calls import Answer, Caller, SmokeFailed, send
from release.smoke_job import say

BROWSERS_ASK_FIRST = ("PATCH", "DELETE")
AWS_API = re.compile(r"[^.]+\.execute-api\.([a-z0-9-]+)\.amazonaws\.com")
SCRIPT = re.compile(r"/_next/static/[\w/.~-]+\.js")


def check_page(api: Caller, page: str) -> None:
    """Raises SmokeFailed at the first thing for which the page would stay empty or could do nothing."""
    origin = page.rstrip("/")
    answer = send("GET", f"{origin}/", None, {}, f"the page {origin}")
    answer.check()
    _check_address(answer, api.url)
    _check_policy(answer, api.url)
    _check_script(answer, origin)
    for method in BROWSERS_ASK_FIRST:
        _check_leave(api, origin, method)
    say("the page knows the API, may call it, and has its scripts")


def reached(api_url: str) -> list[str]:
    """Origins that the page of an API calls: the API's and, on AWS, those of its region's buckets."""
    address = urlsplit(api_url)
    origins = [f"{address.scheme}://{address.netloc}"]
    if on_aws := AWS_API.fullmatch(address.netloc):
        origins.append(f"https://*.s3.{on_aws[1]}.amazonaws.com")
    return origins


def _check_address(page: Answer, api_url: str) -> None:
    told = f'data-api-url="{api_url.rstrip("/")}"'
    if told not in _html(page):
        raise SmokeFailed(f"{page.what} calls another API: it came without {told}")


def _check_policy(page: Answer, api_url: str) -> None:
    policy = page.headers.get("Content-Security-Policy")
    if not policy:
        raise SmokeFailed(f"{page.what} came without a Content-Security-Policy")
    directives = [directive.split() for directive in policy.split(";")]
    allowed = next((sources for name, *sources in filter(None, directives) if name == "connect-src"), [])
    for origin in reached(api_url):
        if origin not in allowed:
            raise SmokeFailed(f"the policy of {page.what} does not let it reach {origin}: {policy}")


def _check_script(page: Answer, origin: str) -> None:
    found = SCRIPT.search(_html(page))
    if not found:
        raise SmokeFailed(f"{page.what} names no script")
    script = send("GET", f"{origin}{found[0]}", None, {}, f"the page's script {found[0]}")
    script.check()
    kind = script.headers.get_content_type()
    if "javascript" not in kind:
        raise SmokeFailed(f"{script.what} came as {kind}")


def _check_leave(api: Caller, origin: str, method: str) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": method}
    allowed = api.api("OPTIONS", "/jobs/smoke", None, asked)
    methods = {name.strip() for name in allowed.headers.get("Access-Control-Allow-Methods", "").split(",")}
    origins = allowed.headers.get("Access-Control-Allow-Origin")
    if not allowed.is_success or origins not in (origin, "*") or not methods & {method, "*"}:
        raise SmokeFailed(
            f"the API does not let the page at {origin} call {method}: {allowed.status}, {origins}"
        )


def _html(page: Answer) -> str:
    return page.body.decode("utf-8", "replace")
