"""The one place that wires this wing."""

from automl_lite.aws.clients import Clients
from automl_lite.aws.dataset_store import DynamoDatasetStore
from automl_lite.aws.file_store import S3FileStore
from automl_lite.aws.job_store import DynamoJobStore
from automl_lite.aws.settings import ApiSettings, AwsSettings
from automl_lite.aws.signing_key import KeptSigningKey
from automl_lite.aws.task_queue import AwsTaskQueue
from automl_lite.domain.clock import SystemClock
from automl_lite.domain.platform import ApiPlatform, Platform
from automl_lite.domain.ports import Clock


def build_platform(settings: AwsSettings, clients: Clients, clock: Clock | None = None) -> Platform:
    """The stores, over the tables and buckets of the settings."""
    clock = clock or SystemClock()
    files = S3FileStore(clients, settings, clock)
    return Platform(
        name="aws",
        settings=settings,
        clock=clock,
        datasets=DynamoDatasetStore(clients, settings, clock),
        jobs=DynamoJobStore(clients, settings, clock, files),
        files=files,
    )


def build_api_platform(settings: ApiSettings, clients: Clients, clock: Clock | None = None) -> ApiPlatform:
    """All ports; predictions have a function of their own."""
    stores = build_platform(settings, clients, clock)
    return ApiPlatform(
        **vars(stores),
        queue=AwsTaskQueue(clients, settings, stores),
        page_key=KeptSigningKey(clients, settings),
    )
