"""An AWS account as moto plays it: a server over HTTP, so that presigned URLs lead somewhere."""

import itertools
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import botocore.session

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.tables import DATASETS, JOBS, OWNER, UNFINISHED, UNFINISHED_INDEX, TableShape
from automl_lite.aws.settings import ApiSettings, AwsSettings
from tests.support.moto_server import serve_moto
from tests.support.moto_services import make_services

if TYPE_CHECKING:
    from types_boto3_dynamodb.client import DynamoDBClient

REGION = "eu-central-1"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}

_numbers = itertools.count(1)


@dataclass(frozen=True)
class MotoServer:
    """The server, and what every account in it may share: a queue, a job definition and a function."""

    url: str

    @property
    def environment(self) -> dict[str, str]:
        """What leads the clients of a process to this server."""
        return {"AWS_ENDPOINT_URL": self.url, **CREDENTIALS}

    @cached_property
    def clients(self) -> Clients:
        """As a process builds them, once for all accounts: they know the region only.

        At the first use of each, the environment must lead to this server.
        """
        return Clients(cast("AwsSettings", SimpleNamespace(region=REGION)))

    def client(self, service: str) -> Any:
        """For what a test arranges or looks up behind the product's back."""
        if service not in self._made:
            self._made[service] = self._session.create_client(
                service,
                region_name=REGION,
                endpoint_url=self.url,
                aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
                aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
            )
        return self._made[service]

    @cached_property
    def _session(self) -> botocore.session.Session:
        return botocore.session.Session()

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}


@dataclass(frozen=True)
class MotoAccount:
    """Tables and buckets that no other test knows, and the settings that name them."""

    server: MotoServer
    settings: ApiSettings

    @property
    def clients(self) -> Clients:
        return self.server.clients

    @property
    def environment(self) -> dict[str, str]:
        """All that a process of this deployment is started with."""
        told = self.settings.model_dump(mode="json", exclude_none=True, exclude={"region"})
        return {
            **self.server.environment,
            "AWS_REGION": REGION,
            **{f"AUTOML_LITE_{name.upper()}": _as_variable(value) for name, value in told.items()},
        }


@contextmanager
def run_moto() -> Iterator[MotoServer]:
    """A server with a Batch queue that runs nothing and a function that does nothing."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with serve_moto() as url:
        server = MotoServer(url)
        make_services(server.url, server.client)
        yield server


def new_account(server: MotoServer, **settings: object) -> MotoAccount:
    """Fresh tables and buckets; other settings as given."""
    prefix = f"test-{next(_numbers)}"
    names = {name: f"{prefix}-{name}" for name in ("datasets", "jobs", "models", "reports")}
    made = ApiSettings.model_validate(
        {
            "region": REGION,
            "datasets_table": names["datasets"],
            "jobs_table": names["jobs"],
            "datasets_bucket": names["datasets"],
            "models_bucket": names["models"],
            "reports_bucket": names["reports"],
            "job_queue": "training",
            "job_definition": "training",
            "profile_function": "profile",
            "signing_key_parameter": f"/{prefix}/signing-key",
            "confirm_wait_seconds": 0,
            **settings,
        }
    )
    make_table(server.client("dynamodb"), made.datasets_table, DATASETS)
    make_table(server.client("dynamodb"), made.jobs_table, JOBS)
    for bucket in (made.datasets_bucket, made.models_bucket, made.reports_bucket):
        server.client("s3").create_bucket(
            Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION}
        )
    return MotoAccount(server, made)


def make_table(dynamodb: "DynamoDBClient", name: str, shape: TableShape) -> None:
    """A table as `aws/dynamo/tables.py` describes it."""
    keys = (shape.key, OWNER, shape.made_at, UNFINISHED)
    dynamodb.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
        KeySchema=[{"AttributeName": shape.key, "KeyType": "HASH"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": index,
                "KeySchema": [
                    {"AttributeName": by, "KeyType": "HASH"},
                    {"AttributeName": shape.made_at, "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": list(projected)},
            }
            for index, by, projected in (
                (shape.owner_index, OWNER, shape.listed),
                (UNFINISHED_INDEX, UNFINISHED, shape.watched),
            )
        ],
    )


def _as_variable(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
