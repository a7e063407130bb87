"""The functions of a deployment, each from its own zip file, over AWS as moto plays it."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from automl_lite.aws.settings import AwsSettings
from packages.contents import PACKAGES
from release.contract import FUNCTIONS
from tests.support.gateway_events import answered, rest_event
from tests.support.lambda_runtime import LambdaFunction
from tests.support.moto_account import REGION, MotoAccount
from tests.support.s3_events import created

HANDLERS = {
    function: (package.name, handler)
    for package in PACKAGES
    for function, handler in zip(package.functions, package.handlers, strict=True)
}
JSON = {"Content-Type": "application/json"}


def variables(kind: type[AwsSettings], account: MotoAccount) -> dict[str, str]:
    """What a deployment tells a kind of process: its own settings and no others."""
    own = {f"AUTOML_LITE_{name.upper()}" for name in kind.model_fields}
    return {name: value for name, value in account.environment.items() if name in own}


@dataclass
class Deployment:
    """Starts functions when they are first called; each keeps its process until `close`."""

    account: MotoAccount
    zip_of: Callable[[str], Path]
    running: dict[str, LambdaFunction] = field(default_factory=dict)
    scratch: tempfile.TemporaryDirectory[str] = field(
        default_factory=lambda: tempfile.TemporaryDirectory(prefix="automl-lite-scratch-")
    )

    def settings(self, name: str) -> dict[str, str]:
        """What the deployment sets of a function; the rest of its environment is Lambda's."""
        disk = {"AUTOML_LITE_SCRATCH_DIR": self.scratch.name} if name == "predict" else {}
        return {
            "AWS_ENDPOINT_URL": self.account.server.url,
            **variables(FUNCTIONS[name], self.account),
            **disk,
        }

    def function(self, name: str) -> LambdaFunction:
        if name not in self.running:
            package, handler = HANDLERS[name]
            self.running[name] = LambdaFunction(
                self.zip_of(package), handler, self.settings(name), region=REGION
            )
        return self.running[name]

    def close(self) -> None:
        for function in self.running.values():
            function.close()
        self.scratch.cleanup()

    def ask(
        self, method: str, path: str, body: object = None, make: Callable[..., Any] = rest_event
    ) -> tuple[int, Any]:
        """A request, passed on as API Gateway does to the one function or the other; status and content."""
        sent = None if body is None else json.dumps(body).encode()
        function = self.function("predict" if path.startswith("/predict/") else "api")
        answer = function.invoke(make(method, path, JSON if sent else None, sent))
        return answer["statusCode"], json.loads(answered(answer))

    def call(self, method: str, path: str, body: object = None) -> Any:
        """The content of an answer that must be a good one."""
        status, content = self.ask(method, path, body)
        assert status == 200, content
        return content

    def upload(self, content: bytes, filename: str = "rows.csv") -> str:
        """Upload a file as a script does; the dataset's id."""
        asked = self.call("POST", "/upload", {"filename": filename, "size_bytes": len(content)})
        put = httpx.put(asked["upload_url"], content=content, headers=asked["upload_headers"])
        put.raise_for_status()
        dataset_id: str = asked["dataset_id"]
        return dataset_id

    def profile(self, dataset_id: str) -> None:
        """Let S3 tell of an uploaded file."""
        self.function("profile").invoke(self.arrived(dataset_id))

    def arrived(self, dataset_id: str) -> dict[str, Any]:
        """S3's event for an uploaded file."""
        return created(f"datasets/{dataset_id}/data", bucket=self.account.settings.datasets_bucket)

    def train(self, dataset_id: str, target: str = "kind", time_budget: int = 6, **config: object) -> str:
        """Order a model from the API; the job's id."""
        config = {"time_budget": time_budget, **config}
        body = {"dataset_id": dataset_id, "target_column": target, "config": config}
        job_id: str = self.call("POST", "/train", body)["job_id"]
        return job_id

    def batch_job(self, job_id: str) -> dict[str, Any]:
        """What Batch was told to run for a job."""
        batch = self.account.server.client("batch")
        named = {"name": "JOB_NAME", "values": [f"automl-lite-{job_id}"]}
        listed = batch.list_jobs(jobQueue=self.account.settings.job_queue, filters=[named])
        (found,) = listed["jobSummaryList"]
        job: dict[str, Any] = batch.describe_jobs(jobs=[found["jobId"]])["jobs"][0]
        return job

    def task_environment(self, job_id: str) -> dict[str, str]:
        """The environment that a job was submitted with."""
        told = self.batch_job(job_id)["container"]["environment"]
        return {one["name"]: one["value"] for one in told}
