"""The functions of a deployment, each from its own zip file, over AWS as moto plays it."""

import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packages.contents import PACKAGES
from tests.e2e.lambda_runtime import LambdaFunction
from tests.gateway_events import answered, rest_event
from tests.moto_account import REGION, MotoAccount

HANDLERS = {
    function: (package.name, handler)
    for package in PACKAGES
    for function, handler in zip(package.functions, package.handlers, strict=True)
}
ENDPOINT, OURS = "AWS_ENDPOINT_URL", "AUTOML_LITE_"
JSON = {"Content-Type": "application/json"}
ROWS = b"size,colour,kind\n" + b"".join(
    b"%d.5,%s,%s\n" % (row % 17, (b"blue", b"red")[row % 2], (b"lily", b"rose")[row % 17 > 8])
    for row in range(120)
)


@dataclass
class Deployment:
    """Starts functions when they are first called; each keeps its process until the tests end."""

    account: MotoAccount
    zip_of: Callable[[str], Path]
    running: dict[str, LambdaFunction] = field(default_factory=dict)

    def function(self, name: str) -> LambdaFunction:
        if name not in self.running:
            package, handler = HANDLERS[name]
            self.running[name] = LambdaFunction(self.zip_of(package), handler, self.settings, region=REGION)
        return self.running[name]

    @property
    def settings(self) -> dict[str, str]:
        """What a deployment sets of its functions; the rest of their environment is Lambda's."""
        given = self.account.environment
        return {name: told for name, told in given.items() if name == ENDPOINT or name.startswith(OURS)}

    def ask(
        self, name: str, method: str, path: str, body: object = None, make: Callable[..., Any] = rest_event
    ) -> tuple[int, Any]:
        """Call a function as API Gateway does; status and content."""
        sent = None if body is None else json.dumps(body).encode()
        answer = self.function(name).invoke(make(method, path, JSON if sent else None, sent))
        return answer["statusCode"], json.loads(answered(answer))

    def upload(self, content: bytes) -> str:
        """Ask the API for an address and put a file there; the dataset's id."""
        status, asked = self.ask(
            "api", "POST", "/upload", {"filename": "rows.csv", "content_type": "text/csv"}
        )
        assert status == 200, asked
        put = urllib.request.Request(asked["upload_url"], content, {"Content-Type": "text/csv"}, method="PUT")
        with urllib.request.urlopen(put) as answer:
            assert answer.status == 200
        dataset_id: str = asked["dataset_id"]
        return dataset_id

    def order(self, dataset_id: str, time_budget: int = 6) -> str:
        """Ask the API for a model; the job's id."""
        config = {"time_budget": time_budget}
        body = {"dataset_id": dataset_id, "target_column": "kind", "config": config}
        status, told = self.ask("api", "POST", "/train", body)
        assert status == 200, told
        job_id: str = told["job_id"]
        return job_id

    def submitted(self, job_id: str) -> tuple[str, dict[str, str]]:
        """The id of a job's Batch job, and the environment it was submitted with."""
        batch = self.account.server.client("batch")
        (found,) = batch.list_jobs(
            jobQueue="training", filters=[{"name": "JOB_NAME", "values": [f"automl-lite-{job_id}"]}]
        )["jobSummaryList"]
        container = batch.describe_jobs(jobs=[found["jobId"]])["jobs"][0]["container"]
        return found["jobId"], {one["name"]: one["value"] for one in container["environment"]}

    def arrived(self, dataset_id: str) -> dict[str, Any]:
        """What S3 tells of an uploaded file."""
        bucket = {"name": self.account.settings.datasets_bucket}
        thing = {"key": f"datasets/{dataset_id}/data", "size": 1}
        s3 = {"s3SchemaVersion": "1.0", "bucket": bucket, "object": thing}
        return {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": s3}]}
