"""Each function answers from its zip file, with nothing beside it but the runtime's AWS SDK."""

from collections.abc import Callable
from typing import Any

import pytest

from automl_lite.aws.platform import build_platform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.job import run_training
from tests.support.batch_events import event
from tests.support.deployed_functions import Deployment
from tests.support.gateway_events import function_url_event, http_event, rest_event
from tests.support.small_model import ROWS

EACH_DOOR = pytest.mark.parametrize("make", [rest_event, http_event, function_url_event])
DATA_LIBRARIES = {"duckdb", "flaml", "numpy", "onnxruntime", "pandas", "sklearn"}
WEB_LIBRARIES = {"fastapi", "starlette"}


@pytest.fixture(scope="module")
def dataset_id(deployment: Deployment) -> str:
    """A file that was uploaded and profiled by the functions."""
    dataset_id = deployment.upload(ROWS.encode())
    deployment.profile(dataset_id)
    return dataset_id


@pytest.fixture(scope="module")
def job_id(deployment: Deployment, dataset_id: str) -> str:
    """A model that the API's function took the order for and deployed; the training runs here."""
    job_id = deployment.train(dataset_id, include_columns=["size"])  # though it gives the kind away
    platform = build_platform(deployment.account.settings, deployment.account.clients)
    run_training(TrainingTask.from_environment(deployment.task_environment(job_id)), platform)
    deployment.call("POST", f"/jobs/{job_id}/deploy", {"deploy": True})
    return job_id


@EACH_DOOR
def test_the_api_answers(deployment: Deployment, make: Callable[..., Any]) -> None:
    status, told = deployment.ask("GET", "/health", make=make)

    assert (status, told["platform"]) == (200, "aws")


@EACH_DOOR
def test_the_api_takes_an_upload(deployment: Deployment, make: Callable[..., Any]) -> None:
    body = {"filename": "a.csv", "content_type": "text/csv"}
    status, told = deployment.ask("POST", "/upload", body, make=make)

    assert status == 200
    assert deployment.account.settings.datasets_bucket in told["upload_url"]


def test_an_uploaded_file_is_profiled(deployment: Deployment, dataset_id: str) -> None:
    status, told = deployment.ask("GET", f"/datasets/{dataset_id}")

    assert (status, told["status"], told["num_rows"]) == (200, "ready", 120)


@EACH_DOOR
def test_a_deployed_model_predicts(deployment: Deployment, job_id: str, make: Callable[..., Any]) -> None:
    body = {"features": {"size": 15.5, "colour": "red"}}
    status, told = deployment.ask("POST", f"/predict/{job_id}", body, make=make)

    assert (status, told["prediction"]) == (200, "rose")


def test_a_deployed_model_explains_what_it_predicts(deployment: Deployment, job_id: str) -> None:
    body = {"features": {"size": 15.5, "colour": "red"}}
    status, told = deployment.ask("POST", f"/predict/{job_id}/explain", body)

    assert (status, told["explained_label"]) == (200, "rose")
    shares = [row["contribution"] for row in told["contributions"]]
    assert sum(shares) + told["base_value"] == pytest.approx(told["total"])
    assert told["contributions"][0]["column"] == "size"


def test_a_finished_job_reports_from_the_reports_bucket(deployment: Deployment, job_id: str) -> None:
    status, told = deployment.ask("GET", f"/jobs/{job_id}/thresholds?false_negative_cost=3")

    assert (status, told["positive_label"], told["false_negative_cost"]) == (200, "rose", 3)


def test_a_failed_batch_job_fails_its_job(deployment: Deployment, dataset_id: str) -> None:
    job_id = deployment.train(dataset_id)
    reason = "OutOfMemoryError: Container killed due to memory usage"
    told_by_batch = {**deployment.batch_job(job_id), "status": "FAILED", "statusReason": reason}

    deployment.function("job_events").invoke(event(told_by_batch))

    _, told = deployment.ask("GET", f"/jobs/{job_id}")
    assert told["status"] == "failed"
    assert "memory" in told["error_message"]


def test_the_sweep_answers_with_counts(deployment: Deployment) -> None:
    counts = deployment.function("sweep").invoke({"source": "aws.events"})

    assert all(isinstance(count, int) for count in counts.values())


@pytest.mark.parametrize(
    ("function", "forbidden"),
    [
        ("api", DATA_LIBRARIES),
        ("predict", WEB_LIBRARIES | DATA_LIBRARIES - {"numpy", "onnxruntime"}),
        ("profile", WEB_LIBRARIES | DATA_LIBRARIES - {"duckdb"}),
        ("job_events", WEB_LIBRARIES | DATA_LIBRARIES),
        ("sweep", WEB_LIBRARIES | DATA_LIBRARIES),
    ],
)
def test_no_function_imports_what_would_slow_its_start(
    deployment: Deployment, job_id: str, function: str, forbidden: set[str]
) -> None:
    # After they did their work, so that imports within functions show as well.
    if function == "predict":
        assert deployment.ask("GET", f"/predict/{job_id}/info")[0] == 200
    elif function in {"job_events", "sweep"}:
        deployment.function(function).invoke({"detail": {}})

    assert "botocore" in deployment.function(function).modules
    assert deployment.function(function).modules & (forbidden | {"boto3", "boto3.resources"}) == set()
