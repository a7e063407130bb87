"""What can be set on one machine, beside what both wings share."""

import json
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from automl_lite.domain.settings import Settings
from automl_lite.local.signing_key import kept_signing_key

DEFAULT_DATA_DIR = Path(".automl-lite")
# The server has no accounts, so it answers this machine alone; that is no setting.
HOST = "127.0.0.1"


class LocalSettings(Settings):
    """Made once at the edge; a worker process is given the same through its environment."""

    signing_key: SecretStr = Field(description="Signs page tokens and file URLs. Keep it secret.")
    data_dir: Path = Field(
        DEFAULT_DATA_DIR, description="Directory that everything is written under; made where it is missing."
    )
    port: int = Field(8000, ge=1, le=65_535, description="Port of the API, on this machine alone.")
    public_address: str | None = Field(
        None, description="Address that signed file URLs start with; http://localhost:<port> unless set."
    )
    page_dir: Path | None = Field(
        None, description="Directory of the built web page; without it the API is served alone."
    )
    page_port: int = Field(3000, ge=1, le=65_535, description="Port of the web page, on this machine alone.")
    node: str = Field("node", description="The Node that serves the web page.")
    allowed_origins: tuple[str, ...] = Field(
        (), description="Origins of other web pages that may call the API, as a JSON list."
    )
    concurrent_jobs: int = Field(1, ge=1, description="Training jobs that run at once.")
    concurrent_profiles: int = Field(2, ge=1, description="Uploaded files that are profiled at once.")
    profile_limit_seconds: float = Field(
        3_600, gt=0, description="A profiling process is stopped after so many seconds."
    )
    stop_grace_seconds: float = Field(
        10, ge=0, description="How long a process that was asked to stop may take before it is killed."
    )

    @field_validator("data_dir", "page_dir")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value and value.expanduser().absolute()

    @property
    def public_url(self) -> str:
        return (self.public_address or f"http://localhost:{self.port}").rstrip("/")

    @property
    def page_url(self) -> str:
        return f"http://localhost:{self.page_port}"

    @property
    def origins(self) -> tuple[str, ...]:
        """Of all web pages that may call the API: our own by both its names, and what is allowed beside."""
        return (self.page_url, f"http://{HOST}:{self.page_port}", *self.allowed_origins)

    def to_environment(self) -> dict[str, str]:
        """Variables from which a child process builds equal settings."""
        prefix = self.model_config["env_prefix"]
        return {
            prefix + name.upper(): _as_variable(getattr(self, name))
            for name in type(self).model_fields
            if getattr(self, name) is not None
        }

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, KeptSigningKey(settings_cls)


class KeptSigningKey(PydanticBaseSettingsSource):
    """Where no signing key is set, the one that the data directory keeps; made at the first start."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        if "signing_key" in self.current_state:
            return {}
        data_dir = Path(self.current_state.get("data_dir", DEFAULT_DATA_DIR))
        return {"signing_key": kept_signing_key(data_dir.expanduser().absolute())}


def _as_variable(value: object) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return json.dumps(value) if isinstance(value, (tuple, bool)) else str(value)
