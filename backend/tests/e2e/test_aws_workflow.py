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
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from automl_lite.aws.settings import (
    ApiSettings,
    AwsSettings,
    JobEventsSettings,
    PredictSettings,
    ProfileSettings,
    SweepSettings,
    TrainingSettings,
)
from tests.batch_events import event
from tests.e2e.lambda_runtime import LambdaFunction
from tests.gateway_events import answered, http_event, rest_event
from tests.moto_account import REGION, MotoAccount, MotoServer, new_account
from tests.moto_services import ROLE
from tests.s3_events import created

DATA = Path(__file__).parents[1] / "data"
BUDGET_SECONDS = 12
JSON = {"Content-Type": "application/json"}
MOTOS_TALE = {"attempts", "createdAt", "startedAt", "stoppedAt"}


def variables(kind: type[AwsSettings], account: MotoAccount) -> dict[str, str]:
    """What the deployment tells a kind of process: its own settings and no others."""
    own = {f"AUTOML_LITE_{name.upper()}" for name in kind.model_fields}
    return {name: value for name, value in account.environment.items() if name in own}


@dataclass
class Deployment:
    """The functions, and what stands in for API Gateway, S3's events, Fargate and EventBridge."""

    account: MotoAccount
    functions: dict[str, LambdaFunction]
    heard: str  # URL of the queue that ended jobs are announced to

    def call(self, method: str, path: str, body: object = None, *, expect: int = 200) -> Any:
        """A request through the REST API, which sends predictions to a function of their own."""
        function = self.functions["predict" if path.startswith("/predict/") else "api"]
        content = None if body is None else json.dumps(body).encode()
        answer = function.invoke(rest_event(method, path, JSON if content else None, content))
        assert answer["statusCode"] == expect, answered(answer)
        return json.loads(answered(answer))

    def upload(self, path: Path) -> str:
        """Upload a file as a script does and let S3 tell of it; the dataset's id."""
        asked = self.call("POST", "/upload", {"filename": path.name, "size_bytes": path.stat().st_size})
        httpx.put(
            asked["upload_url"], content=path.read_bytes(), headers=asked["upload_headers"]
        ).raise_for_status()
        dataset_id: str = asked["dataset_id"]
        self.functions["profile"].invoke(self.arrived(dataset_id))
        return dataset_id

    def arrived(self, dataset_id: str) -> dict[str, Any]:
        """S3's event for an uploaded file."""
        return created(f"datasets/{dataset_id}/data", bucket=self.account.settings.datasets_bucket)

    def train(self, dataset_id: str, target: str, **config: object) -> str:
        body = {"dataset_id": dataset_id, "target_column": target, "config": config}
        job_id: str = self.call("POST", "/train", body)["job_id"]
        return job_id

    def batch_job(self, job_id: str) -> dict[str, Any]:
        """What Batch was told to run for a job."""
        batch = self.account.server.client("batch")
        listed = batch.list_jobs(jobQueue=self.account.settings.job_queue, jobStatus="SUCCEEDED")
        (found,) = [one for one in listed["jobSummaryList"] if one["jobName"] == f"automl-lite-{job_id}"]
        job: dict[str, Any] = batch.describe_jobs(jobs=[found["jobId"]])["jobs"][0]
        return job

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
        self.functions["job_events"].invoke(event({**told, "status": status, **more}))

    def announced(self, job_id: str) -> list[dict[str, Any]]:
        """The events about this job that EventBridge has passed on since the last look."""
        answer = self.account.server.client("sqs").receive_message(
            QueueUrl=self.heard, MaxNumberOfMessages=10, WaitTimeSeconds=0
        )
        heard = [json.loads(message["Body"]) for message in answer.get("Messages", [])]
        return [one for one in heard if one["detail"]["job_id"] == job_id]


@pytest.fixture(scope="module")
def deployment(moto_server: MotoServer, zip_of: Callable[[str], Path]) -> Iterator[Deployment]:
    account = new_account(
        moto_server, job_definition="workflow", min_time_budget=1, allowed_origins=("https://app.example",)
    )
    moto_server.client("batch").register_job_definition(
        jobDefinitionName="workflow",
        type="container",
        platformCapabilities=["FARGATE"],
        containerProperties={
            "image": "training",
            "executionRoleArn": ROLE,
            "resourceRequirements": [
                {"type": "VCPU", "value": "2"},
                {"type": "MEMORY", "value": "4096"},
            ],
            "environment": [
                {"name": name, "value": value} for name, value in variables(TrainingSettings, account).items()
            ],
        },
    )
    kinds: dict[str, tuple[str, type[AwsSettings]]] = {
        "api": ("api", ApiSettings),
        "predict": ("predict", PredictSettings),
        "profile": ("profile", ProfileSettings),
        "job_events": ("events", JobEventsSettings),
        "sweep": ("events", SweepSettings),
    }
    with ExitStack() as stack:
        functions = {
            name: stack.enter_context(
                LambdaFunction(
                    zip_of(package),
                    f"automl_lite.aws.handlers.{name}.handler",
                    {"AWS_ENDPOINT_URL": moto_server.url, **variables(kind, account)},
                    region=REGION,
                )
            )
            for name, (package, kind) in kinds.items()
        }
        yield Deployment(account, functions, _listen(moto_server))


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
def test_from_a_file_to_a_served_prediction(deployment: Deployment, case: Case) -> None:
    dataset_id = deployment.upload(DATA / case.file)
    confirmed = deployment.call("POST", f"/datasets/{dataset_id}/confirm")
    assert confirmed["status"] == "ready", confirmed
    assert case.target in [column["name"] for column in confirmed["columns"]]

    job_id = deployment.train(dataset_id, case.target, time_budget=BUDGET_SECONDS)
    assert deployment.call("GET", f"/jobs/{job_id}")["status"] == "pending"
    batch_job = deployment.batch_job(job_id)
    deployment.batch_says(batch_job, "STARTING")
    assert "machine" in deployment.call("GET", f"/jobs/{job_id}")["progress"]["message"]
    deployment.batch_says(batch_job, "RUNNING", startedAt=int(1000 * time.time()))
    container = deployment.container(batch_job)
    log, _ = container.communicate(timeout=180)
    assert container.returncode == 0, log
    deployment.batch_says(batch_job, "SUCCEEDED")

    job = deployment.call("GET", f"/jobs/{job_id}")
    assert job["status"] == "completed", job["error_message"]
    metric = case.better_than_baseline
    assert job["metrics"][metric] > job["baseline"]["scores"][metric]
    assert job["parity"]["passed"]
    assert httpx.get(job["onnx_model_download_url"]).raise_for_status().content
    assert "<!DOCTYPE html>" in httpx.get(job["training_report_download_url"]).raise_for_status().text
    (heard,) = deployment.announced(job_id)
    assert heard["detail-type"] == "Training Job Completed"
    assert heard["detail"]["metrics"][metric] == job["metrics"][metric]

    deployment.call("GET", f"/predict/{job_id}/info", expect=409)
    deployment.call("POST", f"/jobs/{job_id}/deploy", {"deploy": True})
    info = deployment.call("GET", f"/predict/{job_id}/info")
    answer = deployment.call("POST", f"/predict/{job_id}", info["example_request"])
    assert isinstance(answer["prediction"], case.label)
    batch = deployment.call("POST", f"/predict/{job_id}/batch", {"rows": [{}, {}]})
    assert len(batch["predictions"]) == 2


def test_a_listing_through_an_http_api_with_a_stage(deployment: Deployment) -> None:
    """Payload 2.0, whose path begins with the stage; the page token was made by another request."""
    for name in ("first.csv", "second.csv", "third.csv"):
        deployment.call("POST", "/upload", {"filename": name})
    api = deployment.functions["api"]
    first = json.loads(answered(api.invoke(http_event("GET", "/datasets?limit=2", stage="prod"))))
    assert [one["filename"] for one in first["datasets"]] == ["third.csv", "second.csv"]
    address = f"/datasets?limit=2&next_token={first['next_token']}"
    second = json.loads(answered(api.invoke(http_event("GET", address, stage="prod"))))
    assert second["datasets"][0]["filename"] == "first.csv"


def test_an_upload_whose_event_never_came_is_taken_in_by_confirming(deployment: Deployment) -> None:
    path = DATA / "wine_cultivar.csv"
    asked = deployment.call("POST", "/upload", {"filename": path.name})
    httpx.put(asked["upload_url"], content=path.read_bytes(), headers=asked["upload_headers"])
    dataset_id = asked["dataset_id"]
    assert deployment.call("POST", f"/datasets/{dataset_id}/confirm")["status"] == "processing"
    # The invocation that confirm asked Lambda for.
    owned = {"user_id": "default", "dataset_id": dataset_id}
    item = deployment.account.server.client("dynamodb").get_item(
        TableName=deployment.account.settings.datasets_table, Key={"dataset_id": {"S": dataset_id}}
    )["Item"]
    deployment.functions["profile"].invoke({**owned, "claim": item["claimed_by"]["S"]})
    assert deployment.call("GET", f"/datasets/{dataset_id}")["status"] == "ready"
    # The late event, twice, changes nothing.
    before = deployment.call("GET", f"/datasets/{dataset_id}")
    for _ in range(2):
        deployment.functions["profile"].invoke(deployment.arrived(dataset_id))
    assert deployment.call("GET", f"/datasets/{dataset_id}") == before


@pytest.fixture(scope="module")
def wine(deployment: Deployment) -> str:
    return deployment.upload(DATA / "wine_cultivar.csv")


def test_a_killed_container_is_run_again_and_completes_the_job(deployment: Deployment, wine: str) -> None:
    job_id = deployment.train(wine, "cultivar", time_budget=BUDGET_SECONDS)
    batch_job = deployment.batch_job(job_id)
    container = deployment.container(batch_job)
    wait_until(lambda: _phase(deployment, job_id) == "search", "the search begins")
    container.send_signal(signal.SIGTERM)
    log, _ = container.communicate(timeout=10)
    assert container.returncode != 0, log
    assert deployment.call("GET", f"/jobs/{job_id}")["status"] == "running"
    # Between the attempts Batch says that the job waits for a machine; that takes nothing back.
    deployment.batch_says(batch_job, "RUNNABLE")

    again = deployment.container(batch_job)
    log, _ = again.communicate(timeout=180)
    assert again.returncode == 0, log
    job = deployment.call("GET", f"/jobs/{job_id}")
    assert (job["status"], job["attempt"]) == ("completed", 2)
    # A late word about the first attempt.
    deployment.batch_says(batch_job, "FAILED", statusReason="Your Spot Task was interrupted.")
    assert deployment.call("GET", f"/jobs/{job_id}")["status"] == "completed"


def test_a_bad_variable_stops_the_container_at_once_with_its_name(deployment: Deployment, wine: str) -> None:
    job_id = deployment.train(wine, "cultivar")
    batch_job = deployment.batch_job(job_id)
    container = deployment.container(batch_job, TIME_BUDGET="soon")
    log, _ = container.communicate(timeout=30)
    assert container.returncode not in (0, None)
    assert "TIME_BUDGET" in log
    assert "Traceback" not in log
    ended = {"exitCode": container.returncode, "logStreamName": "training/default/1"}
    deployment.batch_says(
        batch_job,
        "FAILED",
        statusReason="Essential container in task exited",
        attempts=[{"container": ended, "statusReason": "Essential container in task exited"}],
        container={**batch_job["container"], **ended},
    )
    job = deployment.call("GET", f"/jobs/{job_id}")
    assert job["status"] == "failed"
    assert job["error_message"].endswith(".")
    (heard,) = deployment.announced(job_id)
    assert heard["detail-type"] == "Training Job Failed"


def test_a_missing_setting_stops_the_container_with_its_name(deployment: Deployment, wine: str) -> None:
    batch_job = deployment.batch_job(deployment.train(wine, "cultivar"))
    told = [one for one in batch_job["container"]["environment"] if "JOBS_TABLE" not in one["name"]]
    container = deployment.container({"container": {"environment": told}})
    log, _ = container.communicate(timeout=30)
    assert container.returncode not in (0, None)
    assert "AUTOML_LITE_JOBS_TABLE" in log
    assert "Traceback" not in log


def test_a_job_that_batch_refuses_leaves_nothing_behind(
    deployment: Deployment, wine: str, zip_of: Callable[[str], Path]
) -> None:
    refusing = {
        "AWS_ENDPOINT_URL": deployment.account.server.url,
        **variables(ApiSettings, deployment.account),
        "AUTOML_LITE_JOB_QUEUE": "no-such-queue",
    }
    before = deployment.call("GET", "/jobs")
    body = json.dumps({"dataset_id": wine, "target_column": "cultivar"}).encode()
    with LambdaFunction(
        zip_of("api"), "automl_lite.aws.handlers.api.handler", refusing, region=REGION
    ) as api:
        answer = api.invoke(rest_event("POST", "/train", JSON, body))
    assert answer["statusCode"] == 503
    assert "arn:" not in answered(answer).decode()
    assert deployment.call("GET", "/jobs") == before


def test_a_cancelled_job_stops_its_batch_job_and_stays_cancelled(deployment: Deployment, wine: str) -> None:
    job_id = deployment.train(wine, "cultivar")
    batch_job = deployment.batch_job(job_id)
    deployment.call("POST", f"/jobs/{job_id}/cancel")
    container = deployment.container(batch_job)
    log, _ = container.communicate(timeout=60)
    assert container.returncode == 0, log
    deployment.batch_says(batch_job, "FAILED", statusReason="Cancelled by its owner")
    assert deployment.call("GET", f"/jobs/{job_id}")["status"] == "cancelled"
    assert deployment.announced(job_id) == []


def test_a_sweep_finds_nothing_to_repair_here(deployment: Deployment) -> None:
    """Everything above was told in time; what a sweep does is specified where clocks can be set."""
    before = deployment.call("GET", "/jobs?limit=100")
    deployment.functions["sweep"].invoke({"source": "aws.events", "detail-type": "Scheduled Event"})
    assert deployment.call("GET", "/jobs?limit=100") == before


def _phase(deployment: Deployment, job_id: str) -> str | None:
    progress = deployment.call("GET", f"/jobs/{job_id}")["progress"]
    return None if progress is None else str(progress["phase"])


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds} s until {what}"
        time.sleep(0.2)
