"""Uploaded files are profiled by worker processes that may die."""

from typing import Any

import pytest

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetProfile, DatasetStatus

USER = "default"


def test_a_submitted_file_is_profiled(machine: Any) -> None:
    here = machine()
    here.platform.queue.submit_profile(here.dataset("d"))
    here.supervise()
    found = here.dataset_when("d", DatasetStatus.READY, DatasetStatus.FAILED)
    assert (found.status, found.num_rows, found.num_columns) == (DatasetStatus.READY, 400, 4)
    profile = DatasetProfile.model_validate_json(here.platform.files.read_bytes(keys.dataset_profile("d")))
    assert profile.num_rows == 400


def test_a_file_that_cannot_be_read_fails_with_a_sentence(machine: Any) -> None:
    here = machine()
    here.platform.queue.submit_profile(here.dataset("d", "a,b\n1,2\n1,2,3\n"))
    here.supervise()
    found = here.dataset_when("d", DatasetStatus.READY, DatasetStatus.FAILED)
    assert found.status is DatasetStatus.FAILED
    assert "3" in found.error_message
    here.wait_until_idle()


def test_a_task_submitted_twice_is_done_once(machine: Any) -> None:
    here = machine()
    task = here.dataset("d")
    here.platform.queue.submit_profile(task)
    here.platform.queue.submit_profile(task)
    supervisor = here.supervise()
    here.worker(supervisor)
    here.platform.queue.submit_profile(task)
    here.dataset_when("d", DatasetStatus.READY)
    here.wait_until_idle()
    log = (here.settings.data_dir / "logs" / "profile-d.log").read_text()
    assert "Traceback" not in log


def test_a_killed_process_is_tried_once_more(machine: Any) -> None:
    here = machine()
    here.platform.queue.submit_profile(here.dataset("d"))
    supervisor = here.supervise()
    here.worker(supervisor).kill()
    assert here.dataset_when("d", DatasetStatus.READY, DatasetStatus.FAILED).status is DatasetStatus.READY


def test_a_process_that_dies_every_time_fails_the_dataset_with_a_sentence(machine: Any) -> None:
    here = machine()
    here.platform.queue.submit_profile(here.dataset("d"))
    supervisor = here.supervise()
    first = here.worker(supervisor)
    first.kill()
    second = here.wait_for(lambda: supervisor.worker_pids, lambda pids: pids and pids != (first.pid,))
    here.process(second[0]).kill()
    found = here.dataset_when("d", DatasetStatus.READY, DatasetStatus.FAILED)
    assert found.status is DatasetStatus.FAILED
    assert found.error_message == (
        "The reading process was killed twice by the system (signal 9), most likely because memory ran out. "
        "Upload a smaller part of the file."
    )
    assert here.table.running() == ()


def test_a_process_that_takes_too_long_is_stopped(machine: Any) -> None:
    here = machine(profile_limit_seconds=0.05)
    here.platform.queue.submit_profile(here.dataset("d"))
    here.supervise()
    found = here.dataset_when("d", DatasetStatus.READY, DatasetStatus.FAILED)
    assert found.status is DatasetStatus.FAILED
    assert "took far longer than it may" in found.error_message


def test_files_of_a_dataset_deleted_meanwhile_do_not_come_back(machine: Any) -> None:
    here = machine()
    here.platform.queue.submit_profile(here.dataset("d"))
    supervisor = here.supervise()
    here.worker(supervisor)
    here.platform.files.delete_folder(keys.dataset_folder("d"))
    here.platform.datasets.delete(USER, "d")
    here.wait_until_idle()
    assert not (here.settings.data_dir / "files" / "datasets" / "d").exists()


def test_two_files_are_profiled_at_once_and_a_third_waits(machine: Any) -> None:
    here = machine()
    for name in ("a", "b", "c"):
        here.platform.queue.submit_profile(here.dataset(name))
    supervisor = here.supervise()
    most = 0

    def look() -> bool:
        nonlocal most
        most = max(most, len(supervisor.worker_pids))
        return all(
            here.platform.datasets.get(USER, name).status is DatasetStatus.READY for name in ("a", "b", "c")
        )

    here.wait_for(look, bool)
    assert most == 2


@pytest.mark.parametrize("leftover", ["scratch/profile-x/part.tmp"])
def test_what_a_dead_server_left_in_scratch_is_cleared(machine: Any, leftover: str) -> None:
    here = machine()
    path = here.settings.data_dir / leftover
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    here.supervise()
    assert not path.exists()
