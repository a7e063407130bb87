"""Listing, showing, previewing and deleting datasets."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.platform import Platform
from tests.support.records import a_dataset

Upload = Callable[..., str]
MakeJob = Callable[..., Job]
GAPS = "name,age,joined,flag\nAnn,29,2024-01-31,true\nBob,,2024-02-28,false\n,41.5,2024-03-01,true\n"


def test_each_column_says_what_is_in_it_and_what_it_is_good_for(client: TestClient, ready: Upload) -> None:
    shown = client.get(f"/datasets/{ready(GAPS)}").json()
    name, age, joined, flag = shown["columns"]
    assert [column["dtype"] for column in shown["columns"]] == ["text", "float", "datetime", "boolean"]
    assert (name["missing"], name["distinct"], name["min"]) == (1, 2, None)
    assert (age["min"], age["max"], age["mean"]) == (29, 41.5, 35.25)
    assert len(age["histogram"]["edges"]) == len(age["histogram"]["counts"]) + 1
    assert joined["earliest"].startswith("2024-01-31")
    assert joined["latest"].startswith("2024-03-01")
    assert flag["top_values"][0] == {"value": "true", "count": 2}
    assert age["target"]["problem_type"] == "regression"
    assert flag["target"]["problem_type"] == "classification"
    assert flag["role"]["used"] is True
    assert all(column["role"]["reason"] and column["target"]["reason"] for column in shown["columns"])


def test_an_identifier_is_shown_as_unused_with_its_reason(client: TestClient, ready: Upload) -> None:
    columns = client.get(f"/datasets/{ready()}").json()["columns"]
    role = columns[0]["role"]
    assert (columns[0]["name"], role["role"], role["used"]) == ("id", "identifier", False)
    assert role["reason"]


def test_the_preview_shows_the_first_rows_as_the_file_has_them(client: TestClient, ready: Upload) -> None:
    shown = client.get(f"/datasets/{ready(GAPS)}/preview").json()
    assert shown["columns"] == ["name", "age", "joined", "flag"]
    assert shown["rows"][1] == ["Bob", None, "2024-02-28", "false"]


def test_the_preview_stops_at_fifty_rows(client: TestClient, ready: Upload) -> None:
    content = "a,b\n" + "".join(f"{row},x\n" for row in range(80))
    shown = client.get(f"/datasets/{ready(content)}/preview").json()
    assert [row[0] for row in shown["rows"]] == [str(row) for row in range(50)]


def test_pages_are_newest_first_and_complete(client: TestClient, platform: Platform) -> None:
    for number in range(7):
        record = a_dataset(f"d{number}")
        platform.datasets.add(
            record.model_copy(update={"uploaded_at": record.uploaded_at + timedelta(seconds=number)})
        )
    seen: list[str] = []
    token: str | None = None
    for _ in range(3):
        page = client.get("/datasets", params={"limit": 3} | ({"next_token": token} if token else {})).json()
        seen += [dataset["dataset_id"] for dataset in page["datasets"]]
        token = page["next_token"]
    assert seen == [f"d{number}" for number in range(6, -1, -1)]
    assert token is None


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "next_token=abc", "next_token=%C3%A4"])
def test_a_bad_page_request_is_refused(client: TestClient, query: str) -> None:
    answer = client.get(f"/datasets?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == query.split("=", maxsplit=1)[0]


@pytest.mark.parametrize("path", ["/datasets/nowhere", "/datasets/nowhere/preview", "/datasets/%00%FF"])
def test_an_unknown_dataset_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["title"]) == (404, "Not found")


def test_deleting_takes_files_and_record_and_a_second_time_finds_nothing(
    client: TestClient, platform: Platform, ready: Upload
) -> None:
    dataset_id = ready()
    answer = client.delete(f"/datasets/{dataset_id}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json() == {
        "dataset_id": dataset_id,
        "message": "Dataset deleted",
        "deleted_resources": ["3 dataset files", "dataset record"],
    }
    assert platform.files.stat(keys.dataset_data(dataset_id)) is None
    assert client.get(f"/datasets/{dataset_id}").status_code == 404
    assert client.delete(f"/datasets/{dataset_id}").status_code == 404


@pytest.mark.parametrize("status", [JobStatus.PENDING, JobStatus.RUNNING])
def test_a_dataset_that_a_job_needs_is_not_deleted(
    client: TestClient, ready: Upload, stored_job: MakeJob, status: JobStatus
) -> None:
    dataset_id = ready()
    job = stored_job(status, dataset_id=dataset_id)
    answer = client.delete(f"/datasets/{dataset_id}")
    assert answer.status_code == 409
    assert job.job_id in answer.json()["detail"]
    assert client.get(f"/datasets/{dataset_id}/preview").status_code == 200
    client.post(f"/jobs/{job.job_id}/cancel")
    assert client.delete(f"/datasets/{dataset_id}").status_code == 200


@pytest.mark.parametrize("status", [DatasetStatus.UPLOADING, DatasetStatus.PROCESSING, DatasetStatus.FAILED])
def test_a_dataset_can_be_deleted_before_it_is_ready(
    client: TestClient, platform: Platform, status: DatasetStatus
) -> None:
    platform.datasets.add(a_dataset("d1", status=status, error_message="Line 3 has 2 values."))
    assert client.get("/datasets/d1/preview").status_code == 409
    assert client.delete("/datasets/d1").json()["deleted_resources"] == ["dataset record"]
