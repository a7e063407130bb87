"""What a deployment tells its processes, beside what both wings share: one class for each kind of process."""

from pathlib import Path
from typing import Literal, TypeVar

from pydantic import AliasChoices, Field, ValidationError

from automl_lite.domain.settings import Settings


class SettingsError(ValueError):
    """A setting is missing or bad; the message starts with the name of its variable."""


class AwsSettings(Settings):
    """What every process needs: where the records and the files are."""

    region: str = Field(
        min_length=1,
        validation_alias=AliasChoices("region", "AWS_REGION", "AWS_DEFAULT_REGION"),
        description="Region of all services; AWS sets it in its functions and containers.",
    )
    datasets_table: str = Field(min_length=1, description="DynamoDB table of datasets.")
    jobs_table: str = Field(min_length=1, description="DynamoDB table of training jobs.")
    datasets_bucket: str = Field(min_length=1, description="S3 bucket of uploaded files and their profiles.")
    models_bucket: str = Field(min_length=1, description="S3 bucket of models and checkpoints.")
    reports_bucket: str = Field(min_length=1, description="S3 bucket of reports.")
    encryption: Literal["AES256", "aws:kms"] | None = Field(
        None, description="Encryption header of every PUT, where a bucket's policy asks for one."
    )
    encryption_key: str | None = Field(None, description="KMS key of that header; else the account's own.")
    event_bus: str = Field("default", description="EventBridge bus that hears of ended jobs.")


class TrainingSettings(AwsSettings):
    """The training container."""


class ProfileSettings(AwsSettings):
    """The function that profiles uploaded files."""


class JobEventsSettings(AwsSettings):
    """The function that hears how Batch jobs go."""


class HandoverSettings(AwsSettings):
    """What a process needs that hands files over to be profiled."""

    profile_function: str = Field(min_length=1, description="Name of the function that profiles files.")


class DispatchSettings(HandoverSettings):
    """What a process needs that hands out training too."""

    job_queue: str = Field(min_length=1, description="Batch job queue of training jobs.")
    job_definition: str = Field(min_length=1, description="Batch job definition of the training container.")


class SweepSettings(HandoverSettings):
    """The scheduled function that repairs what got stuck."""


class ApiSettings(DispatchSettings):
    """The function that answers the API."""

    signing_key_parameter: str = Field(
        min_length=1,
        description="SSM parameter that keeps the key of page tokens; made when missing.",
    )
    allowed_origins: tuple[str, ...] = Field(
        (), description="Origins of web pages that may call the API, as a JSON list."
    )


class PredictSettings(AwsSettings):
    """The function that answers predictions."""

    allowed_origins: tuple[str, ...] = Field(
        (), description="Origins of web pages that may call the API, as a JSON list."
    )
    scratch_dir: Path = Field(
        Path("/tmp"),  # noqa: S108 - the disk that a function has
        description="Disk on which model files are kept for the next call.",
    )
    scratch_bytes: int = Field(
        384 * 1024**2, ge=0, description="Bytes of model files kept there; a new function has 512 MiB."
    )


Chosen = TypeVar("Chosen", bound=AwsSettings)


def load_settings(kind: type[Chosen]) -> Chosen:
    """The settings of a kind of process, from its environment.

    Raises:
        SettingsError: settings are missing or bad; all of them are named.
    """
    try:
        return kind()
    except ValidationError as error:
        told = "; ".join(f"{_variable(kind, one['loc'])}: {one['msg']}" for one in error.errors())
        raise SettingsError(told) from error


def _variable(kind: type[AwsSettings], location: tuple[int | str, ...]) -> str:
    field = str(location[0])
    if field in {"region", "AWS_REGION", "AWS_DEFAULT_REGION"}:
        return "AWS_REGION"
    return f"{kind.model_config['env_prefix']}{field.upper()}"
