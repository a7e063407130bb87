"""The API asks no wing which one it is: the same calls, the same answers."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from automl_lite.api.app import create_app
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.jobs import Job, JobStatus, TrainingResult
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask
from automl_lite.tabular.profiling import profile_dataset

OWNER = "default"
FLOWERS = b"petal,colour,kind\n" + b"".join(
    b"%d.5,%s,%s\n" % (row % 7, b"red" if row % 4 else b"blue", b"rose" if row % 2 else b"lily")
    for row in range(40)
)

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]
MakeResult = Callable[..., TrainingResult]


@pytest.fixture
def api(platform: ApiPlatform) -> TestClient:
    return TestClient(create_app(platform))


@pytest.fixture
def uploaded(api: TestClient, wing: Any) -> str:
    """A file that was sent to its link."""
    body = {"filename": "flowers.csv", "content_type": "text/csv", "size_bytes": len(FLOWERS)}
    asked = api.post("/upload", json=body).json()
    put = wing.client.put(asked["upload_url"], content=FLOWERS, headers=asked["upload_headers"])
    assert put.status_code in (200, 201)
    dataset_id: str = asked["dataset_id"]
    return dataset_id


@pytest.fixture
def ready(api: TestClient, platform: ApiPlatform, uploaded: str) -> str:
    """A file that was confirmed, and profiled by whoever does that on this wing."""
    assert api.post(f"/datasets/{uploaded}/confirm").json()["status"] == "processing"
    profile_dataset(ProfileTask(user_id=OWNER, dataset_id=uploaded), platform)
    return uploaded


def train(api: TestClient, dataset_id: str, **headers: str) -> Any:
    return api.post("/train", json={"dataset_id": dataset_id, "target_column": "kind"}, headers=headers)


def test_confirming_before_the_file_is_there_is_refused(api: TestClient) -> None:
    dataset_id = api.post("/upload", json={"filename": "flowers.csv"}).json()["dataset_id"]
    answer = api.post(f"/datasets/{dataset_id}/confirm")
    assert answer.status_code == 409
    assert "upload_url" in answer.json()["detail"]


def test_an_uploaded_file_becomes_a_dataset(api: TestClient, ready: str) -> None:
    confirmed = api.post(f"/datasets/{ready}/confirm").json()
    assert (confirmed["status"], confirmed["num_rows"], confirmed["num_columns"]) == ("ready", 40, 3)
    assert confirmed == api.get(f"/datasets/{ready}").json()
    assert api.get(f"/datasets/{ready}/preview").json()["rows"][0] == ["0.5", "blue", "lily"]


def test_a_licence_stays_with_its_file(api: TestClient) -> None:
    said = {"filename": "flowers.csv", "licence": "CC BY 4.0"}
    with_one, without = (api.post("/upload", json=body).json() for body in (said, {"filename": "a.csv"}))
    assert api.get(f"/datasets/{with_one['dataset_id']}").json()["licence"] == "CC BY 4.0"
    assert api.get(f"/datasets/{without['dataset_id']}").json()["licence"] is None


def test_a_file_over_the_limit_is_gone_when_it_is_confirmed(
    platform: ApiPlatform, wing: Any, api: TestClient
) -> None:
    asked = api.post("/upload", json={"filename": "flowers.csv", "content_type": "text/csv"}).json()
    wing.client.put(asked["upload_url"], content=FLOWERS, headers=asked["upload_headers"])
    small = create_app(_with_limit(platform, len(FLOWERS) - 1))
    answer = TestClient(small).post(f"/datasets/{asked['dataset_id']}/confirm")
    assert answer.status_code == 413
    assert platform.files.stat(f"datasets/{asked['dataset_id']}/data") is None
    assert platform.datasets.get(OWNER, asked["dataset_id"]).status is DatasetStatus.FAILED


def test_a_job_is_started_watched_cancelled_and_deleted(api: TestClient, ready: str) -> None:
    job_id = train(api, ready).json()["job_id"]
    assert api.get(f"/jobs/{job_id}").json()["status"] == "pending"
    assert [job["job_id"] for job in api.get("/jobs", params={"status": "pending"}).json()["jobs"]] == [
        job_id
    ]
    assert api.delete(f"/datasets/{ready}").status_code == 409
    for _ in range(2):
        assert api.post(f"/jobs/{job_id}/cancel").json()["status"] == "cancelled"
    assert api.delete(f"/jobs/{job_id}").status_code == 200
    assert api.get(f"/jobs/{job_id}").status_code == api.get(f"/datasets/{ready}").status_code == 404
    assert api.get("/jobs").json()["jobs"] == api.get("/datasets").json()["datasets"] == []


def test_a_deleted_job_leaves_no_file_behind(api: TestClient, platform: ApiPlatform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.FAILED))
    written = ("models/j/model.onnx", "reports/j/eda_report.html", "checkpoints/j/task.json")
    for key in written:
        platform.files.write_bytes(key, b"x", "text/plain")
    assert api.delete("/jobs/j").status_code == 200
    assert [platform.files.stat(key) for key in written] == [None, None, None]


def test_a_request_repeated_with_its_key_starts_one_job(api: TestClient, ready: str) -> None:
    answers = {train(api, ready, **{"Idempotency-Key": "key"}).json()["job_id"] for _ in range(3)}
    assert len(answers) == 1
    assert len(api.get("/jobs").json()["jobs"]) == 1
    assert train(api, ready).json()["job_id"] not in answers


def test_a_job_that_has_ended_is_not_cancelled(api: TestClient, platform: ApiPlatform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.COMPLETED))
    answer = api.post("/jobs/j/cancel")
    assert answer.status_code == 409
    assert "completed" in answer.json()["detail"]


def test_a_running_job_is_asked_to_keep_its_best_model_and_may_still_be_cancelled(
    api: TestClient, platform: ApiPlatform, job: MakeJob
) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING))
    assert api.get("/jobs/j").json()["finish_early"] is False
    for _ in range(2):
        answer = api.post("/jobs/j/cancel", params={"keep": True})
        assert (answer.status_code, answer.json()["status"]) == (200, "running")
    assert api.get("/jobs/j").json()["finish_early"] is True
    assert api.post("/jobs/j/cancel").json()["status"] == "cancelled"
    assert api.get("/jobs/j").json()["status"] == "cancelled"


@pytest.mark.parametrize("status", sorted(set(JobStatus) - {JobStatus.RUNNING}))
def test_only_a_running_job_has_a_best_model_to_keep(
    api: TestClient, platform: ApiPlatform, job: MakeJob, status: JobStatus
) -> None:
    platform.jobs.add(job(status=status))
    answer = api.post("/jobs/j/cancel", params={"keep": True})
    assert answer.status_code == 409
    why = "has not begun" if status is JobStatus.PENDING else f"status '{status}'"
    assert why in answer.json()["detail"]
    assert api.get("/jobs/j").json()["finish_early"] is False


def test_a_finished_job_is_tagged_deployed_and_downloaded(
    api: TestClient, platform: ApiPlatform, wing: Any, job: MakeJob, result: MakeResult
) -> None:
    platform.jobs.add(job(status=JobStatus.COMPLETED, result=result()))
    platform.files.write_bytes("models/j/model.onnx", b"the model", "application/octet-stream")
    assert api.patch("/jobs/j", json={"tags": ["spring", "🌷"], "notes": ""}).status_code == 200
    assert api.post("/jobs/j/deploy", json={"deploy": True}).json()["deployed"] is True
    shown = api.get("/jobs/j").json()
    assert (shown["tags"], shown["deployed"]) == (["spring", "🌷"], True)
    assert wing.client.get(shown["onnx_model_download_url"]).content == b"the model"
    assert [one["job_id"] for one in api.get("/jobs", params={"tag": "🌷"}).json()["jobs"]] == ["j"]


def test_an_answer_is_fresh_until_the_job_changes(
    api: TestClient, platform: ApiPlatform, job: MakeJob, result: MakeResult
) -> None:
    platform.jobs.add(job(status=JobStatus.COMPLETED, result=result()))
    tag = api.get("/jobs/j").headers["ETag"]
    assert api.get("/jobs/j", headers={"If-None-Match": tag}).status_code == 304
    api.patch("/jobs/j", json={"notes": "New"})
    assert api.get("/jobs/j", headers={"If-None-Match": tag}).status_code == 200


def test_pages_lead_from_one_to_the_next(api: TestClient, platform: ApiPlatform, job: MakeJob) -> None:
    for number in range(12):
        platform.jobs.add(job(f"j{number:02}", minutes=number // 2))
    seen: list[str] = []
    token: str | None = None
    while True:
        page = api.get("/jobs", params={"limit": 5} | ({"next_token": token} if token else {})).json()
        seen += [one["job_id"] for one in page["jobs"]]
        token = page["next_token"]
        if token is None:
            break
        assert len(page["jobs"]) == 5
    assert sorted(seen) == [f"j{number:02}" for number in range(12)]


def test_a_token_that_was_touched_is_refused(
    api: TestClient, platform: ApiPlatform, job: MakeJob, dataset: MakeDataset
) -> None:
    for number in range(3):
        platform.jobs.add(job(f"j{number}", minutes=number))
        platform.datasets.add(dataset(f"d{number}", minutes=number))
    token = api.get("/jobs", params={"limit": 2}).json()["next_token"]
    raw = bytearray(base64.urlsafe_b64decode(token))
    assert b"default" not in raw
    touched = [
        base64.urlsafe_b64encode(bytes([*raw[:at], raw[at] ^ 1, *raw[at + 1 :]])) for at in (0, 20, -1)
    ]
    for other in (*(one.decode() for one in touched), "x", "", token[:-4]):
        assert api.get("/jobs", params={"limit": 2, "next_token": other}).status_code == (
            422 if other else 200
        )
    assert api.get("/datasets", params={"limit": 2, "next_token": token}).status_code == 422
    assert api.get("/jobs", params={"limit": 2, "next_token": token, "status": "pending"}).status_code == 422
    assert api.get("/jobs", params={"limit": 2, "next_token": token}).status_code == 200


def _with_limit(platform: ApiPlatform, size_bytes: int) -> ApiPlatform:
    settings = platform.settings.model_copy(update={"upload_limit_bytes": size_bytes})
    return ApiPlatform(**{**vars(platform), "settings": settings})
