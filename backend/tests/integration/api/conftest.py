"""The API in process, over the real wing of one machine: SQLite, files, signed links, worker processes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from automl_lite.api.app import create_app
from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.errors import Unavailable
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.platform import build_api_platform
from automl_lite.local.settings import LocalSettings
from automl_lite.tabular.profiling import profile_dataset
from tests.support.records import a_job, a_result

USER = "default"
FLOWERS = "id,petal,colour,kind\n" + "".join(
    f"{row},{row % 7}.{row % 3},{'red' if row % 4 else 'blue'},{'rose' if row % 2 else 'lily'}\n"
    for row in range(1, 41)
)

Upload = Callable[..., str]
MakeJob = Callable[..., Job]


@pytest.fixture
def settings(tmp_path: Path) -> LocalSettings:
    return LocalSettings(
        data_dir=tmp_path, signing_key=SecretStr("a key for tests"), confirm_wait_seconds=0, max_attempts=1
    )


@pytest.fixture
def platform(settings: LocalSettings) -> ApiPlatform:
    return build_api_platform(settings, predictor=True)


@pytest.fixture
def client(platform: ApiPlatform) -> Iterator[TestClient]:
    with TestClient(create_app(platform)) as client:
        yield client


class FullQueue:
    """A queue that takes nothing."""

    def submit_profile(self, task: ProfileTask) -> None:
        raise Unavailable("The queue takes no work just now. Try again in a minute.")

    def submit_training(self, task: TrainingTask) -> None:
        raise Unavailable("The queue takes no work just now. Try again in a minute.")

    def cancel_training(self, job_id: str) -> None:
        return


@pytest.fixture
def client_without_queue(platform: ApiPlatform) -> Iterator[TestClient]:
    """The same API at a time when no work is taken."""
    with TestClient(create_app(replace(platform, queue=FullQueue()))) as client:
        yield client


@pytest.fixture
def uploaded(client: TestClient, platform: ApiPlatform) -> Upload:
    """Asks for an upload and puts the file where its URL leads; the dataset is not confirmed yet."""

    def upload(content: str | bytes = FLOWERS, filename: str = "flowers.csv") -> str:
        answer = client.post("/upload", json={"filename": filename})
        assert answer.status_code == 200, answer.text
        dataset_id: str = answer.json()["dataset_id"]
        body = content.encode() if isinstance(content, str) else content
        platform.files.write_bytes(keys.dataset_data(dataset_id), body, "text/csv")
        return dataset_id

    return upload


@pytest.fixture
def ready(platform: ApiPlatform, uploaded: Upload) -> Upload:
    """A dataset whose profile is made in this process, which spares each test a worker's start."""

    def make(content: str | bytes = FLOWERS, filename: str = "flowers.csv") -> str:
        dataset_id = uploaded(content, filename)
        platform.datasets.change(
            USER,
            dataset_id,
            frozenset({DatasetStatus.UPLOADING}),
            status=DatasetStatus.PROCESSING,
            file_size=len(content),
        )
        profile_dataset(ProfileTask(user_id=USER, dataset_id=dataset_id), platform)
        dataset = platform.datasets.get(USER, dataset_id)
        assert dataset.status is DatasetStatus.READY, dataset.error_message
        return dataset_id

    return make


@pytest.fixture
def stored_job(platform: ApiPlatform) -> MakeJob:
    """Writes a job's record as it is in some state; the fields given win."""

    def make(status: JobStatus = JobStatus.PENDING, **fields: object) -> Job:
        number = len(platform.jobs.page(USER, limit=100).items) + 1
        usual = {
            "dataset_id": "5e9c3a1e-6d1f-4b3e-9f38-1f1c5a2b7c10",
            "time_budget": 120,
            "status": status,
            "result": a_result() if status is JobStatus.COMPLETED else None,
        }
        job_id = f"{number:08d}-58f4-4c0f-8f5e-0d9f4a1f2f6b"
        return platform.jobs.add(a_job(job_id, platform.clock.now(), **{**usual, **fields}))

    return make


@pytest.fixture
def completed_job(platform: ApiPlatform, stored_job: MakeJob) -> MakeJob:
    """A completed job whose files are there, as far as the API reads or links them."""

    def make(**fields: object) -> Job:
        job = stored_job(JobStatus.COMPLETED, **fields)
        assert job.result is not None
        for name in job.result.artefacts:
            key = keys.artefact(job.job_id, name)
            platform.files.write_bytes(key, name.encode(), "application/octet-stream")
        return job

    return make
