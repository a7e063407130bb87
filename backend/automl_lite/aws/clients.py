"""The AWS clients of a process: built once, each at its first use, and handed in."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

# botocore and not boto3, whose import brings its resource layer along: functions start sooner without.
import botocore.session
from botocore.config import Config

from automl_lite.aws.settings import AwsSettings

if TYPE_CHECKING:
    from types_boto3_batch.client import BatchClient
    from types_boto3_dynamodb.client import DynamoDBClient
    from types_boto3_events.client import EventBridgeClient
    from types_boto3_lambda.client import LambdaClient
    from types_boto3_s3.client import S3Client
    from types_boto3_ssm.client import SSMClient

# Calls within a region connect in milliseconds; API Gateway gives up on the whole request after 29 s.
CONFIG = Config(
    connect_timeout=3,
    read_timeout=15,
    retries={"mode": "standard", "total_max_attempts": 4},
    signature_version="v4",
)


class Clients:
    """A client is made when it is first asked for: each costs tens of milliseconds of a cold start."""

    def __init__(self, settings: AwsSettings) -> None:
        self._session = botocore.session.Session()
        self._region = settings.region

    @cached_property
    def dynamodb(self) -> "DynamoDBClient":
        return cast("DynamoDBClient", self._make("dynamodb"))

    @cached_property
    def s3(self) -> "S3Client":
        # Version 4 signs what KMS asks for, and the region's own host answers a PUT without a redirect.
        regional = Config(signature_version="s3v4", s3={"us_east_1_regional_endpoint": "regional"})
        return cast("S3Client", self._make("s3", CONFIG.merge(regional)))

    @cached_property
    def batch(self) -> "BatchClient":
        return cast("BatchClient", self._make("batch"))

    @cached_property
    def batch_once(self) -> "BatchClient":
        """For SubmitJob, which is not idempotent: sent again after a lost answer, it would start two jobs."""
        once = Config(retries={"mode": "standard", "total_max_attempts": 1})
        return cast("BatchClient", self._make("batch", CONFIG.merge(once)))

    @cached_property
    def functions(self) -> "LambdaClient":
        return cast("LambdaClient", self._make("lambda"))

    @cached_property
    def events(self) -> "EventBridgeClient":
        return cast("EventBridgeClient", self._make("events"))

    @cached_property
    def parameters(self) -> "SSMClient":
        return cast("SSMClient", self._make("ssm"))

    def _make(self, service: str, config: Config = CONFIG) -> Any:
        return self._session.create_client(service, region_name=self._region, config=config)
