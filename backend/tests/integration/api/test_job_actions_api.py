"""Cancelling, deploying and deleting jobs."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from automl_lite.domain import keys
from automl_lite.domain.jobs import ACTIVE, Job, JobStatus
from automl_lite.domain.platform import Platform
from automl_lite.local.platform import open_database
from automl_lite.local.settings import LocalSettings
from automl_lite.local.task_table import TaskKind, TaskTable
from tests.support.records import FAILED, a_result

MakeJob = Callable[..., Job]
Upload = Callable[..., str]


def queued(client: TestClient, dataset_id: str) -> str:
    answer = client.post("/train", json={"dataset_id": dataset_id, "target_column": "kind"})
    assert answer.status_code == 200, answer.text
    job_id: str = answer.json()["job_id"]
    return job_id


def waiting_tasks(settings: LocalSettings) -> int:
    table = TaskTable(open_database(settings))
    return 0 if table.claim(TaskKind.TRAINING) is None else 1


def test_cancelling_stops_a_waiting_job_and_takes_it_from_the_queue(
    client: TestClient, ready: Upload, settings: LocalSettings
) -> None:
    job_id = queued(client, ready())
    answer = client.post(f"/jobs/{job_id}/cancel")
    assert answer.status_code == 200
    assert answer.json() == {"job_id": job_id, "status": "cancelled", "message": "Training cancelled"}
    assert client.get(f"/jobs/{job_id}").json()["completed_at"] is not None
    assert waiting_tasks(settings) == 0


@pytest.mark.parametrize("status", sorted(ACTIVE))
def test_cancelling_again_is_harmless(client: TestClient, stored_job: MakeJob, status: JobStatus) -> None:
    path = f"/jobs/{stored_job(status).job_id}"
    assert client.post(f"{path}/cancel").status_code == 200
    stopped = client.get(path).json()
    again = client.post(f"{path}/cancel")
    assert (again.status_code, again.json()["status"]) == (200, "cancelled")
    assert client.get(path).json() == stopped


@pytest.mark.parametrize("status", [JobStatus.COMPLETED, JobStatus.FAILED])
def test_a_job_that_has_ended_cannot_be_cancelled(
    client: TestClient, stored_job: MakeJob, status: JobStatus
) -> None:
    path = f"/jobs/{stored_job(status).job_id}"
    answer = client.post(f"{path}/cancel")
    assert answer.status_code == 409
    assert f"'{status}'" in answer.json()["detail"]
    assert client.get(path).json()["status"] == status


def test_deploying_and_undeploying_are_harmless_when_repeated(
    client: TestClient, completed_job: MakeJob
) -> None:
    path = f"/jobs/{completed_job().job_id}"
    first = client.post(f"{path}/deploy", json={"deploy": True})
    assert first.status_code == 200
    assert first.json()["deployed"] is True
    assert "successfully deployed" in first.json()["message"]
    deployed_at = client.get(path).json()["deployed_at"]
    assert deployed_at is not None
    assert client.post(f"{path}/deploy", json={"deploy": True}).json() == first.json()
    assert client.get(path).json()["deployed_at"] == deployed_at
    for _ in range(2):
        undone = client.post(f"{path}/deploy", json={"deploy": False}).json()
        assert undone["deployed"] is False
        assert "undeployed" in undone["message"]
    assert client.get(path).json()["deployed_at"] is None


@pytest.mark.parametrize("deploy", [True, False])
@pytest.mark.parametrize("status", sorted(frozenset(JobStatus) - {JobStatus.COMPLETED}))
def test_only_completed_jobs_can_be_deployed(
    client: TestClient, stored_job: MakeJob, status: JobStatus, deploy: bool
) -> None:
    answer = client.post(f"/jobs/{stored_job(status).job_id}/deploy", json={"deploy": deploy})
    assert answer.status_code == 409
    assert answer.json()["detail"] == (
        f"Cannot deploy job with status '{status}'. Only completed jobs can be deployed."
    )


def test_a_model_that_failed_its_parity_check_says_why_it_is_not_deployed(
    client: TestClient, completed_job: MakeJob
) -> None:
    path = f"/jobs/{completed_job(result=a_result(parity=FAILED)).job_id}"
    answer = client.post(f"{path}/deploy", json={"deploy": True})
    assert (answer.status_code, answer.json()["detail"]) == (409, "The served model differs on 3 of 8 rows.")
    assert client.get(path).json()["deployed"] is False


def test_a_job_without_an_onnx_model_cannot_be_deployed(client: TestClient, completed_job: MakeJob) -> None:
    job = completed_job(result=a_result(artefacts=(keys.MODEL_PICKLE,)))
    answer = client.post(f"/jobs/{job.job_id}/deploy", json={"deploy": True})
    assert answer.status_code == 409
    assert "No ONNX model" in answer.json()["detail"]


@pytest.mark.parametrize("body", [{}, {"deploy": None}, {"deploy": "yes"}, {"deploy": 1}, {"deployed": True}])
def test_a_deploy_request_says_true_or_false(
    client: TestClient, completed_job: MakeJob, body: dict[str, object]
) -> None:
    answer = client.post(f"/jobs/{completed_job().job_id}/deploy", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith("deploy")


def test_deleting_a_job_takes_its_files_and_its_dataset(
    client: TestClient, platform: Platform, ready: Upload, completed_job: MakeJob
) -> None:
    dataset_id = ready()
    job = completed_job(dataset_id=dataset_id)
    answer = client.delete(f"/jobs/{job.job_id}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json() == {
        "job_id": job.job_id,
        "message": "Job deleted",
        "deleted_resources": [
            "3 model files", "2 reports", "3 dataset files", "dataset record", "job record",
        ],
    }  # fmt: skip
    assert platform.files.stat(keys.model_file(job.job_id, keys.MODEL_ONNX)) is None
    assert platform.files.stat(keys.report_file(job.job_id, keys.EDA_REPORT)) is None
    assert client.get(f"/datasets/{dataset_id}").status_code == 404
    assert client.delete(f"/jobs/{job.job_id}").status_code == 404


def test_a_dataset_that_another_job_uses_is_kept(
    client: TestClient, ready: Upload, completed_job: MakeJob
) -> None:
    dataset_id = ready()
    first, second = completed_job(dataset_id=dataset_id), completed_job(dataset_id=dataset_id)
    answer = client.delete(f"/jobs/{first.job_id}").json()
    assert answer["deleted_resources"] == ["3 model files", "2 reports", "job record"]
    assert "kept" in answer["message"]
    assert client.get(f"/datasets/{dataset_id}/preview").status_code == 200
    assert client.get(f"/jobs/{second.job_id}").json()["onnx_model_download_url"]
    client.delete(f"/jobs/{second.job_id}")
    assert client.get(f"/datasets/{dataset_id}").status_code == 404


def test_without_its_data_only_the_record_goes(
    client: TestClient, platform: Platform, ready: Upload, completed_job: MakeJob
) -> None:
    dataset_id = ready()
    job = completed_job(dataset_id=dataset_id)
    answer = client.delete(f"/jobs/{job.job_id}", params={"delete_data": "false"}).json()
    assert answer["deleted_resources"] == ["job record"]
    assert platform.files.stat(keys.model_file(job.job_id, keys.MODEL_ONNX)) is not None
    assert client.get(f"/datasets/{dataset_id}").status_code == 200
    assert client.get(f"/jobs/{job.job_id}").status_code == 404


def test_deleting_a_waiting_job_takes_it_from_the_queue(
    client: TestClient, ready: Upload, settings: LocalSettings
) -> None:
    job_id = queued(client, ready())
    assert client.delete(f"/jobs/{job_id}").status_code == 200
    assert waiting_tasks(settings) == 0
    assert client.get("/jobs").json()["jobs"] == []


def test_a_job_whose_dataset_is_gone_can_be_deleted(client: TestClient, completed_job: MakeJob) -> None:
    answer = client.delete(f"/jobs/{completed_job().job_id}")
    assert answer.json()["deleted_resources"] == ["3 model files", "2 reports", "job record"]


def test_whether_data_is_deleted_is_true_or_false(client: TestClient, completed_job: MakeJob) -> None:
    path = f"/jobs/{completed_job().job_id}"
    answer = client.delete(path, params={"delete_data": "perhaps"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "delete_data")
    assert client.get(path).status_code == 200
