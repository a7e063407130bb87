"""Changing a job's tags and notes."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from automl_lite.domain.jobs import Job, JobStatus

MakeJob = Callable[..., Job]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ({"tags": [f"t{number}" for number in range(10)]}, 200, None),
        ({"tags": [f"t{number}" for number in range(11)]}, 422, "tags"),
        ({"tags": ["x" * 50]}, 200, None),
        ({"tags": ["x" * 51]}, 400, "Each tag must be 50 characters or less"),
        ({"tags": [" "]}, 400, "Tags cannot be empty or whitespace"),
        ({"tags": [""]}, 400, "Tags cannot be empty or whitespace"),
        ({"tags": ["a\x00b"]}, 400, "control characters"),
        ({"tags": "a"}, 422, "tags"),
        ({"tags": [1]}, 422, "tags.0"),
        ({"notes": "x" * 1000}, 200, None),
        ({"notes": "x" * 1001}, 422, "notes"),
        ({"notes": 1}, 422, "notes"),
        ({"note": "x"}, 422, "'notes'"),
    ],
)
def test_tags_and_notes_have_bounds(
    client: TestClient, stored_job: MakeJob, body: dict[str, object], status: int, words: str | None
) -> None:
    path = f"/jobs/{stored_job(tags=('old',), notes='old').job_id}"
    answer = client.patch(path, json=body)
    assert answer.status_code == status
    if words is not None:
        assert words in answer.json()["detail"]
        shown = client.get(path).json()
        assert (shown["tags"], shown["notes"]) == (["old"], "old")


def test_tags_are_trimmed_and_each_is_kept_once(client: TestClient, stored_job: MakeJob) -> None:
    answer = client.patch(f"/jobs/{stored_job().job_id}", json={"tags": [" b ", "a", "b", "Ä 🌸"]})
    assert answer.json()["tags"] == ["b", "a", "Ä 🌸"]
    assert len(client.get("/jobs", params={"tag": "Ä 🌸"}).json()["jobs"]) == 1


def test_what_a_patch_leaves_out_stays(client: TestClient, stored_job: MakeJob) -> None:
    path = f"/jobs/{stored_job(tags=('a',), notes='n').job_id}"
    before = client.get(path).json()
    assert client.patch(path, json={}).json() == before
    assert client.patch(path, json={"tags": None, "notes": None}).json() == before
    assert client.patch(path, json={"notes": "m"}).json()["tags"] == ["a"]
    assert client.patch(path, json={"tags": ["b"]}).json()["notes"] == "m"


def test_empty_notes_and_tags_clear(client: TestClient, stored_job: MakeJob) -> None:
    path = f"/jobs/{stored_job(tags=('a',), notes='n').job_id}"
    assert client.patch(path, json={"notes": ""}).json()["notes"] is None
    assert client.patch(path, json={"tags": []}).json()["tags"] == []


@pytest.mark.parametrize("status", list(JobStatus))
def test_tags_and_notes_can_be_changed_in_every_state(
    client: TestClient, stored_job: MakeJob, status: JobStatus
) -> None:
    answer = client.patch(f"/jobs/{stored_job(status).job_id}", json={"notes": "line 1\nline 2"})
    assert (answer.json()["notes"], answer.json()["status"]) == ("line 1\nline 2", status)
