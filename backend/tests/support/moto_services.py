"""What every account of moto has: a Batch queue that runs nothing and a function that does nothing."""

import io
import json
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

ROLE = "arn:aws:iam::123456789012:role/automl-lite"

MakeClient = Callable[[str], Any]


def make_services(url: str, client: MakeClient) -> None:
    """Make them in the server at `url`, by clients of the services' names."""
    _without_docker(url)
    _make_function(client)
    _make_queue(client)


def _without_docker(url: str) -> None:
    configuration = {"batch": {"use_docker": False}, "lambda": {"use_docker": False}}
    request = urllib.request.Request(
        f"{url}/moto-api/config",
        data=json.dumps(configuration).encode(),
        headers={"Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 201


def _make_function(client: MakeClient) -> None:
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("function.py", "def handler(event, context): ...")
    client("iam").create_role(RoleName="automl-lite", AssumeRolePolicyDocument="{}")
    client("lambda").create_function(
        FunctionName="profile",
        Runtime="python3.13",
        Role=ROLE,
        Handler="function.handler",
        Code={"ZipFile": code.getvalue()},
    )


def _make_queue(client: MakeClient) -> None:
    network = client("ec2")
    subnet = network.describe_subnets()["Subnets"][0]["SubnetId"]
    group = network.describe_security_groups()["SecurityGroups"][0]["GroupId"]
    batch = client("batch")
    environment = batch.create_compute_environment(
        computeEnvironmentName="spot",
        type="MANAGED",
        serviceRole=ROLE,
        computeResources={
            "type": "FARGATE_SPOT",
            "maxvCpus": 16,
            "subnets": [subnet],
            "securityGroupIds": [group],
        },
    )
    batch.create_job_queue(
        jobQueueName="training",
        state="ENABLED",
        priority=1,
        computeEnvironmentOrder=[
            {"order": 1, "computeEnvironment": environment["computeEnvironmentArn"]},
        ],
    )
    define_training(client, "training", {})


def define_training(client: MakeClient, name: str, environment: Mapping[str, str]) -> None:
    """A job definition as the deployment makes it; what a job is told comes on top of `environment`."""
    client("batch").register_job_definition(
        jobDefinitionName=name,
        type="container",
        platformCapabilities=["FARGATE"],
        containerProperties={
            "image": "training",
            "executionRoleArn": ROLE,
            "resourceRequirements": [
                {"type": "VCPU", "value": "2"},
                {"type": "MEMORY", "value": "4096"},
            ],
            "environment": [{"name": name, "value": value} for name, value in environment.items()],
        },
    )
