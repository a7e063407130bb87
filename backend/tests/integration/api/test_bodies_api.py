"""How large a body may be, and what a prediction's body must hold."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

MEBIBYTE = 1024**2
PROBLEM = "application/problem+json"


@pytest.mark.parametrize("path", ["/upload", "/train"])
def test_a_body_over_a_mebibyte_is_refused(client: TestClient, path: str) -> None:
    answer = client.post(path, json={"filename": "x" * MEBIBYTE})
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, PROBLEM)
    assert "1 MiB" in answer.json()["detail"]


def test_a_body_of_unknown_length_is_refused_while_it_is_read(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b" " * MEBIBYTE

    answer = client.post("/upload", content=endless(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, PROBLEM)


def test_a_batch_may_be_larger_and_has_its_own_limit(client: TestClient) -> None:
    several = client.post("/predict/nowhere/batch", json={"rows": [{"a": "x" * (3 * MEBIBYTE)}]})
    assert several.status_code == 404
    too_many = client.post("/predict/nowhere/batch", json={"rows": [{"a": "x" * (10 * MEBIBYTE)}]})
    assert (too_many.status_code, too_many.headers["Content-Type"]) == (413, PROBLEM)
    assert client.post("/predict/nowhere", json={"features": {"a": "x" * MEBIBYTE}}).status_code == 413


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("", {}, "features"),
        ("", {"features": None}, "features"),
        ("", {"features": [1]}, "features"),
        ("", {"features": {"a": [1]}}, "features"),
        ("", {"features": {"a": {}}}, "features"),
        ("", {"features": {}, "rows": []}, "rows"),
        ("/batch", {}, "rows"),
        ("/batch", {"rows": []}, "rows"),
        ("/batch", {"rows": [{}] * 1001}, "rows"),
        ("/batch", {"rows": [{}, 3]}, "rows.1"),
        ("/batch", {"rows": [{"a": 1}, {"b": []}]}, "rows.1"),
    ],
)
def test_a_bad_prediction_request_is_refused_by_field(
    client: TestClient, path: str, body: dict[str, object], field: str
) -> None:
    answer = client.post(f"/predict/nowhere{path}", json=body)
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, PROBLEM)
    assert answer.json()["errors"][0]["field"] == field
