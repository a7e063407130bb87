"""Jobs are trained by worker processes that may die, be cancelled, or hang."""

import time
from typing import Any

import psutil
import pytest

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.jobs import ACTIVE, ENDED, JobStatus, Phase
from automl_lite.local.child import Ending
from automl_lite.local.task_table import QueuedTask
from automl_lite.local.verdicts import Verdict, judge

USER = "default"


@pytest.fixture
def here(machine: Any) -> Any:
    """A machine with a dataset that is ready."""
    made = machine(min_time_budget=1)
    made.platform.queue.submit_profile(made.dataset("d"))
    return made


def supervised(here: Any) -> Any:
    """The supervisor, once the dataset is ready and the process that read it is gone."""
    supervisor = here.supervise()
    here.dataset_when("d", DatasetStatus.READY)
    here.wait_until_idle()
    here.wait_for(lambda: supervisor.worker_pids, lambda pids: not pids)
    return supervisor


def searching(here: Any, job_id: str = "j") -> None:
    """Wait until the search is under way."""
    here.wait_for(
        lambda: here.platform.jobs.get(USER, job_id),
        lambda job: job.progress is not None and job.progress.phase is Phase.SEARCH,
    )


def test_a_job_killed_in_mid_search_is_trained_all_the_same(here: Any) -> None:
    supervisor = supervised(here)
    here.platform.queue.submit_training(here.job("j", "d", budget=12))
    worker = here.worker(supervisor)
    searching(here)
    worker.kill()
    job = here.job_when("j", *ENDED)
    assert (job.status, job.error_message, job.attempt) == (JobStatus.COMPLETED, None, 2)
    assert here.platform.files.stat(keys.model_file("j", keys.MODEL_ONNX)) is not None


def test_a_job_that_dies_every_time_fails_with_a_sentence(here: Any) -> None:
    supervisor = supervised(here)
    here.platform.queue.submit_training(here.job("j", "d", budget=60))
    killed: set[int] = set()
    while here.platform.jobs.get(USER, "j").status in ACTIVE:
        for pid in set(supervisor.worker_pids) - killed:
            psutil.Process(pid).kill()
            killed.add(pid)
        time.sleep(0.02)
    job = here.platform.jobs.get(USER, "j")
    assert job.status is JobStatus.FAILED
    assert len(killed) == 3
    assert job.error_message == (
        "The training process was killed 3 times by the system (signal 9), most likely because memory ran "
        "out. Use a smaller file, or fewer columns."
    )


def test_a_job_that_somebody_stops_every_time_fails_with_a_sentence(machine: Any) -> None:
    here = machine()
    task = QueuedTask(1, here.job("j", "d", budget=60), attempts=3)
    ending = Ending(exit_code=143, stopped=None, log="logs/training-j.log")
    assert judge(task, ending, 3, here.platform) is Verdict.FINISHED
    job = here.platform.jobs.get(USER, "j")
    assert job.status is JobStatus.FAILED
    assert job.error_message == (
        "The training process was stopped 3 times from outside (SIGTERM). Start it again."
    )


def test_a_job_past_its_limit_is_stopped_and_not_tried_again(machine: Any) -> None:
    here = machine(overtime_seconds=0)
    here.dataset("d")
    here.supervise()
    here.platform.queue.submit_training(here.job("j", "d", budget=0))
    job = here.job_when("j", *ENDED)
    assert job.status is JobStatus.FAILED
    assert "took far longer than it may and was stopped" in job.error_message


def test_a_cancelled_job_stops_and_the_next_one_runs(here: Any) -> None:
    supervisor = supervised(here)
    here.platform.queue.submit_training(here.job("first", "d", budget=600))
    here.platform.queue.submit_training(here.job("second", "d", budget=600))
    here.platform.queue.submit_training(here.job("third", "d", budget=600))
    worker = here.worker(supervisor)
    searching(here, "first")
    for name in ("first", "second"):
        here.platform.jobs.change(USER, name, ACTIVE, status=JobStatus.CANCELLED)
        here.platform.queue.cancel_training(name)
    assert here.wait_for(lambda: supervisor.worker_pids, lambda pids: pids and pids != (worker.pid,))
    assert not worker.is_running()
    here.wait_for(
        lambda: here.platform.jobs.get(USER, "third").status, lambda status: status is JobStatus.RUNNING
    )
    assert here.platform.jobs.get(USER, "first").status is JobStatus.CANCELLED
    assert here.platform.jobs.get(USER, "second").status is JobStatus.CANCELLED
    assert here.platform.jobs.get(USER, "second").started_at is None


def test_a_stopped_server_puts_its_job_back_without_counting_the_attempt(here: Any) -> None:
    with here.stack:
        supervisor = supervised(here)
        here.platform.queue.submit_training(here.job("j", "d", budget=600))
        worker = here.worker(supervisor)
        searching(here)
    assert not worker.is_running()
    assert here.platform.jobs.get(USER, "j").status is JobStatus.RUNNING
    assert here.table.claim("training").attempts == 1


def test_a_job_that_was_never_queued_is_failed_at_the_next_start(machine: Any) -> None:
    here = machine()
    here.job("j", "d", budget=60)
    here.supervise()
    job = here.platform.jobs.get(USER, "j")
    assert job.status is JobStatus.FAILED
    assert job.error_message == "The server died as it took this job. Start it again."


def test_a_job_lost_with_its_server_too_often_fails(machine: Any) -> None:
    here = machine(max_attempts=1)
    here.platform.queue.submit_training(here.job("j", "d", budget=60))
    here.table.claim("training")
    here.supervise()
    job = here.platform.jobs.get(USER, "j")
    assert job.status is JobStatus.FAILED
    assert job.error_message == "The server died during the training. Start it again."


def test_a_profile_never_waits_behind_a_training(here: Any) -> None:
    supervisor = supervised(here)
    here.platform.queue.submit_training(here.job("j", "d", budget=600))
    here.worker(supervisor)
    here.platform.queue.submit_profile(here.dataset("e"))
    here.dataset_when("e", DatasetStatus.READY)
    assert here.platform.jobs.get(USER, "j").status in ACTIVE
