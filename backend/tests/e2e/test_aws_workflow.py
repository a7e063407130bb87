"""The deployed product, as far as a machine without AWS can show it.

The functions run from their packages, as processes that have nothing else. The entry point of the training
container is a process that is told what Batch was told. DynamoDB, S3, Batch and EventBridge are moto's.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from automl_lite.aws.settings import TrainingSettings
from tests.support.batch_events import event
from tests.support.deployed_functions import HANDLERS, JSON, Deployment, variables
from tests.support.gateway_events import answered, http_event, rest_event
from tests.support.lambda_runtime import LambdaFunction
from tests.support.moto_account import REGION, MotoServer, new_account
from tests.support.moto_services import define_training

DATA = Path(__file__).parents[1] / "data"
BUDGET_SECONDS = 12
MOTOS_TALE = {"attempts", "createdAt", "startedAt", "stoppedAt"}


@dataclass
class Aws(Deployment):
    """The deployment, and what stands in for Fargate and EventBridge."""

    heard: str = ""  # URL of the queue that ended jobs are announced to

    def container(self, batch_job: dict[str, Any], **changed: str) -> subprocess.Popen[str]:
        """The entry point with the environment that Batch was told, what Fargate adds, and nothing else."""
        told = {one["name"]: one["value"] for one in batch_job["container"]["environment"]}
        added = {**self.account.server.environment, "AWS_REGION": REGION, "PATH": os.defpath}
        return subprocess.Popen(
            [sys.executable, "-m", "automl_lite.aws.train"],
            env={**told, **added, **changed},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def batch_says(self, batch_job: dict[str, Any], status: str, **more: object) -> None:
        """EventBridge tells of a job's new state; moto's own tale of it, which ended at once, is left out."""
        told = {name: value for name, value in batch_job.items() if name not in MOTOS_TALE}
        self.function("job_events").invoke(event({**told, "status": status, **more}))

    def announced(self, job_id: str) -> list[dict[str, Any]]:
        """The events about this job that EventBridge has passed on since the last look."""
        answer = self.account.server.client("sqs").receive_message(
            QueueUrl=self.heard, MaxNumberOfMessages=10, WaitTimeSeconds=0
        )
        heard = [json.loads(message["Body"]) for message in answer.get("Messages", [])]
        return [one for one in heard if one["detail"]["job_id"] == job_id]


@pytest.fixture(scope="module")
def aws(moto_server: MotoServer, zip_of: Callable[[str], Path]) -> Iterator[Aws]:
    account = new_account(
        moto_server, job_definition="workflow", min_time_budget=1, allowed_origins=("https://app.example",)
    )
    define_training(moto_server.client, "workflow", variables(TrainingSettings, account))
    aws = Aws(account, zip_of, heard=_listen(moto_server))
    yield aws
    aws.close()


def _listen(server: MotoServer) -> str:
    """A queue that gets what the product announces; its URL."""
    queue: str = server.client("sqs").create_queue(QueueName="announced")["QueueUrl"]
    arn = server.client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
    events = server.client("events")
    events.put_rule(Name="announced", EventPattern=json.dumps({"source": ["automl-lite"]}))
    target = {"Id": "queue", "Arn": arn["Attributes"]["QueueArn"]}
    events.put_targets(Rule="announced", Targets=[target])
    return queue


@dataclass(frozen=True)
class Case:
    file: str
    target: str
    label: type
    better_than_baseline: str


CASES = (
    Case("penguins_raw.csv", "Species", str, "accuracy"),
    Case("bike_sharing_2000.csv", "bikers", float, "r2_score"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.target)
def test_from_a_file_to_a_served_prediction(aws: Aws, case: Case) -> None:
    dataset_id = aws.upload((DATA / case.file).read_bytes(), case.file)
    aws.profile(dataset_id)
    confirmed = aws.call("POST", f"/datasets/{dataset_id}/confirm")
    assert confirmed["status"] == "ready", confirmed
    assert case.target in [column["name"] for column in confirmed["columns"]]

    job_id = aws.train(dataset_id, case.target, BUDGET_SECONDS)
    assert aws.call("GET", f"/jobs/{job_id}")["status"] == "pending"
    batch_job = aws.batch_job(job_id)
    aws.batch_says(batch_job, "STARTING")
    assert "machine" in aws.call("GET", f"/jobs/{job_id}")["progress"]["message"]
    aws.batch_says(batch_job, "RUNNING", startedAt=int(1000 * time.time()))
    container = aws.container(batch_job)
    log, _ = container.communicate(timeout=180)
    assert container.returncode == 0, log
    aws.batch_says(batch_job, "SUCCEEDED")

    job = aws.call("GET", f"/jobs/{job_id}")
    assert job["status"] == "completed", job["error_message"]
    metric = case.better_than_baseline
    assert job["metrics"][metric] > job["baseline"]["scores"][metric]
    assert job["parity"]["passed"]
    assert httpx.get(job["onnx_model_download_url"]).raise_for_status().content
    assert "<!DOCTYPE html>" in httpx.get(job["training_report_download_url"]).raise_for_status().text
    (heard,) = aws.announced(job_id)
    assert heard["detail-type"] == "Training Job Completed"
    assert heard["detail"]["metrics"][metric] == job["metrics"][metric]

    assert aws.ask("GET", f"/predict/{job_id}/info")[0] == 409
    aws.call("POST", f"/jobs/{job_id}/deploy", {"deploy": True})
    info = aws.call("GET", f"/predict/{job_id}/info")
    answer = aws.call("POST", f"/predict/{job_id}", info["example_request"])
    assert isinstance(answer["prediction"], case.label)
    batch = aws.call("POST", f"/predict/{job_id}/batch", {"rows": [{}, {}]})
    assert len(batch["predictions"]) == 2


def test_a_listing_through_an_http_api_with_a_stage(aws: Aws) -> None:
    """Payload 2.0, whose path begins with the stage; the page token was made by another request."""
    for name in ("first.csv", "second.csv", "third.csv"):
        aws.call("POST", "/upload", {"filename": name})
    api = aws.function("api")
    first = json.loads(answered(api.invoke(http_event("GET", "/datasets?limit=2", stage="prod"))))
    assert [one["filename"] for one in first["datasets"]] == ["third.csv", "second.csv"]
    address = f"/datasets?limit=2&next_token={first['next_token']}"
    second = json.loads(answered(api.invoke(http_event("GET", address, stage="prod"))))
    assert second["datasets"][0]["filename"] == "first.csv"


def test_an_upload_whose_event_never_came_is_taken_in_by_confirming(aws: Aws) -> None:
    dataset_id = aws.upload((DATA / "wine_cultivar.csv").read_bytes())
    assert aws.call("POST", f"/datasets/{dataset_id}/confirm")["status"] == "processing"
    # The invocation that confirm asked Lambda for.
    owned = {"user_id": "default", "dataset_id": dataset_id}
    item = aws.account.server.client("dynamodb").get_item(
        TableName=aws.account.settings.datasets_table, Key={"dataset_id": {"S": dataset_id}}
    )["Item"]
    aws.function("profile").invoke({**owned, "claim": item["claimed_by"]["S"]})
    assert aws.call("GET", f"/datasets/{dataset_id}")["status"] == "ready"
    # The late event, twice, changes nothing.
    before = aws.call("GET", f"/datasets/{dataset_id}")
    for _ in range(2):
        aws.profile(dataset_id)
    assert aws.call("GET", f"/datasets/{dataset_id}") == before


@pytest.fixture(scope="module")
def wine(aws: Aws) -> str:
    dataset_id = aws.upload((DATA / "wine_cultivar.csv").read_bytes())
    aws.profile(dataset_id)
    return dataset_id


def test_a_killed_container_is_run_again_and_completes_the_job(aws: Aws, wine: str) -> None:
    job_id = aws.train(wine, "cultivar", BUDGET_SECONDS)
    batch_job = aws.batch_job(job_id)
    container = aws.container(batch_job)
    wait_until(lambda: _phase(aws, job_id) == "search", "the search begins")
    container.send_signal(signal.SIGTERM)
    log, _ = container.communicate(timeout=10)
    assert container.returncode == 143, log
    assert aws.call("GET", f"/jobs/{job_id}")["status"] == "running"
    # Between the attempts Batch says that the job waits for a machine; that takes nothing back.
    aws.batch_says(batch_job, "RUNNABLE")

    again = aws.container(batch_job)
    log, _ = again.communicate(timeout=180)
    assert again.returncode == 0, log
    job = aws.call("GET", f"/jobs/{job_id}")
    assert (job["status"], job["attempt"]) == ("completed", 2)
    # A late word about the first attempt.
    aws.batch_says(batch_job, "FAILED", statusReason="Your Spot Task was interrupted.")
    assert aws.call("GET", f"/jobs/{job_id}")["status"] == "completed"


def test_a_bad_variable_stops_the_container_at_once_with_its_name(aws: Aws, wine: str) -> None:
    job_id = aws.train(wine, "cultivar")
    batch_job = aws.batch_job(job_id)
    container = aws.container(batch_job, TIME_BUDGET="soon")
    log, _ = container.communicate(timeout=30)
    assert container.returncode not in (0, None)
    assert "TIME_BUDGET" in log
    assert "Traceback" not in log
    ended = {"exitCode": container.returncode, "logStreamName": "training/default/1"}
    aws.batch_says(
        batch_job,
        "FAILED",
        statusReason="Essential container in task exited",
        attempts=[{"container": ended, "statusReason": "Essential container in task exited"}],
        container={**batch_job["container"], **ended},
    )
    job = aws.call("GET", f"/jobs/{job_id}")
    assert job["status"] == "failed"
    assert job["error_message"].endswith(".")
    (heard,) = aws.announced(job_id)
    assert heard["detail-type"] == "Training Job Failed"


def test_a_missing_setting_stops_the_container_with_its_name(aws: Aws, wine: str) -> None:
    batch_job = aws.batch_job(aws.train(wine, "cultivar"))
    told = [one for one in batch_job["container"]["environment"] if "JOBS_TABLE" not in one["name"]]
    container = aws.container({"container": {"environment": told}})
    log, _ = container.communicate(timeout=30)
    assert container.returncode not in (0, None)
    assert "AUTOML_LITE_JOBS_TABLE" in log
    assert "Traceback" not in log


def test_a_job_that_batch_refuses_leaves_nothing_behind(
    aws: Aws, wine: str, zip_of: Callable[[str], Path]
) -> None:
    refusing = {**aws.settings("api"), "AUTOML_LITE_JOB_QUEUE": "no-such-queue"}
    before = aws.call("GET", "/jobs")
    body = json.dumps({"dataset_id": wine, "target_column": "cultivar"}).encode()
    package, handler = HANDLERS["api"]
    with LambdaFunction(zip_of(package), handler, refusing, region=REGION) as api:
        answer = api.invoke(rest_event("POST", "/train", JSON, body))
    assert answer["statusCode"] == 503
    assert "arn:" not in answered(answer).decode()
    assert aws.call("GET", "/jobs") == before


def test_a_cancelled_job_stops_its_batch_job_and_stays_cancelled(aws: Aws, wine: str) -> None:
    job_id = aws.train(wine, "cultivar")
    batch_job = aws.batch_job(job_id)
    aws.call("POST", f"/jobs/{job_id}/cancel")
    container = aws.container(batch_job)
    log, _ = container.communicate(timeout=60)
    assert container.returncode == 0, log
    aws.batch_says(batch_job, "FAILED", statusReason="Cancelled by its owner")
    assert aws.call("GET", f"/jobs/{job_id}")["status"] == "cancelled"
    assert aws.announced(job_id) == []


def test_a_sweep_finds_nothing_to_repair_here(aws: Aws) -> None:
    """Everything above was told in time; what a sweep does is specified where clocks can be set."""
    before = aws.call("GET", "/jobs?limit=100")
    aws.function("sweep").invoke({"source": "aws.events", "detail-type": "Scheduled Event"})
    assert aws.call("GET", "/jobs?limit=100") == before


def _phase(aws: Aws, job_id: str) -> str | None:
    progress = aws.call("GET", f"/jobs/{job_id}")["progress"]
    return None if progress is None else str(progress["phase"])


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds} s until {what}"
        time.sleep(0.2)
