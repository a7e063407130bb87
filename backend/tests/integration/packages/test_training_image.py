"""The training image, built by its own steps and run as ECS can: process 1, nobody, a root to read only."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from packages.image import Image, build_image
from tests.support.deployed_functions import Deployment
from tests.support.small_model import ROWS

pytestmark = pytest.mark.image
MB = 1_000_000


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    with tempfile.TemporaryDirectory(prefix="automl-lite-image-") as scratch:  # gigabytes: not to be kept
        yield build_image(Path(scratch))


@pytest.fixture(scope="module")
def dataset_id(deployment: Deployment) -> str:
    dataset_id = deployment.upload(ROWS.encode())
    deployment.profile(dataset_id)
    return dataset_id


def environment_of(deployment: Deployment, job_id: str) -> dict[str, str]:
    """The settings of the deployment, and what Batch was told of the job."""
    return {**deployment.account.environment, **deployment.task_environment(job_id)}


def status_of(deployment: Deployment, job_id: str) -> str:
    status: str = deployment.call("GET", f"/jobs/{job_id}")["status"]
    return status


def test_it_trains_a_model(image: Image, deployment: Deployment, dataset_id: str) -> None:
    job_id = deployment.train(dataset_id, time_budget=10)

    code, printed = image.start(environment_of(deployment, job_id)).wait(120)

    assert (code, status_of(deployment, job_id)) == (0, "completed"), printed


def test_a_missing_variable_stops_it_at_once_with_its_name(
    image: Image, deployment: Deployment, dataset_id: str
) -> None:
    told = environment_of(deployment, deployment.train(dataset_id))
    del told["TARGET_COLUMN"]

    code, printed = image.start(told).wait(20)

    assert code == 2
    assert "TARGET_COLUMN" in printed


def test_a_termination_ends_it_within_seconds_and_leaves_the_job_to_the_next_attempt(
    image: Image, deployment: Deployment, dataset_id: str
) -> None:
    job_id = deployment.train(dataset_id, time_budget=60)
    container = image.start(environment_of(deployment, job_id))
    deadline = time.monotonic() + 60
    while status_of(deployment, job_id) != "running":
        assert time.monotonic() < deadline
        time.sleep(0.2)

    container.terminate()
    code, _ = container.wait(10)

    assert code == 143
    assert status_of(deployment, job_id) == "running"


def test_it_is_nobody_and_can_write_to_its_volume_alone(image: Image) -> None:
    tried = "import os; print(os.getuid(), os.getpid()); open('/tmp/a', 'w'); open('/opt/code/a', 'w')"

    code, printed = image.start({}, ("python", "-c", tried)).wait(20)

    assert (code, printed.splitlines()[0]) == (1, "10001 1")
    assert "Read-only file system: '/opt/code/a'" in printed


def test_it_has_the_rooms_that_training_needs_and_no_test_of_a_library(image: Image) -> None:
    rooms = {path.name for path in (image.root / "opt/code/automl_lite").iterdir() if path.is_dir()}

    assert rooms - {"__pycache__"} == {"aws", "domain", "inference", "tabular", "training"}
    assert list((image.root / "opt").rglob("tests")) == []


def test_our_part_stays_below_900_mb(image: Image) -> None:
    sizes = [path.lstat().st_size for path in (image.root / "opt").rglob("*")]

    assert sum(sizes) < 900 * MB


def test_every_module_is_compiled(image: Image) -> None:
    code = image.root / "opt/code"
    compiled = {path.name.split(".")[0] for path in code.rglob("*.pyc")}

    assert {path.stem for path in code.rglob("*.py")} <= compiled
    (numpy,) = (image.root / "opt/automl-lite/lib").glob("python3.*/site-packages/numpy")
    assert list((numpy / "__pycache__").glob("__init__.*.pyc"))
