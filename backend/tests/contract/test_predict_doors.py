"""One suite over both doors to predictions: the API's routes, and the function that does without FastAPI."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from starlette.testclient import TestClient

from automl_lite.api.app import create_app
from automl_lite.api.cors import allow_origins
from automl_lite.aws.gateway.event import read_request
from automl_lite.aws.gateway.predict_door import PredictDoor
from automl_lite.domain import keys
from automl_lite.domain.jobs import JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.ports import Predictor
from automl_lite.local.platform import build_api_platform
from automl_lite.local.settings import LocalSettings
from tests.support.gateway_events import HOST, function_url_event
from tests.support.records import OWNER
from tests.support.small_model import train_rows

PAGE = "https://models.example.org"
JSON = {"Content-Type": "application/json"}
OF_ONE_REQUEST = {"x-request-id", "content-length"}


@dataclass(frozen=True)
class Doors:
    """The same models behind both."""

    client: TestClient
    door: PredictDoor

    def same(
        self, method: str, url: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """Ask at both doors; the answer, which must be one."""
        there = self.client.request(method, url, content=body, headers=headers or {}, follow_redirects=False)
        event = function_url_event(method, url, headers, body)
        here = self.door.reply(read_request(event), "79104EXAMPLEB723")
        assert here.status == there.status_code, (here.body[:500], there.text[:500])
        assert _headers(here.headers) == _headers(dict(there.headers))
        assert here.headers.get("x-request-id", "") != "" or method == "OPTIONS"
        assert _content(here.body) == _content(there.content)
        return here.status, _content(here.body)


def _headers(headers: dict[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items() if name.lower() not in OF_ONE_REQUEST}


def _content(body: bytes) -> Any:
    """The body without what differs from one request to the next."""
    try:
        content = json.loads(body)
    except ValueError:
        return body
    if isinstance(content, dict):
        if "inference_time_ms" in content:
            assert content.pop("inference_time_ms") > 0
        request_id = content.pop("request_id", None)
        if request_id is not None:
            content["detail"] = content["detail"].replace(request_id, "that id")
    return content


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> ApiPlatform:
    """With a model in use, and others that are not deployed, damaged, lost, or no model at all."""
    local = LocalSettings(
        data_dir=tmp_path_factory.mktemp("data"),
        signing_key=SecretStr("a key for tests"),
        training_threads=2,
        model_record_seconds=0,
    )
    platform = build_api_platform(local, predictor=True)
    train_rows(platform, "flowers")
    completed = frozenset({JobStatus.COMPLETED})
    trained = platform.jobs.change(OWNER, "flowers", completed, deployed=True)
    platform.jobs.add(trained.model_copy(update={"job_id": "resting", "deployed": False}))
    platform.jobs.add(trained.model_copy(update={"job_id": "damaged"}))
    platform.files.write_bytes(keys.model_file("damaged", keys.MODEL_ONNX), b"no model", "text/plain")
    platform.jobs.add(trained.model_copy(update={"job_id": "lost"}))
    assert trained.result is not None
    foreign = trained.result.model_copy(update={"model_sha256": hashlib.sha256(b"no model").hexdigest()})
    platform.jobs.add(trained.model_copy(update={"job_id": "foreign", "result": foreign}))
    platform.files.write_bytes(keys.model_file("foreign", keys.MODEL_ONNX), b"no model", "text/plain")
    return platform


@pytest.fixture(scope="module")
def doors(platform: ApiPlatform) -> Iterator[Doors]:
    assert platform.predictor is not None
    yield from _open(platform, platform.predictor, (PAGE,))


def _open(platform: ApiPlatform, predictor: Predictor, origins: tuple[str, ...]) -> Iterator[Doors]:
    app = create_app(platform)
    allow_origins(app, origins)
    with TestClient(app, base_url=f"https://{HOST}", raise_server_exceptions=False) as client:
        # What the client sends of itself, and no event has.
        for name in ("user-agent", "accept", "connection"):
            del client.headers[name]
        yield Doors(client, PredictDoor(predictor, origins))


def posted(body: object) -> bytes:
    return json.dumps(body).encode()


def test_a_model_shows_how_to_call_it(doors: Doors) -> None:
    status, shown = doors.same("GET", "/predict/flowers/info")
    assert status == 200
    assert shown["example_request"]["features"]
    status, answer = doors.same("POST", "/predict/flowers", posted(shown["example_request"]), JSON)
    assert (status, answer["model_type"]) == (200, "classification")


def test_rows_are_answered_in_order(doors: Doors) -> None:
    rows = [{"size": 1, "colour": "red"}, {"size": 16, "colour": "blue", "joined": "2024-01-03"}, {}]
    status, answer = doors.same("POST", "/predict/flowers/batch", posted({"rows": rows}), JSON)
    assert status == 200
    assert [row["prediction"] for row in answer["predictions"]][:2] == ["lily", "rose"]


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/predict/nothing/info", 404),
        ("GET", "/predict/resting/info", 409),
        ("GET", "/predict/damaged/info", 500),
        ("GET", "/predict/lost/info", 404),
        ("GET", "/predict/foreign/info", 500),
        ("GET", "/predict/flowers/info?verbose=1", 200),
        ("GET", "/predict/flowers", 405),
        ("PUT", "/predict/flowers/batch", 405),
        ("POST", "/predict/flowers/info", 405),
        ("GET", "/predict/flowers/explain", 405),
        ("POST", "/predict/flowers/explain/", 307),
        ("HEAD", "/predict/flowers/info", 405),
        ("OPTIONS", "/predict/flowers", 405),
        ("GET", "/predict/flowers/info/", 307),
        ("POST", "/predict/flowers///?a=b%20c", 307),
        ("GET", "/predict/a%20b%3Fc%23d/info//", 307),
        ("GET", "/predict/flowers/nowhere", 404),
        ("GET", "/predict/", 404),
        ("GET", "/predict", 404),
        ("GET", "/predict//info", 404),
        ("GET", "/nowhere/%E2%82%AC", 404),
        ("GET", "/predict/a%2Fb/info", 404),
        ("GET", "/predict/a%0A/info", 404),
        ("GET", "/predict/%2e%2e/info", 404),
        ("GET", "/predict/%00/info", 404),
        ("GET", "/predict/x%3Fy%23z%5C/none", 404),
        ("GET", "/predict/" + "x" * 3_000 + "/info", 404),
    ],
)
def test_an_address_is_answered_alike(doors: Doors, method: str, url: str, status: int) -> None:
    assert doors.same(method, url)[0] == status


@pytest.mark.parametrize(
    "url", ["/predict/flowers", "/predict/flowers/batch", "/predict/flowers/explain", "/predict/nothing"]
)
@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", JSON),
        (b"", {}),
        (b'{"features": {}}', {}),
        (b'{"features": {}}', {"Content-Type": "text/plain"}),
        (b'{"features": {}}', {"Content-Type": "application/vnd.us+json; charset=utf-8"}),
        (b'{"features": {}}', {"Content-Type": "application/"}),
        (b'{"rows": [{}], "features": {}}', {"Content-Type": "APPLICATION/JSON"}),
        (b"{", JSON),
        (b"null", JSON),
        (b"3", JSON),
        (b"[]", JSON),
        (b"\xff\xfe\x00", JSON),
        ('{"features": {}}'.encode("utf-16"), JSON),
        (b"[" * 100_000, JSON),
        (b'{"features": {"size": ' + b"9" * 5_000 + b"}}", JSON),
        (b'{"features": {"size": NaN}}', JSON),
        (b'{"features": {"\\ud800": 1}}', JSON),
        (b'{"features": {"colour": "\\ud800"}}', JSON),
        (b'{"features": {"size": [1]}}', JSON),
        (b'{"features": {"size": "big"}}', JSON),
        (b'{"features": {"siez": 1}}', JSON),
        (b'{"features": {"kind": "rose"}}', JSON),
        (b'{"features": 1, "more": 2}', JSON),
        (b'{"rows": []}', JSON),
        (b'{"rows": [{}, {"size": {}}, {"size": []}]}', JSON),
        (posted({"rows": [{}] * 1_001}), JSON),
        (posted({"features": {f"f{n}": n for n in range(10_001)}}), JSON),
        (posted({f"field{n}": n for n in range(60)}), JSON),
        (b'{"features": {}}' + b" " * 1024**2, JSON),
        (b"{}", {**JSON, "Content-Length": "99999999"}),
    ],
)
def test_a_body_is_taken_or_refused_alike(
    doors: Doors, url: str, body: bytes, headers: dict[str, str]
) -> None:
    doors.same("POST", url, body, headers)


def test_a_fault_of_ours_names_its_request(doors: Doors) -> None:
    event = function_url_event("POST", "/predict/foreign", JSON, b'{"features": {}}')
    reply = doors.door.reply(read_request(event), "79104EXAMPLEB723")
    assert (reply.status, reply.headers["x-request-id"]) == (500, "79104EXAMPLEB723")
    assert "79104EXAMPLEB723" in json.loads(reply.body)["detail"]
    assert b"ModelFileError" not in reply.body


def test_a_prediction_is_explained(doors: Doors) -> None:
    body = posted({"features": {"size": 16, "colour": "blue"}})
    status, shown = doors.same("POST", "/predict/flowers/explain", body, JSON)
    assert (status, shown["prediction"], shown["explained_label"]) == (200, "rose", "rose")
    assert shown["contributions"][0]["column"] == "size"
    assert shown["contributions"][0]["contribution"] > 0
    added = sum(row["contribution"] for row in shown["contributions"]) + shown["base_value"]
    assert added == pytest.approx(shown["total"])
    assert shown["warnings"] == ["joined is missing."]


def test_a_threshold_decides_what_is_predicted(doors: Doors, platform: ApiPlatform) -> None:
    trained = platform.jobs.get(OWNER, "flowers")
    platform.jobs.add(trained.model_copy(update={"job_id": "eager", "threshold": 0.000001}))
    copy_files(platform, "flowers", "eager")
    for path in ("/predict/eager", "/predict/eager/explain"):
        _, answer = doors.same("POST", path, posted({"features": {"size": 1}}), JSON)
        assert answer["prediction"] == "rose"
    _, answer = doors.same("POST", "/predict/eager", posted({"features": {"size": 1}}), JSON)
    assert answer["probability"] == answer["probabilities"]["rose"] < 0.5
    assert doors.same("GET", "/predict/eager/info")[1]["threshold"] == 0.000001


def copy_files(platform: ApiPlatform, source: str, target: str) -> None:
    for name in (keys.MODEL_ONNX, keys.BACKGROUND, keys.EXPLAINER):
        if platform.files.stat(keys.model_file(source, name)) is not None:
            content = platform.files.read_bytes(keys.model_file(source, name))
            platform.files.write_bytes(keys.model_file(target, name), content, "application/octet-stream")


@pytest.mark.parametrize("change", ["damaged", "lost"])
def test_a_file_that_explains_is_used_only_as_it_was_written(
    doors: Doors, platform: ApiPlatform, change: str
) -> None:
    job_id = f"explainer-{change}"
    trained = platform.jobs.get(OWNER, "flowers")
    platform.jobs.add(trained.model_copy(update={"job_id": job_id}))
    copy_files(platform, "flowers", job_id)
    if change == "damaged":
        for name in (keys.BACKGROUND, keys.EXPLAINER):
            platform.files.write_bytes(keys.model_file(job_id, name), b"{}", "application/json")
    else:
        content = platform.files.read_bytes(keys.model_file(job_id, keys.MODEL_ONNX))
        platform.files.delete_folder(keys.model_folder(job_id))
        platform.files.write_bytes(keys.model_file(job_id, keys.MODEL_ONNX), content, "text/plain")
    body = posted({"features": {}})
    assert doors.same("POST", f"/predict/{job_id}", body, JSON)[0] == 200
    status, told = doors.same("POST", f"/predict/{job_id}/explain", body, JSON)
    assert status == (500 if change == "damaged" else 404)
    assert change == "lost" or "differs from the one that was trained" in told["detail"]


def test_a_body_over_the_limit_is_refused_alike(doors: Doors) -> None:
    body = b'{"rows": [{}]}' + b" " * 10 * 1024**2
    assert doors.same("POST", "/predict/flowers/batch", body, JSON)[0] == 413


@pytest.mark.parametrize("origin", [PAGE, "https://elsewhere.example.org"])
@pytest.mark.parametrize("url", ["/predict/flowers/info", "/predict/nothing/info", "/nowhere"])
def test_a_web_page_is_let_in_alike(doors: Doors, origin: str, url: str) -> None:
    doors.same("GET", url, headers={"Origin": origin})


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"Access-Control-Request-Method": "POST"},
        {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type, x-mine"},
        {"Access-Control-Request-Method": "BREW"},
        {"Access-Control-Request-Method": "GET", "Access-Control-Request-Private-Network": "true"},
    ],
)
@pytest.mark.parametrize("origin", [PAGE, "https://elsewhere.example.org", None])
def test_a_browser_that_asks_first_is_answered_alike(
    doors: Doors, asked: dict[str, str], origin: str | None
) -> None:
    headers = asked if origin is None else {"Origin": origin, **asked}
    doors.same("OPTIONS", "/predict/flowers", headers=headers)


def test_every_web_page_may_be_let_in_alike(platform: ApiPlatform) -> None:
    assert platform.predictor is not None
    (doors,) = _open(platform, platform.predictor, ("*",))
    doors.same("GET", "/predict/flowers/info", headers={"Origin": PAGE})
    doors.same("GET", "/predict/flowers/info")
    doors.same(
        "OPTIONS", "/predict/flowers", headers={"Origin": PAGE, "Access-Control-Request-Method": "POST"}
    )


CELLS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
NAMES = st.sampled_from(["size", "colour", "joined", "kind", "zzz"]) | st.text(max_size=5)
ROW = st.dictionaries(NAMES, CELLS, max_size=5)
ANYTHING = st.recursive(
    CELLS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
BODIES = (
    st.builds(lambda row: {"features": row}, ROW)
    | st.builds(lambda rows: {"rows": rows}, st.lists(ROW | ANYTHING, max_size=4))
    | st.dictionaries(st.sampled_from(["features", "rows", "row"]), ANYTHING, max_size=3)
    | ANYTHING
)


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(body=BODIES, what=st.sampled_from(["", "/batch", "/explain"]))
def test_any_json_is_answered_alike(doors: Doors, body: object, what: str) -> None:
    doors.same("POST", f"/predict/flowers{what}", posted(body), JSON)


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(body=st.binary(max_size=50), kind=st.sampled_from(["application/json", "text/csv", "", "a/b/c", ";"]))
def test_any_bytes_are_answered_alike(doors: Doors, body: bytes, kind: str) -> None:
    doors.same("POST", "/predict/flowers", body, {"Content-Type": kind})
