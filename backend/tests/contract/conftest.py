"""One suite over both wings: each test here runs against every platform that ships."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from automl_lite.aws.platform import build_api_platform as build_aws_platform
from automl_lite.domain.columns import ColumnType
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.detection import ProblemType, Role
from automl_lite.domain.jobs import Job, JobStatus, LeftOutColumn, RowCounts, TrainConfig, TrainingResult
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.scores import Evaluation, FeatureImportance, Interval, Parity, Scores
from automl_lite.local.platform import build_api_platform
from automl_lite.local.server import build_app
from automl_lite.local.settings import LocalSettings
from tests.moto_account import CREDENTIALS, MotoAccount
from tests.s3_gate import S3Gate

OWNER = "default"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]
MakeResult = Callable[..., TrainingResult]


@dataclass
class Wing:
    """A platform, a client that follows the links it gives, and the clock that both go by."""

    platform: ApiPlatform
    client: httpx.Client
    clock: "MovableClock"


class MovableClock:
    """The machine's clock, which a test may put forward."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def put_forward(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=seconds)


@pytest.fixture(params=["local", "aws"])
def wing(request: pytest.FixtureRequest) -> Wing:
    wing: Wing = request.getfixturevalue(f"{request.param}_wing")
    return wing


@pytest.fixture
def local_wing(tmp_path: Path) -> Wing:
    clock = MovableClock()
    settings = LocalSettings(data_dir=tmp_path, confirm_wait_seconds=0)
    platform = build_api_platform(settings, predictor=False, clock=clock)
    # Entered by no `with`: the lifespan, and so the supervisor, does not run, and what is queued stays so.
    return Wing(platform, TestClient(build_app(settings, platform), base_url=settings.public_url), clock)


@pytest.fixture
def aws_wing(account: MotoAccount, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wing]:
    clock = MovableClock()
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: clock.now().replace(tzinfo=None))
    gate = S3Gate(CREDENTIALS["AWS_SECRET_ACCESS_KEY"], clock)
    with httpx.Client(transport=gate) as client:
        yield Wing(build_aws_platform(account.settings, account.clients, clock), client, clock)


@pytest.fixture
def platform(wing: Wing) -> ApiPlatform:
    return wing.platform


@pytest.fixture
def dataset() -> MakeDataset:
    """A dataset's record, `minutes` after noon."""

    def make(dataset_id: str = "d", *, minutes: int = 0, **fields: object) -> Dataset:
        moment = NOON + timedelta(minutes=minutes)
        return Dataset.model_validate(
            {
                "dataset_id": dataset_id,
                "user_id": OWNER,
                "filename": "flowers.csv",
                "content_type": "text/csv",
                "status": DatasetStatus.UPLOADING,
                "uploaded_at": moment,
                "updated_at": moment,
                **fields,
            }
        )

    return make


@pytest.fixture
def job() -> MakeJob:
    """A job's record, `minutes` after noon."""

    def make(job_id: str = "j", *, minutes: int = 0, **fields: object) -> Job:
        moment = NOON + timedelta(minutes=minutes)
        return Job.model_validate(
            {
                "job_id": job_id,
                "user_id": OWNER,
                "dataset_id": "d",
                "dataset_name": "flowers.csv",
                "target_column": "kind",
                "problem_type": ProblemType.CLASSIFICATION,
                "config": TrainConfig(),
                "time_budget": 60,
                "status": JobStatus.PENDING,
                "created_at": moment,
                "updated_at": moment,
                **fields,
            }
        )

    return make


@pytest.fixture
def result() -> MakeResult:
    """What came out of a job; the fields given win."""

    def make(**fields: object) -> TrainingResult:
        scores = Scores(accuracy=0.1 + 0.2, log_loss=1e-300)
        return TrainingResult.model_validate(
            {
                "problem_type": ProblemType.CLASSIFICATION,
                "metric": "roc_auc",
                "best_estimator": "lgbm",
                "best_config": {"n_estimators": 4},
                "training_time": 61.5,
                "search_trials": 12,
                "rows": RowCounts(
                    total=40, missing_target=0, rare_class=0, duplicates=0, training=32, holdout=8
                ),
                "features": ("petal", "colour"),
                "feature_types": {"petal": ColumnType.FLOAT, "colour": ColumnType.TEXT},
                "left_out": (LeftOutColumn(column="id", role=Role.IDENTIFIER, reason="It counts."),),
                "labels": ("lily", "rose"),
                "evaluation": Evaluation(
                    problem_type=ProblemType.CLASSIFICATION,
                    scores=scores,
                    baseline=Scores(accuracy=0.5),
                    baseline_rule="Always predicts rose.",
                    primary=Interval(metric="accuracy", value=0.3, low=-0.0, high=0.7),
                    training_rows=32,
                    holdout_rows=8,
                ),
                "importance": (FeatureImportance(column="petal", importance=0.2, spread=0.01),),
                "parity": Parity(
                    rows=8,
                    label_mismatches=0,
                    largest_difference=5e-324,
                    tolerance=1e-5,
                    passed=True,
                    message="They agree.",
                ),
                "artefacts": ("model.onnx",),
                "model_sha256": "0" * 64,
                **fields,
            }
        )

    return make
