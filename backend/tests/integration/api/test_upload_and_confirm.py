"""From an upload URL to a profiled dataset."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from automl_lite.api.app import create_app
from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.tasks import ProfileTask
from automl_lite.local.file_routes import file_routes
from automl_lite.local.file_store import LocalFileStore
from automl_lite.local.platform import build_api_platform, open_database
from automl_lite.local.settings import LocalSettings
from automl_lite.local.supervisor import Supervisor
from automl_lite.local.task_table import TaskTable
from automl_lite.tabular.profiling import profile_dataset

Upload = Callable[..., str]


@pytest.fixture
def supervised(tmp_path: Path) -> Iterator[TestClient]:
    """The whole machine: files are put through signed links and profiled by worker processes."""
    settings = LocalSettings(data_dir=tmp_path, signing_key=SecretStr("a key"), confirm_wait_seconds=25)
    platform = build_api_platform(settings, predictor=True)
    app = create_app(platform)
    assert isinstance(platform.files, LocalFileStore)
    app.include_router(file_routes(platform.files, settings, platform.clock))
    table = TaskTable(open_database(settings))
    with Supervisor(settings, platform, table), TestClient(app) as client:
        yield client


def test_an_upload_is_put_confirmed_and_profiled(supervised: TestClient) -> None:
    content = b"id;name;price\n1;Ann;1,5\n2;Bob;\n3;Cid;2,25\n"
    asked = supervised.post(
        "/upload", json={"filename": "DATA.CSV", "content_type": "text/csv", "size_bytes": len(content)}
    ).json()
    put = supervised.put(asked["upload_url"], content=content, headers={"Content-Type": "text/csv"})
    assert put.status_code == 201, put.text

    confirmed = supervised.post(f"/datasets/{asked['dataset_id']}/confirm")

    shown = confirmed.json()
    assert confirmed.status_code == 200
    assert shown["status"] == "ready", shown
    assert (shown["filename"], shown["file_size"]) == ("DATA.CSV", len(content))
    assert (shown["num_rows"], shown["num_columns"]) == (3, 3)
    price = shown["columns"][2]
    assert (price["name"], price["dtype"], price["missing"], price["missing_pct"]) == (
        "price", "float", 1, 33.33,
    )  # fmt: skip
    assert (price["min"], price["max"]) == (1.5, 2.25)
    assert shown == supervised.get(f"/datasets/{asked['dataset_id']}").json()
    assert shown == supervised.post(f"/datasets/{asked['dataset_id']}/confirm").json()


def test_many_confirms_at_once_profile_once(supervised: TestClient) -> None:
    asked = supervised.post("/upload", json={"filename": "a.csv"}).json()
    supervised.put(asked["upload_url"], content=b"a,b\n1,2\n", headers={"Content-Type": "text/csv"})
    answers: list[str] = []

    def confirm() -> None:
        answers.append(supervised.post(f"/datasets/{asked['dataset_id']}/confirm").json()["status"])

    threads = [threading.Thread(target=confirm) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["ready"] * 5


def test_a_file_that_cannot_be_read_makes_a_failed_dataset_that_can_be_deleted(
    supervised: TestClient,
) -> None:
    asked = supervised.post("/upload", json={"filename": "a.csv"}).json()
    supervised.put(asked["upload_url"], content=b"a,b\n1,2\n1,2,3\n", headers={"Content-Type": "text/csv"})
    shown = supervised.post(f"/datasets/{asked['dataset_id']}/confirm").json()
    assert shown["status"] == "failed"
    assert "3" in shown["error_message"]
    assert shown["columns"] == []
    assert supervised.get(f"/datasets/{asked['dataset_id']}/preview").status_code == 409
    assert supervised.delete(f"/datasets/{asked['dataset_id']}").status_code == 200


def test_the_answer_names_the_dataset_its_url_and_its_life(client: TestClient) -> None:
    answer = client.post("/upload", json={"filename": "a.csv"})
    assert answer.status_code == 200
    assert answer.json()["expires_in"] == 3600
    assert answer.json()["dataset_id"] in answer.json()["upload_url"]


def test_a_persons_file_name_never_becomes_part_of_the_url(client: TestClient) -> None:
    answer = client.post("/upload", json={"filename": "../../secret.csv"})
    assert "secret" not in answer.json()["upload_url"]
    assert client.get(f"/datasets/{answer.json()['dataset_id']}").json()["filename"] == "../../secret.csv"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "filename"),
        ({"filename": ""}, "filename"),
        ({"filename": "   "}, "filename"),
        ({"filename": "x" * 256}, "filename"),
        ({"filename": "a\nb.csv"}, "filename"),
        ({"filename": "a\x00.csv"}, "filename"),
        ({"filename": "a\u2028.csv"}, "filename"),
        ({"filename": 3}, "filename"),
        ({"filename": "a.csv", "content_type": "image/png"}, "content_type"),
        ({"filename": "a.csv", "content_type": "text/csv\r\nX-Evil: 1"}, "content_type"),
        ({"filename": "a.csv", "size_bytes": 0}, "size_bytes"),
        ({"filename": "a.csv", "size_bytes": 1.5}, "size_bytes"),
        ({"filename": "a.csv", "size_bytes": "many"}, "size_bytes"),
        ({"filename": "a.csv", "licence": ""}, "licence"),
        ({"filename": "a.csv", "licence": "MIT\n"}, "licence"),
        ({"filename": "a.csv", "licence": "x" * 201}, "licence"),
        ({"filename": "a.csv", "file_name": "a.csv"}, "file_name"),
    ],
)
def test_a_bad_upload_request_is_refused_by_field(
    client: TestClient, body: dict[str, object], field: str
) -> None:
    answer = client.post("/upload", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert field in answer.json()["detail"]
    assert client.get("/datasets").json()["datasets"] == []


def test_a_file_announced_as_too_large_is_refused_with_the_limit(client: TestClient) -> None:
    answer = client.post("/upload", json={"filename": "a.csv", "size_bytes": 1024**3 + 1})
    assert answer.status_code == 413
    assert "1.0 GiB" in answer.json()["detail"]


def test_an_unknown_dataset_has_no_files_to_confirm(client: TestClient) -> None:
    answer = client.post("/datasets/nowhere/confirm")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("No files found for dataset nowhere")


def test_confirming_before_the_file_has_arrived_says_so(client: TestClient) -> None:
    dataset_id = client.post("/upload", json={"filename": "a.csv"}).json()["dataset_id"]
    for _ in range(2):
        answer = client.post(f"/datasets/{dataset_id}/confirm")
        assert answer.status_code == 409
        assert "No file has arrived" in answer.json()["detail"]
    assert client.get(f"/datasets/{dataset_id}").json()["status"] == "uploading"


def test_a_confirm_that_does_not_wait_answers_processing(client: TestClient, uploaded: Upload) -> None:
    dataset_id = uploaded()
    for _ in range(2):
        shown = client.post(f"/datasets/{dataset_id}/confirm").json()
        assert (shown["status"], shown["columns"], shown["num_rows"]) == ("processing", [], None)
    assert client.get(f"/datasets/{dataset_id}/preview").status_code == 409


def test_a_confirm_answers_as_soon_as_the_profile_is_there(tmp_path: Path) -> None:
    settings = LocalSettings(data_dir=tmp_path, signing_key=SecretStr("a key"), confirm_wait_seconds=20)
    platform = build_api_platform(settings, predictor=False)
    with TestClient(create_app(platform)) as client:
        dataset_id = client.post("/upload", json={"filename": "a.csv"}).json()["dataset_id"]
        platform.files.write_bytes(keys.dataset_data(dataset_id), b"a,b\n1,2\n", "text/csv")

        def profile_soon() -> None:
            while platform.datasets.get("default", dataset_id).status is not DatasetStatus.PROCESSING:
                time.sleep(0.01)
            profile_dataset(ProfileTask(user_id="default", dataset_id=dataset_id), platform)

        worker = threading.Thread(target=profile_soon)
        worker.start()
        started = time.monotonic()
        shown = client.post(f"/datasets/{dataset_id}/confirm").json()
        worker.join()
        assert shown["status"] == "ready"
        assert time.monotonic() - started < 15


def test_a_file_over_the_limit_is_removed_when_confirmed(tmp_path: Path) -> None:
    settings = LocalSettings(data_dir=tmp_path, signing_key=SecretStr("a key"), upload_limit_bytes=10)
    platform = build_api_platform(settings, predictor=False)
    with TestClient(create_app(platform)) as client:
        dataset_id = client.post("/upload", json={"filename": "a.csv"}).json()["dataset_id"]
        platform.files.write_bytes(keys.dataset_data(dataset_id), b"a,b\n1,2\n3,4\n", "text/csv")
        refused = client.post(f"/datasets/{dataset_id}/confirm")
        assert refused.status_code == 413
        assert platform.files.stat(keys.dataset_data(dataset_id)) is None
        again = client.post(f"/datasets/{dataset_id}/confirm").json()
        assert (again["status"], again["error_message"]) == ("failed", refused.json()["detail"])


def test_a_profile_task_that_was_not_taken_can_be_submitted_again(
    client: TestClient, client_without_queue: TestClient, uploaded: Upload
) -> None:
    dataset_id = uploaded()
    refused = client_without_queue.post(f"/datasets/{dataset_id}/confirm")
    assert (refused.status_code, refused.json()["title"]) == (503, "Temporarily unavailable")
    assert client.post(f"/datasets/{dataset_id}/confirm").json()["status"] == "processing"
