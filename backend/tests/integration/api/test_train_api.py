"""What `POST /train` queues, and what it refuses before it is queued."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.local.platform import open_database
from automl_lite.local.settings import LocalSettings
from automl_lite.local.task_table import TaskKind, TaskTable
from tests.support.records import a_dataset

Upload = Callable[..., str]


def train(client: TestClient, dataset_id: str, target: str = "kind", **config: object) -> Any:
    return client.post("/train", json={"dataset_id": dataset_id, "target_column": target, "config": config})


def rows(*values: object) -> str:
    return "x,y\n" + "".join(f"{number * 1.5},{value}\n" for number, value in enumerate(values))


def test_a_job_is_queued_with_what_was_asked(
    client: TestClient, ready: Upload, settings: LocalSettings
) -> None:
    dataset_id = ready()
    answer = train(
        client,
        dataset_id,
        time_budget=90,
        metric="roc_auc",
        include_columns=["id"],
        exclude_columns=["colour"],
    )
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["estimated_time"]) == ("pending", 90)
    job = client.get(f"/jobs/{answer.json()['job_id']}").json()
    assert (job["dataset_name"], job["problem_type"], job["time_budget"]) == (
        "flowers.csv", "classification", 90,
    )  # fmt: skip
    task = TaskTable(open_database(settings)).claim(TaskKind.TRAINING)
    assert task is not None
    told = task.payload
    assert isinstance(told, TrainingTask)
    assert told == TrainingTask(
        job_id=answer.json()["job_id"],
        user_id="default",
        dataset_id=dataset_id,
        target_column="kind",
        problem_type=told.problem_type,
        time_budget=90,
        metric="roc_auc",
        include_columns=("id",),
        exclude_columns=("colour",),
    )


@pytest.mark.parametrize(
    ("budget", "status", "estimate"),
    [
        (60, 200, 60),
        (3600, 200, 3600),
        ("300", 200, 300),
        (None, 200, 120),
        (59, 422, None),
        (3601, 422, None),
        (0, 422, None),
        (-60, 422, None),
        (60.5, 422, None),
        ("soon", 422, None),
        (10**30, 422, None),
        ([60], 422, None),
    ],
)
def test_a_time_budget_is_whole_seconds_within_the_bounds(
    client: TestClient, ready: Upload, budget: object, status: int, estimate: int | None
) -> None:
    answer = train(client, ready(), time_budget=budget)
    assert answer.status_code == status
    if status == 200:
        assert answer.json()["estimated_time"] == estimate
    else:
        assert answer.json()["errors"][0]["field"] == "config.time_budget"


@pytest.mark.parametrize(("number", "seconds"), [(999, 120), (1_000, 300), (9_999, 300), (10_000, 600)])
def test_without_a_budget_the_rows_decide(
    client: TestClient, ready: Upload, number: int, seconds: int
) -> None:
    content = "x,y\n" + "".join(f"{row * 1.5},{row % 2}\n" for row in range(number))
    assert train(client, ready(content), "y").json()["estimated_time"] == seconds


def test_config_may_be_left_out_or_null(client: TestClient, ready: Upload) -> None:
    dataset_id = ready()
    bodies: list[dict[str, object]] = [{}, {"config": None}, {"config": {}}]
    for body in bodies:
        answer = client.post("/train", json={"dataset_id": dataset_id, "target_column": "kind", **body})
        assert answer.status_code == 200


def test_a_persons_problem_type_overrides_ours(client: TestClient, ready: Upload) -> None:
    dataset_id = ready(rows(*(number % 5 for number in range(40))))
    ours = train(client, dataset_id, "y").json()["job_id"]
    theirs = train(client, dataset_id, "y", problem_type="regression").json()["job_id"]
    assert client.get(f"/jobs/{ours}").json()["problem_type"] == "classification"
    assert client.get(f"/jobs/{theirs}").json()["problem_type"] == "regression"


def test_a_missing_dataset_is_said_in_the_words_of_old(client: TestClient) -> None:
    answer = train(client, "nowhere")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("Dataset not found")


@pytest.mark.parametrize("status", [DatasetStatus.UPLOADING, DatasetStatus.PROCESSING, DatasetStatus.FAILED])
def test_a_dataset_that_is_not_ready_is_not_trained_on(
    client: TestClient,
    platform: Platform,
    status: DatasetStatus,
) -> None:
    platform.datasets.add(a_dataset("d1", status=status))
    assert train(client, "d1").status_code == 409
    assert client.get("/jobs").json()["jobs"] == []


@pytest.mark.parametrize(
    ("target", "config", "status", "words"),
    [
        ("Kind", {}, 400, ["Target column 'Kind' not found in dataset", "'kind'"]),
        ("zzz", {}, 400, ["Target column 'zzz' not found in dataset", "'petal'"]),
        ("", {}, 400, ["not found in dataset"]),
        ("x" * 100_000, {}, 400, ["not found in dataset"]),
        ("kind", {"include_columns": ["colr"]}, 400, ["'colr'", "'colour'"]),
        ("kind", {"exclude_columns": ["a", "b", "c", "d"]}, 400, ["'a'", "'c'", "And 1 more"]),
        ("kind", {"exclude_columns": ["kind"]}, 422, ["config.exclude_columns", "target"]),
        ("kind", {"include_columns": ["kind"]}, 422, ["config.include_columns", "target"]),
        ("kind", {"include_columns": ["id"], "exclude_columns": ["id"]}, 422, ["'id'", "both"]),
        ("kind", {"metric": "accurracy"}, 422, ["config.metric", "'accuracy'"]),
        ("kind", {"metric": "rmse"}, 422, ["config.metric", "classification"]),
        ("petal", {"metric": "f1", "problem_type": "regression"}, 422, ["config.metric", "regression"]),
        ("kind", {"metric": "roc_auc_ovr"}, 422, ["config.metric", "three classes"]),
        ("kind", {"problem_type": "clustering"}, 422, ["config.problem_type"]),
        ("kind", {"problem_type": "regression"}, 422, ["text", "regression predicts numbers"]),
        ("kind", {"timebudget": 60}, 422, ["config.timebudget", "'time_budget'"]),
        ("kind", {"exclude_columns": ["petal", "colour"]}, 422, ["No column is left", "as you asked"]),
        ("kind", {"include_columns": "id"}, 422, ["config.include_columns"]),
        ("kind", {"include_columns": [1]}, 422, ["config.include_columns.0"]),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    client: TestClient, ready: Upload, target: str, config: dict[str, Any], status: int, words: list[str]
) -> None:
    answer = train(client, ready(), target, **config)
    detail = answer.json()["detail"]
    assert answer.status_code == status, detail
    assert all(word in detail for word in words), detail
    assert len(detail) < 1_000
    assert client.get("/jobs").json()["jobs"] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rows(*(number % 2 for number in range(9))), ["Only 9 of 9 rows", "at least 10"]),
        (rows(*([""] * 12)), ["No row has a value in 'y'"]),
        (rows(*([7] * 12)), ["'y'", "only one value"]),
        (rows(*(f"name{number % 150} x" for number in range(300))), ["150 different values", "100 classes"]),
        ("y\n" + "a\nb\n" * 10, ["no column but 'y'"]),
        ("id,y\n" + "".join(f"{n},{n % 2}\n" for n in range(20)), ["No column is left", "'id'"]),
    ],
)
def test_data_that_cannot_be_trained_on_is_refused_before_it_is_queued(
    client: TestClient, ready: Upload, content: str, words: list[str]
) -> None:
    answer = train(client, ready(content), "y")
    assert (answer.status_code, answer.json()["title"]) == (422, "This cannot be trained")
    assert all(word in answer.json()["detail"] for word in words), answer.json()["detail"]


def test_many_numeric_classes_are_advised_to_be_regression(client: TestClient, ready: Upload) -> None:
    dataset_id = ready(rows(*range(0, 4_000, 7)))
    answer = train(client, dataset_id, "y", problem_type="classification")
    assert answer.status_code == 422
    assert "Choose regression" in answer.json()["detail"]
    assert train(client, dataset_id, "y").status_code == 200


@pytest.mark.parametrize("missing", ["dataset_id", "target_column"])
def test_a_missing_field_is_named(client: TestClient, missing: str) -> None:
    body = {"dataset_id": "d", "target_column": "t"}
    del body[missing]
    answer = client.post("/train", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": missing, "message": "is required"}]


def test_a_mistyped_field_is_answered_with_the_one_that_was_meant(client: TestClient) -> None:
    answer = client.post("/train", json={"dataset_id": "d", "target_column": "t", "confg": {}})
    assert answer.status_code == 422
    assert "confg" in answer.json()["detail"]
    assert "'config'" in answer.json()["detail"]


def test_names_that_no_process_can_be_told_are_refused_before_a_job_is_made(
    client: TestClient, ready: Upload
) -> None:
    names = [start + "x" * 70_000 for start in "abc"]
    header = ",".join([*names, "kind"])
    lines = "".join(f"{n * 1.5},{n % 7},{n * 0.3},{'u' if n % 3 else 'v'}\n" for n in range(30))
    dataset_id = ready(f"{header}\n{lines}")
    answer = train(client, dataset_id, exclude_columns=names[1:])
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "config.exclude_columns"
    assert client.get("/jobs").json()["jobs"] == []


def test_hostile_column_names_are_names_like_any_other(client: TestClient, ready: Upload) -> None:
    names = ["__proto__", "<script>alert(1)</script>", "=1+1", 'it\'s "quoted"', "🌸 petal", "a;b--"]
    header = ",".join('"' + name.replace('"', '""') + '"' for name in names)
    rows = "".join(
        f"{n * 1.5},{n % 7},{n * 0.3},{n % 5},{n % 2},{'u' if n % 3 else 'v'}\n" for n in range(30)
    )
    dataset_id = ready(f"{header}\n{rows}")
    shown = client.get(f"/datasets/{dataset_id}").json()
    assert [column["name"] for column in shown["columns"]] == names
    for name in names:
        others = [other for other in names if other != name]
        answer = train(client, dataset_id, name, exclude_columns=others[:1], include_columns=others[1:])
        assert answer.status_code == 200, answer.text
        job = client.get(f"/jobs/{answer.json()['job_id']}").json()
        assert (job["target_column"], job["config"]["exclude_columns"]) == (name, others[:1])
