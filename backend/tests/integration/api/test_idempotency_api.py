"""One key, one job; and no job that nobody will run."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from automl_lite.domain.jobs import JobStatus
from automl_lite.domain.platform import Platform

Upload = Callable[..., str]


def test_the_same_key_and_body_make_one_job(client: TestClient, ready: Upload) -> None:
    body = {"dataset_id": ready(), "target_column": "kind", "config": {"time_budget": 60}}
    headers = {"Idempotency-Key": "once"}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: client.post("/train", json=body, headers=headers).json(), range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert len(client.get("/jobs").json()["jobs"]) == 1


def test_the_answer_stays_the_same_when_the_job_has_moved_on(
    client: TestClient, platform: Platform, ready: Upload
) -> None:
    body = {"dataset_id": ready(), "target_column": "kind"}
    first = client.post("/train", json=body, headers={"Idempotency-Key": "once"}).json()
    platform.jobs.change("default", first["job_id"], frozenset({JobStatus.PENDING}), status=JobStatus.RUNNING)
    assert client.post("/train", json=body, headers={"Idempotency-Key": "once"}).json() == first


def test_the_same_key_for_another_request_is_refused(client: TestClient, ready: Upload) -> None:
    body = {"dataset_id": ready(), "target_column": "kind"}
    client.post("/train", json=body, headers={"Idempotency-Key": "once"})
    other = client.post(
        "/train", json={**body, "config": {"time_budget": 61}}, headers={"Idempotency-Key": "once"}
    )
    assert other.status_code == 422
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"
    assert len(client.get("/jobs").json()["jobs"]) == 1


def test_without_a_key_two_posts_are_two_jobs(client: TestClient, ready: Upload) -> None:
    body = {"dataset_id": ready(), "target_column": "kind"}
    jobs = {client.post("/train", json=body).json()["job_id"] for _ in range(2)}
    assert len(jobs) == 2


@pytest.mark.parametrize("key", ["", "x" * 256, b"caf\xe9", b"a\tb"])
def test_a_key_is_up_to_255_printable_characters(client: TestClient, ready: Upload, key: str | bytes) -> None:
    answer = client.post(
        "/train",
        json={"dataset_id": ready(), "target_column": "kind"},
        headers={"Idempotency-Key": key},
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


def test_a_job_that_the_queue_did_not_take_leaves_nothing_behind(
    client: TestClient, client_without_queue: TestClient, ready: Upload
) -> None:
    body = {"dataset_id": ready(), "target_column": "kind"}
    headers = {"Idempotency-Key": "once"}
    assert client_without_queue.post("/train", json=body, headers=headers).status_code == 503
    assert client.get("/jobs").json()["jobs"] == []
    assert client.post("/train", json=body, headers=headers).status_code == 200
