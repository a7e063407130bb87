"""The one-machine wing with its supervisor and real worker processes."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask, TrainingTask
from automl_lite.local.platform import build_api_platform, open_database
from automl_lite.local.settings import LocalSettings
from automl_lite.local.supervisor import Supervisor
from automl_lite.local.task_table import TaskTable
from tests.support.records import a_dataset, a_job

USER = "default"
T = TypeVar("T")
FLOWERS = "petal,stem,colour,kind\n" + "".join(
    f"{row % 17}.{row % 7},{row % 5},{'red' if row % 3 else 'blue'},{'rose' if row % 17 > 8 else 'lily'}\n"
    for row in range(400)
)


@dataclass
class Machine:
    """A data directory, and a supervisor for it whenever one is asked for."""

    settings: LocalSettings
    platform: ApiPlatform
    stack: ExitStack

    @property
    def table(self) -> TaskTable:
        return TaskTable(open_database(self.settings))

    def supervise(self) -> Supervisor:
        return self.stack.enter_context(Supervisor(self.settings, self.platform, self.table))

    def dataset(self, dataset_id: str, content: str = FLOWERS) -> ProfileTask:
        """An uploaded file that waits to be profiled."""
        now = self.platform.clock.now()
        self.platform.files.write_bytes(keys.dataset_data(dataset_id), content.encode(), "text/csv")
        self.platform.datasets.add(a_dataset(dataset_id, now, status=DatasetStatus.PROCESSING))
        return ProfileTask(user_id=USER, dataset_id=dataset_id)

    def job(self, job_id: str, dataset_id: str, budget: int) -> TrainingTask:
        """A job that waits to be trained."""
        job = a_job(job_id, self.platform.clock.now(), dataset_id=dataset_id, time_budget=budget)
        return TrainingTask.for_job(self.platform.jobs.add(job))

    def worker(self, supervisor: Supervisor) -> psutil.Process:
        """The process that runs, once there is one."""
        pids = wait_for(lambda: supervisor.worker_pids, lambda found: len(found) == 1)
        return psutil.Process(pids[0])

    @staticmethod
    def process(pid: int) -> psutil.Process:
        return psutil.Process(pid)

    @staticmethod
    def wait_for(look: Callable[[], T], good: Callable[[T], object]) -> T:
        return wait_for(look, good)

    def wait_until_idle(self) -> None:
        """Until every task that was submitted is done with."""

        def tasks() -> int:
            with open_database(self.settings).read() as connection:
                (count,) = connection.execute("SELECT count(*) FROM tasks").fetchone()
            return int(count)

        wait_for(tasks, lambda left: left == 0)

    def dataset_when(self, dataset_id: str, *statuses: DatasetStatus) -> Dataset:
        return wait_for(
            lambda: self.platform.datasets.get(USER, dataset_id), lambda found: found.status in statuses
        )

    def job_when(self, job_id: str, *statuses: JobStatus) -> Job:
        return wait_for(lambda: self.platform.jobs.get(USER, job_id), lambda found: found.status in statuses)


def is_worker(process: psutil.Process) -> bool:
    """Whether it is a worker, or a zombie: what is left of one that nobody asked about."""
    return process.status() == psutil.STATUS_ZOMBIE or "automl_lite.local.worker" in process.cmdline()


def wait_for(look: Callable[[], T], good: Callable[[T], object], seconds: float = 90) -> T:
    deadline = time.monotonic() + seconds
    while not good(found := look()):
        assert time.monotonic() < deadline, f"still {found}"
        time.sleep(0.02)
    return found


MakeMachine = Callable[..., Machine]


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[MakeMachine]:
    """Makes the machine; keywords are settings. Its supervisors are left, the last one first, at the end."""
    with ExitStack() as stack:

        def make(**settings: object) -> Machine:
            chosen = LocalSettings.model_validate({"data_dir": tmp_path, "stop_grace_seconds": 3, **settings})
            return Machine(chosen, build_api_platform(chosen, predictor=False), stack)

        yield make
    assert [child for child in psutil.Process().children() if is_worker(child)] == []
