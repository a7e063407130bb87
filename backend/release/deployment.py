"""The names of one deployment, and AWS as a release sees it."""

import os
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import botocore.session
from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from types_boto3_batch.client import BatchClient
    from types_boto3_lambda.client import LambdaClient
    from types_boto3_s3.client import S3Client
    from types_boto3_ssm.client import SSMClient

PROJECT = "automl-lite"


class ReleaseFailed(Exception):
    """What went wrong and what to do, as a sentence for whoever releases."""


@dataclass(frozen=True)
class Deployment:
    """An environment of a project; its names are those of infrastructure/terraform/main.tf."""

    environment: str
    project: str = PROJECT

    @property
    def job_definition(self) -> str:
        return f"{self.project}-{self.environment}-training"

    def function(self, name: str) -> str:
        """The function of a module of automl_lite.aws.handlers."""
        return f"{self.project}-{self.environment}-{name.replace('_', '-')}"

    def parameter(self, name: str) -> str:
        return f"/{self.project}/{self.environment}/{name}"


class Aws:
    """Clients for whom the environment names: credentials as everywhere, and the region."""

    def __init__(self) -> None:
        self._session = botocore.session.Session()
        self._region = os.environ.get("AWS_REGION") or self._session.get_config_variable("region")
        if not self._region:
            raise ReleaseFailed("Say in which region the deployment is: AWS_REGION=us-east-1")

    @cached_property
    def batch(self) -> "BatchClient":
        return cast("BatchClient", self._make("batch"))

    @cached_property
    def functions(self) -> "LambdaClient":
        return cast("LambdaClient", self._make("lambda"))

    @cached_property
    def s3(self) -> "S3Client":
        return cast("S3Client", self._make("s3"))

    @cached_property
    def ssm(self) -> "SSMClient":
        return cast("SSMClient", self._make("ssm"))

    def parameter(self, name: str) -> str:
        """The value of an SSM parameter that Terraform wrote."""
        try:
            return self.ssm.get_parameter(Name=name)["Parameter"]["Value"]
        except self.ssm.exceptions.ParameterNotFound as error:
            raise ReleaseFailed(
                f"There is no parameter {name} in {self._region}: is the infrastructure deployed, and there?"
            ) from error

    def _make(self, service: str) -> Any:
        return self._session.create_client(service, region_name=self._region)


def reason(error: ClientError | BotoCoreError) -> str:
    """What AWS said, without the frame that botocore puts around it, and with an end."""
    said = re.sub(
        r"^An error occurred \((\w+)\) when calling the (\w+) operation[^:]*: ", r"\2: \1: ", str(error)
    )
    return said if said.endswith(".") else f"{said}."
