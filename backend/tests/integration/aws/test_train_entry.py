"""The training container's process: told by its environment alone, and by what it leaves behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from automl_lite.aws.batch.submission import TASK_KEY, told
from automl_lite.aws.dynamo.record_table import RecordTable
from automl_lite.aws.dynamo.tables import JOBS
from automl_lite.aws.settings import TrainingSettings
from automl_lite.domain import keys
from automl_lite.domain.endings import end_job
from automl_lite.domain.jobs import JobStatus, TrainConfig
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.searching.state import SearchState
from tests.integration.aws.conftest import MakeJob, ReadNews
from tests.support.moto_account import MotoAccount
from tests.support.small_model import profile_rows

USER = "default"
ENTRY = [sys.executable, "-m", "automl_lite.aws.train"]

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def task(platform: ApiPlatform, job: MakeJob) -> TrainingTask:
    """A profiled file, and a pending job on it."""
    profile_rows(platform)
    # The size tells the kind for certain, which would be a leak if nobody asked for it.
    return TrainingTask.for_job(job("j", time_budget=4, config=TrainConfig(include_columns=("size",))))


@pytest.fixture
def settings_environment(account: MotoAccount) -> dict[str, str]:
    """What the job definition tells the container, and what Fargate does."""
    own = {f"AUTOML_LITE_{name.upper()}" for name in TrainingSettings.model_fields}
    given = {"AWS_REGION", *account.server.environment}
    return {name: value for name, value in account.environment.items() if name in own | given}


@pytest.fixture
def start(settings_environment: dict[str, str]) -> Iterator[Start]:
    """Starts the entry point with exactly this environment; what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(task_environment: dict[str, str], *, command: list[str] = ENTRY) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            command,
            env=settings_environment | task_environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def until(condition: Callable[[], bool], process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_job_is_trained_announced_and_measured(
    start: Start, task: TrainingTask, platform: ApiPlatform, news: ReadNews
) -> None:
    process = start(task.to_environment())
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, (output, errors)
    record = platform.jobs.get(USER, "j")
    assert record.status is JobStatus.COMPLETED, record.error_message
    assert record.result is not None
    for name in record.result.artefacts:
        assert platform.files.stat(keys.artefact("j", name)) is not None
    (event,) = news()
    assert event["detail-type"] == "Training Job Completed"
    assert event["detail"]["metrics"]["accuracy"] > 0.7
    measured = {name: value for line in lines(output) if "_aws" in line for name, value in line.items()}
    assert measured["JobsCompleted"] == [1.0]
    assert measured["QueueWaitSeconds"][0] > 0
    assert 0 < measured["TrainingSeconds"][0] < 60
    assert measured["service"] == "training"
    # Run again, as a container that died right after its last word would be.
    again = start(task.to_environment())
    again.communicate(timeout=60)
    assert again.returncode == 0
    assert platform.jobs.get(USER, "j") == record


def test_a_failure_with_a_sentence_is_an_ending_and_not_tried_again(
    start: Start, task: TrainingTask, platform: ApiPlatform, news: ReadNews
) -> None:
    lost = task.model_copy(update={"data_etag": '"of another file"'})
    process = start(lost.to_environment())
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output
    record = platform.jobs.get(USER, "j")
    assert (record.status, "replaced" in str(record.error_message)) == (JobStatus.FAILED, True)
    (event,) = news()
    assert event["detail-type"] == "Training Job Failed"
    assert event["detail"]["error_message"] == record.error_message


@pytest.mark.parametrize("gone", ["cancelled", "deleted"])
def test_a_job_that_nobody_waits_for_is_not_run(
    start: Start, task: TrainingTask, platform: ApiPlatform, news: ReadNews, gone: str
) -> None:
    if gone == "cancelled":
        end_job(USER, "j", JobStatus.CANCELLED, None, platform)
    else:
        platform.jobs.delete(USER, "j")
    process = start(task.to_environment())
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert platform.files.stat(keys.model_file("j", keys.MODEL_ONNX)) is None
    assert news() == []


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"TIME_BUDGET": "soon"}, "TIME_BUDGET"),
        ({"JOB_ID": None}, "JOB_ID"),
        ({"INCLUDE_COLUMNS": "[1,"}, "INCLUDE_COLUMNS"),
        ({"AUTOML_LITE_JOBS_TABLE": None}, "AUTOML_LITE_JOBS_TABLE"),
        ({"AWS_REGION": None}, "AWS_REGION"),
        ({"AUTOML_LITE_MAX_ATTEMPTS": "0"}, "AUTOML_LITE_MAX_ATTEMPTS"),
    ],
)
def test_a_bad_variable_stops_the_container_at_once_with_its_name(
    settings_environment: dict[str, str], task: TrainingTask, changes: dict[str, str | None], name: str
) -> None:
    environment = settings_environment | task.to_environment()
    for variable, value in changes.items():
        environment.pop(variable, None)
        if value is not None:
            environment[variable] = value
    done = subprocess.run(ENTRY, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1].startswith(f"{name}: ")
    assert "Traceback" not in done.stderr


def test_a_task_too_large_for_variables_is_read_from_its_file(
    start: Start, task: TrainingTask, platform: ApiPlatform
) -> None:
    many = task.model_copy(update={"exclude_columns": tuple(f"a column {n:050}" for n in range(200))})
    environment = told(many, platform.files)
    assert TASK_KEY in environment
    process = start(environment)
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, (output, errors)
    assert platform.jobs.get(USER, "j").status is JobStatus.COMPLETED
    platform.files.delete_folder(keys.checkpoint_folder("j"))
    later = start(environment)
    later.communicate(timeout=60)
    assert later.returncode == 0


def test_a_record_that_cannot_be_read_is_a_fault_that_the_exit_code_tells(
    start: Start, task: TrainingTask, account: MotoAccount
) -> None:
    table = RecordTable(account.clients, account.settings.jobs_table, JOBS)
    assert table.change("j", {"record": {"S": "{}"}}, "attribute_exists(#record)", {})
    process = start(task.to_environment())
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    (failure,) = (line for line in lines(output) if line.get("level") == "ERROR")
    assert failure["job_id"] == "j"
    assert "ValidationError" in failure["exception"]


def is_saved(platform: ApiPlatform) -> bool:
    return platform.files.stat(keys.checkpoint_file("j", "search")) is not None


def test_a_container_that_is_stopped_saves_its_search_and_the_next_one_goes_on_from_there(
    start: Start, task: TrainingTask, platform: ApiPlatform, news: ReadNews
) -> None:
    # Without the size there is no perfect model, at which a search ends.
    hard = {"time_budget": 60, "max_trials": 12, "include_columns": ()}
    told = task.model_copy(update=hard).to_environment()
    process = start(told)
    until(lambda: is_saved(platform), process)
    process.terminate()
    assert process.wait(10) == 143
    assert platform.jobs.get(USER, "j").status is JobStatus.RUNNING
    assert news() == []
    saved = platform.files.read_bytes(keys.checkpoint_file("j", "search")).partition(b"\n")[2]
    before = SearchState.load(saved)
    assert before.best is not None

    second = start(told)
    output, errors = second.communicate(timeout=120)
    assert second.returncode == 0, (output, errors)
    record = platform.jobs.get(USER, "j")
    assert (record.status, record.attempt) == (JobStatus.COMPLETED, 2)
    assert record.result is not None
    assert record.result.search_trials == 12 > len(before.trials)
    assert not is_saved(platform)


BUSY = """
import hashlib, os
from automl_lite.training.stopping import StopSignal
assert os.getpid() == 1
StopSignal().obey()
print("busy", flush=True)
hashlib.pbkdf2_hmac("sha256", b"a", b"b", 2_000_000_000)
"""


def _unshare() -> list[str] | None:
    """A command that runs another as PID 1 of its own, where this machine lets us."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return None
    command = [unshare, "--pid", "--fork", "--kill-child"]
    able = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if able else None


@pytest.mark.skipif(_unshare() is None, reason="needs the right to make a PID namespace")
def test_a_process_that_is_pid_1_obeys_too_even_inside_a_native_call(start: Start) -> None:
    process = start({}, command=[*(_unshare() or []), sys.executable, "-c", BUSY])
    assert process.stdout is not None
    assert process.stdout.readline() == "busy\n", process.communicate()
    (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    os.kill(int(child), signal.SIGTERM)
    assert process.wait(10) == 143
