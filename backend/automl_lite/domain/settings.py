"""Everything that can be set, one typed class; each field is read from AUTOML_LITE_<FIELD>."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

GIBIBYTE = 1024**3


class Settings(BaseSettings):
    """What both wings share. Each wing adds its own fields in a subclass and builds it once."""

    model_config = SettingsConfigDict(env_prefix="AUTOML_LITE_", frozen=True, extra="ignore")

    upload_limit_bytes: int = Field(GIBIBYTE, ge=1, description="Largest file that an upload takes.")
    unpacked_limit_bytes: int = Field(
        8 * GIBIBYTE, ge=1, description="Largest size of a gzip file once unpacked."
    )
    url_lifetime_seconds: int = Field(3_600, ge=60, le=604_800, description="Life of signed URLs.")
    confirm_wait_seconds: float = Field(
        20, ge=0, le=25, description="How long confirm waits for a profile before it answers `processing`."
    )
    min_time_budget: int = Field(60, ge=1, description="Smallest time budget of a job, in seconds.")
    max_time_budget: int = Field(3_600, ge=1, description="Largest time budget of a job, in seconds.")
    profile_memory_mb: int = Field(512, ge=128, description="Memory that profiling a file may use, in MB.")
    model_cache_bytes: int = Field(
        512 * 1024**2, ge=0, description="Bytes of models kept loaded for predictions."
    )
    model_record_seconds: float = Field(
        5, ge=0, description="How long a prediction trusts what it read of a job, as whether it is deployed."
    )
    max_attempts: int = Field(
        3,
        ge=1,
        le=10,
        description="Times a training job is started, should its process die, before it is failed.",
    )
    overtime_seconds: int = Field(
        300,
        ge=0,
        description="A training process is stopped after twice the job's time budget and this many seconds.",
    )
    training_threads: int | None = Field(
        None, ge=1, description="Threads of one training job; every core it may use when not set."
    )

    def longest_run(self, time_budget: int) -> int:
        """Seconds after which a training process of this budget is stopped."""
        return 2 * time_budget + self.overtime_seconds
