"""Every refusal is problem+json with a sentence; nothing odd that is sent makes a 5xx."""

import json
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from automl_lite.api.app import create_app
from automl_lite.domain.jobs import Job
from automl_lite.domain.platform import ApiPlatform
from automl_lite.local.platform import build_api_platform
from automl_lite.local.settings import LocalSettings

MakeJob = Callable[..., Job]
MEBIBYTE = 1024**2


def as_problem(answer: object) -> dict[str, object]:
    """The body of an answer that must be a problem."""
    assert hasattr(answer, "headers")
    assert hasattr(answer, "json")
    assert hasattr(answer, "status_code")
    assert answer.headers["Content-Type"] == "application/problem+json"
    told: dict[str, object] = answer.json()
    assert {"type", "title", "status", "detail"} <= set(told)
    assert told["status"] == answer.status_code
    assert str(told["type"]).startswith("urn:automl-lite:")
    return told


def test_an_unknown_address_is_a_problem(client: TestClient) -> None:
    told = as_problem(client.get("/nowhere"))
    assert (told["status"], told["type"]) == (404, "urn:automl-lite:not-found")
    assert "'/nowhere'" in str(told["detail"])


def test_a_wrong_method_says_which_are_possible(client: TestClient) -> None:
    answer = client.put("/train", json={})
    assert as_problem(answer)["status"] == 405
    assert answer.headers["Allow"] == "POST"
    assert "use POST" in answer.json()["detail"]
    assert client.put("/jobs/1").headers["Allow"] == "GET, PATCH, DELETE"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"not json",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"filename": ' + b"9" * 5_000 + b"}",
        b"3",
        b"null",
        b'"text"',
        b"[]",
    ],
)
def test_a_body_that_is_no_json_object_is_refused(client: TestClient, content: bytes) -> None:
    answer = client.post("/upload", content=content, headers={"Content-Type": "application/json"})
    told = as_problem(answer)
    assert told["status"] == 422
    assert answer.json()["errors"][0]["field"] == "body"


def test_a_body_without_its_content_type_is_told_which_to_send(client: TestClient) -> None:
    answer = client.post("/upload", content=b'{"filename": "a.csv"}', headers={"Content-Type": "text/plain"})
    assert "application/json" in str(as_problem(answer)["detail"])


@pytest.mark.parametrize(
    "body",
    [
        '{"filename": "\\ud800.csv"}',
        '{"\\ud800": 1}',
        '{"filename": NaN}',
        '{"filename": "a.csv", "size_bytes": NaN}',
        '{"filename": "a.csv", "size_bytes": Infinity}',
        '{"filename": "a.csv", "size_bytes": 1e999}',
        '{"filename": {"__proto__": [NaN]}}',
        '{"filename": "a.csv", "content_type": "\\ud83d"}',
    ],
)
def test_odd_json_is_refused_by_field_and_never_repeated(client: TestClient, body: str) -> None:
    answer = client.post("/upload", content=body, headers={"Content-Type": "application/json"})
    told = as_problem(answer)
    assert told["status"] == 422
    assert answer.json()["errors"]
    json.dumps(answer.json(), allow_nan=False)


def test_every_bad_field_is_listed(client: TestClient) -> None:
    answer = client.post("/upload", json={"filename": "", "content_type": "x", "size_bytes": -1})
    assert [error["field"] for error in answer.json()["errors"]] == ["filename", "content_type", "size_bytes"]
    assert all(field in answer.json()["detail"] for field in ("filename", "content_type", "size_bytes"))


def test_thousands_of_faults_make_a_short_answer(client: TestClient) -> None:
    columns = [[] for _ in range(9_000)]  # type: ignore[var-annotated]
    body = {"dataset_id": "d", "target_column": "t", "config": {"include_columns": columns}}
    answer = client.post("/train", json=body)
    assert as_problem(answer)["status"] == 422
    assert "more" in answer.json()["detail"]
    assert len(answer.content) < 5_000


def test_thousands_of_unknown_fields_make_a_short_answer(client: TestClient) -> None:
    answer = client.post("/upload", json={f"field{number}": 0 for number in range(50_000)})
    assert as_problem(answer)["status"] == 422
    assert len(answer.content) < 5_000


def test_every_answer_carries_its_headers(client: TestClient) -> None:
    for answer in (client.get("/health"), client.get("/jobs"), client.get("/nowhere")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert len(answer.headers["X-Request-Id"]) == 32


def test_a_fault_of_ours_is_told_calmly_and_logged_in_full(
    platform: ApiPlatform, settings: LocalSettings, stored_job: MakeJob, caplog: pytest.LogCaptureFixture
) -> None:
    job = stored_job()
    _damage_records(settings.data_dir)
    with TestClient(create_app(platform)) as client, caplog.at_level(logging.ERROR):
        answer = client.get(f"/jobs/{job.job_id}")
    told = as_problem(answer)
    assert told["status"] == 500
    assert told["request_id"] == answer.headers["X-Request-Id"]
    assert "ValidationError" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    (record,) = [record for record in caplog.records if record.name == "automl_lite.api.guard"]
    assert str(told["request_id"]) in record.getMessage()
    assert record.exc_info is not None


def _damage_records(data_dir: Path) -> None:
    (file,) = data_dir.glob("*.db")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE \"training-jobs\" SET record = '{}'")
    connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/jobs/%ED%A0%80",
        "/jobs/%00",
        "/jobs/..%2F..%2Fetc%2Fpasswd",
        "/jobs/%0d%0aX-Evil:1",
        "/datasets/" + "x" * 10_000,
        "/datasets/%F0%9F%8C%B8/preview",
        "/predict/%2e%2e/info",
    ],
)
def test_odd_ids_are_not_found(client: TestClient, path: str) -> None:
    assert as_problem(client.get(path))["status"] == 404


@pytest.mark.parametrize("query", ["tag=%ED%A0%80", "tag=%00", "next_token=%ED%A0%80", "next_token=AAAA"])
def test_odd_queries_are_no_fault_of_ours(client: TestClient, query: str) -> None:
    assert client.get(f"/jobs?{query}").status_code in (200, 422)


def test_health_says_what_runs_here(client: TestClient) -> None:
    shown = client.get("/health").json()
    assert shown.pop("version")
    assert shown == {"status": "healthy", "service": "automl-api", "platform": "local"}
    welcome = client.get("/").json()
    assert welcome["status"] == "healthy"
    assert welcome["links"]["openapi"] == "/openapi.json"


def test_without_a_predictor_no_predict_routes_are_mounted(settings: LocalSettings) -> None:
    with TestClient(create_app(build_api_platform(settings, predictor=False))) as client:
        assert client.post("/predict/nowhere", json={"features": {}}).status_code == 404
        assert not [path for path in client.get("/openapi.json").json()["paths"] if "predict" in path]
