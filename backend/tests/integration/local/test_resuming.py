"""A training process that dies, and the one after it: what was searched is not searched again."""

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.errors import NotFound
from automl_lite.domain.jobs import Job, JobStatus, TrainConfig
from automl_lite.domain.model_report import ModelReport, StopCause
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.child import Child, Ending
from automl_lite.local.task_table import QueuedTask
from automl_lite.tabular.profiling import profile_dataset
from automl_lite.training.searching.checkpoint import Header
from automl_lite.training.searching.state import SearchState
from tests.support.records import a_job

USER = "default"
CREDIT = (Path(__file__).parents[2] / "data" / "german_credit.csv").read_text(encoding="utf-8")
STOPPED = 143
MOST_TRIALS = 5


@pytest.fixture
def here(machine: Any) -> Any:
    """A machine with a real file that is ready."""
    made = machine(min_time_budget=1, stop_grace_seconds=10)
    made.dataset("d", CREDIT)
    profile_dataset(ProfileTask(user_id=USER, dataset_id="d"), made.platform)
    assert made.platform.datasets.get(USER, "d").status is DatasetStatus.READY
    return made


def a_task(here: Any, budget: int, **config: object) -> TrainingTask:
    job = a_job(
        "j",
        here.platform.clock.now(),
        target_column="creditability",
        time_budget=budget,
        config=TrainConfig.model_validate(config),
    )
    return TrainingTask.for_job(here.platform.jobs.add(job))


def started(here: Any, task: TrainingTask, attempt: int = 1) -> Child:
    """A worker process, as the supervisor starts it."""
    return Child(QueuedTask(1, task, attempt), here.settings)


def ended(here: Any, child: Child) -> Ending:
    ending: Ending = here.wait_for(child.look, lambda found: found is not None)
    return ending


def left(here: Any) -> tuple[Header, SearchState] | None:
    """What the checkpoint holds, None where there is none."""
    try:
        line, _, state = here.platform.files.read_bytes(keys.checkpoint_file("j", "search")).partition(b"\n")
    except NotFound:
        return None
    return Header.model_validate_json(line), SearchState.load(state)


def in_mid_search(here: Any) -> None:
    here.wait_for(lambda: left(here), lambda found: found is not None)


def the_job(here: Any) -> Job:
    job: Job = here.platform.jobs.get(USER, "j")
    return job


def the_history(here: Any) -> list[tuple[int, float]]:
    """Each trial that the report tells of, with when it ended."""
    report = ModelReport.model_validate_json(here.platform.files.read_bytes(keys.artefact("j", keys.REPORT)))
    return [(trial.number, trial.at_seconds) for trial in report.trials]


def history(state: SearchState) -> list[tuple[int, float]]:
    return [(trial.number, round(trial.at_seconds, 3)) for trial in state.trials]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_process_stopped_in_mid_search_is_gone_on_with_and_never_ends_worse(
    here: Any, number: signal.Signals
) -> None:
    task = a_task(here, budget=60, max_trials=MOST_TRIALS)
    first = started(here, task)
    in_mid_search(here)
    told = time.monotonic()
    os.kill(first.pid, number)
    ending = ended(here, first)
    assert time.monotonic() - told < 10
    assert ending.exit_code == (STOPPED if number is signal.SIGTERM else -signal.SIGKILL)
    assert the_job(here).status is JobStatus.RUNNING
    header, before = left(here) or pytest.fail("nothing was saved")
    assert header.orderly is (number is signal.SIGTERM)
    assert header.job_seconds > before.seconds > 0
    assert before.finished is None
    assert before.best is not None
    assert before.best.loss is not None

    assert ended(here, started(here, task, attempt=2)).exit_code == 0
    job = the_job(here)
    assert (job.status, job.error_message, job.attempt) == (JobStatus.COMPLETED, None, 2)
    assert job.result is not None
    assert job.result.search_trials == MOST_TRIALS > len(before.trials)
    assert the_history(here)[: len(before.trials)] == history(before)
    assert job.result.search_score is not None
    assert job.result.search_score >= 1 - before.best.loss  # the loss of ROC AUC
    assert job.result.training_time > header.job_seconds
    assert left(here) is None


def test_a_process_killed_after_its_search_is_not_searched_for_again(here: Any) -> None:
    task = a_task(here, budget=60, max_trials=2)
    first = started(here, task)
    here.wait_for(lambda: left(here), lambda found: found and found[0].orderly)
    os.kill(first.pid, signal.SIGKILL)
    assert ended(here, first).exit_code == -signal.SIGKILL
    header, before = left(here) or pytest.fail("nothing was saved")
    assert (header.orderly, before.finished, len(before.trials)) == (True, StopCause.TRIALS, 2)

    assert ended(here, started(here, task, attempt=2)).exit_code == 0
    job = the_job(here)
    assert (job.status, job.attempt) == (JobStatus.COMPLETED, 2)
    assert the_history(here) == history(before)


def test_a_retry_whose_budget_is_spent_makes_a_model_of_what_was_found(here: Any) -> None:
    task = a_task(here, budget=30)
    first = started(here, task)
    in_mid_search(here)
    os.kill(first.pid, signal.SIGTERM)
    ended(here, first)
    header, before = left(here) or pytest.fail("nothing was saved")
    late = header.model_copy(update={"job_seconds": 700.0})
    content = late.model_dump_json().encode() + b"\n" + before.dump()
    here.platform.files.write_bytes(keys.checkpoint_file("j", "search"), content, "application/octet-stream")

    assert ended(here, started(here, task, attempt=2)).exit_code == 0
    job = the_job(here)
    assert (job.status, job.error_message) == (JobStatus.COMPLETED, None)
    assert job.result is not None
    assert job.result.search_trials == len(before.trials)
    assert job.result.training_time > 700
