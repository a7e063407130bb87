"""What a search leaves for the next attempt, in a real file store."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from automl_lite.domain import keys
from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.model_report import StopCause
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.searching.checkpoint import Checkpoint, search_fingerprint
from automl_lite.training.searching.keeping import CheckpointKeeper, resumed
from automl_lite.training.searching.state import SearchState
from automl_lite.training.searching.trials import Outcome
from tests.support.records import a_job

TASK = TrainingTask.for_job(a_job("j"), data_etag='"one"')
ROWS = "fingerprint of the rows"
MOST_ATTEMPTS = 3


def tried(state: SearchState, loss: float) -> None:
    """One more trial that ended."""
    answers = np.full((4, 2), 0.5, dtype=np.float32)
    state.spend(state.seconds + 1)
    state.add(
        "lgbm", {"leaves": loss}, {"num_leaves": 4}, Outcome(loss, answers, {"num_leaves": 4}, 0.1, 0.2)
    )


def opened(platform: ApiPlatform, task: TrainingTask = TASK) -> Checkpoint:
    return Checkpoint(platform.files, task)


def kept(platform: ApiPlatform, *, seconds: float = 7.5, orderly: bool = True) -> SearchState:
    """The state of an attempt that left a checkpoint, on purpose or by dying after its last save."""
    checkpoint, state = opened(platform), SearchState()
    checkpoint.resume(ROWS)
    tried(state, 0.3)
    tried(state, 0.2)
    checkpoint.write(state.dump(), seconds, orderly=orderly)
    return state


def soon(good: Callable[[], object]) -> None:
    deadline = time.monotonic() + 5
    while not good():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def saved_trials(platform: ApiPlatform) -> int:
    state = resumed(opened(platform), ROWS, MOST_ATTEMPTS)
    return len(state.trials)


def test_the_next_attempt_goes_on_from_there_with_what_is_left_of_the_budget(platform: ApiPlatform) -> None:
    left = kept(platform)
    checkpoint = opened(platform)
    assert checkpoint.seconds == 7.5
    state = resumed(checkpoint, ROWS, MOST_ATTEMPTS)
    assert state.trials == left.trials
    assert state.best == left.best
    assert state.finished is None
    assert all((state.answers[number] == left.answers[number]).all() for number in left.answers)


@pytest.mark.parametrize("changed", [{"data_etag": '"two"'}, {"metric": "f1"}, {"seed": 7}])
def test_another_file_or_question_starts_over_with_the_whole_budget(
    platform: ApiPlatform, changed: dict[str, object]
) -> None:
    kept(platform)
    checkpoint = opened(platform, TASK.model_copy(update=changed))
    assert checkpoint.seconds == 0
    assert resumed(checkpoint, ROWS, MOST_ATTEMPTS).trials == []


def test_other_rows_or_columns_start_over_with_the_whole_budget(
    platform: ApiPlatform, caplog: pytest.LogCaptureFixture
) -> None:
    kept(platform)
    checkpoint = opened(platform)
    assert resumed(checkpoint, "others", MOST_ATTEMPTS).trials == []
    assert checkpoint.seconds == 0
    assert "The search starts over." in caplog.text


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"not even json", "cut short"])
def test_a_checkpoint_that_cannot_be_read_starts_over(platform: ApiPlatform, damage: bytes | str) -> None:
    kept(platform)
    key = keys.checkpoint_file("j", "search")
    whole = platform.files.read_bytes(key)
    content = whole[:-40] if isinstance(damage, str) else damage
    platform.files.write_bytes(key, content, "application/octet-stream")
    assert resumed(opened(platform), ROWS, MOST_ATTEMPTS).trials == []


def test_the_fingerprint_tells_columns_targets_and_metrics_apart() -> None:
    size = ColumnReading(name="size", dtype=ColumnType.FLOAT)
    base: tuple[Any, ...] = ((size,), (4, 1), np.array([0, 1, 0, 1]), "roc_auc")
    others: list[tuple[Any, ...]] = [
        ((size.model_copy(update={"name": "weight"}),), *base[1:]),
        (base[0], (4, 2), *base[2:]),
        (*base[:2], np.array([0, 1, 1, 0]), base[3]),
        (*base[:3], "log_loss"),
    ]
    assert search_fingerprint(*base) == search_fingerprint(*base)
    assert len({search_fingerprint(*one) for one in (base, *others)}) == 5


def test_an_improvement_is_saved_at_once_and_all_else_in_its_time(platform: ApiPlatform) -> None:
    checkpoint, state = opened(platform), SearchState()
    checkpoint.resume(ROWS)
    with CheckpointKeeper(checkpoint, state, lambda: 1.0, every_seconds=1.5):
        tried(state, 0.3)
        soon(lambda: saved_trials(platform) == 1)
        began = time.monotonic()
        tried(state, 0.4)
        soon(lambda: saved_trials(platform) == 2)
        assert time.monotonic() - began > 1
    assert opened(platform).deaths == 0


def test_before_the_first_trial_there_is_nothing_to_save(platform: ApiPlatform) -> None:
    checkpoint = opened(platform)
    checkpoint.resume(ROWS)
    with CheckpointKeeper(checkpoint, SearchState(), lambda: 1.0) as keeper:
        keeper.save_last()
    assert platform.files.stat(keys.checkpoint_file("j", "search")) is None


def test_a_store_that_is_away_for_a_moment_costs_nothing(
    platform: ApiPlatform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("automl_lite.training.searching.keeping.AFTER_FAILURE_SECONDS", 0.1)
    checkpoint, state = opened(platform), SearchState()
    checkpoint.resume(ROWS)
    blocked = tmp_path / "files" / "checkpoints"
    blocked.write_text("a file where a folder should be")
    with CheckpointKeeper(checkpoint, state, lambda: 1.0):
        tried(state, 0.3)
        time.sleep(0.5)
        blocked.unlink()
        soon(lambda: saved_trials(platform) == 1)


def test_an_attempt_that_died_without_a_word_is_counted_and_one_that_was_stopped_is_not(
    platform: ApiPlatform,
) -> None:
    kept(platform, orderly=True)
    assert opened(platform).deaths == 0
    kept(platform, orderly=False)
    second = opened(platform)
    assert second.deaths == 1
    state = resumed(second, ROWS, MOST_ATTEMPTS)
    assert state.finished is None
    second.write(state.dump(), 8, orderly=False)
    third = opened(platform)
    assert third.deaths == 2
    # The last attempt makes a model of what there is instead of dying a third time.
    assert resumed(third, ROWS, MOST_ATTEMPTS).finished is StopCause.DEATHS


def test_the_last_save_of_a_process_is_whole_and_nothing_is_written_after_it(platform: ApiPlatform) -> None:
    checkpoint, state = opened(platform), SearchState()
    checkpoint.resume(ROWS)
    with CheckpointKeeper(checkpoint, state, lambda: 1.0) as keeper:
        for loss in np.linspace(0.5, 0.1, 20):
            tried(state, float(loss))
        keeper.save_last()
        tried(state, 0.05)
        time.sleep(0.5)
    assert saved_trials(platform) == 20
