"""Every way to a function gives the same request."""

import pytest

from automl_lite.aws.gateway.event import read_request
from tests.support.gateway_events import HOST, Event, MakeEvent, function_url_event, http_event, rest_event

WAYS = {
    "REST API": rest_event,
    "HTTP API": http_event,
    "function URL": function_url_event,
}


@pytest.fixture(params=WAYS)
def make_event(request: pytest.FixtureRequest) -> MakeEvent:
    return WAYS[request.param]


def test_every_way_gives_the_same_request(make_event: MakeEvent) -> None:
    event = make_event("POST", "/predict/j?a=1&a=2&b=", {"Content-Type": "application/json"}, b'{"x": 1}')
    request = read_request(event)
    assert (request.method, request.route_path) == ("POST", "/predict/j")
    assert request.query == "a=1&a=2&b="
    assert request.headers["content-type"] == "application/json"
    assert request.origin == f"https://{HOST}"
    assert request.body == b'{"x": 1}'


def test_a_body_of_any_bytes_comes_through(make_event: MakeEvent) -> None:
    body = bytes(range(256))
    assert read_request(make_event("POST", "/upload", None, body, binary=True)).body == body


def test_what_is_escaped_in_a_path_is_read(make_event: MakeEvent) -> None:
    assert read_request(make_event("GET", "/jobs/a%20b%2Fc")).route_path == "/jobs/a b/c"


@pytest.mark.parametrize(
    ("event", "prefix", "route_path"),
    [
        (rest_event("GET", "/jobs", stage="prod"), "/prod", "/jobs"),
        (rest_event("GET", "/", stage="prod"), "/prod", "/"),
        (rest_event("GET", "/jobs", base_path="/models"), "/models", "/jobs"),
        (rest_event("GET", "/", base_path="/models"), "/models", "/"),
        (rest_event("GET", "/models", base_path="/models"), "/models", "/models"),
        (http_event("GET", "/jobs"), "", "/jobs"),
        (http_event("GET", "/jobs", stage="prod"), "/prod", "/jobs"),
        (http_event("GET", "/", stage="prod"), "/prod", "/"),
        (http_event("GET", "/prod", stage="prod"), "/prod", "/prod"),
        (http_event("GET", "/jobs", stage="prod", route="ANY /{proxy+}"), "/prod", "/jobs"),
        (http_event("GET", "/jobs/1", base_path="/models", route="ANY /{proxy+}"), "/models", "/jobs/1"),
        (http_event("GET", "/a%20b", stage="prod", route="ANY /{proxy+}"), "/prod", "/a b"),
        (function_url_event("GET", "/jobs"), "", "/jobs"),
    ],
)
def test_a_stage_and_a_base_path_are_told_from_our_own_path(
    event: Event, prefix: str, route_path: str
) -> None:
    request = read_request(event)
    assert (request.prefix, request.route_path) == (prefix, route_path)


def test_a_stage_at_its_bare_address_leads_to_the_root() -> None:
    event = http_event("GET", "/", stage="prod")
    event["rawPath"] = event["requestContext"]["http"]["path"] = "/prod"
    assert read_request(event).route_path == "/"


def test_a_path_that_only_begins_like_the_stage_is_left_whole() -> None:
    event = http_event("GET", "/", stage="prod")
    event["rawPath"] = event["requestContext"]["http"]["path"] = "/products"
    assert read_request(event).route_path == "/products"


def test_an_event_of_the_console_has_no_headers() -> None:
    event = {**rest_event("GET", "/health"), "headers": None, "multiValueHeaders": None}
    assert read_request(event).headers == {}


def test_headers_that_were_sent_twice_are_joined() -> None:
    event = rest_event("GET", "/jobs")
    event["multiValueHeaders"]["If-None-Match"] = ['"a"', '"b"']
    assert read_request(event).headers["if-none-match"] == '"a", "b"'


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("/jobs/j-1/deploy", {"job_id": "j-1"}),
        ("/predict/j-1", {"job_id": "j-1"}),
        ("/datasets/d-1/preview", {"dataset_id": "d-1"}),
        ("/jobs", {}),
        ("/jobs/", {}),
        ("/", {}),
    ],
)
def test_the_id_in_a_path_is_known_to_the_log(path: str, ids: dict[str, str]) -> None:
    assert read_request(http_event("GET", path, stage="prod")).ids == ids
