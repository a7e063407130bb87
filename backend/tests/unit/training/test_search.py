"""The search: what it tries, what it keeps, how it ends."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import SearchProgress
from automl_lite.domain.model_report import StopCause
from automl_lite.training.searching.ensemble import ENSEMBLE
from automl_lite.training.searching.fitting import LEARNERS
from automl_lite.training.searching.found import Found
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.refit import fit_members
from automl_lite.training.searching.rows import Interrupted, Limits, Rows
from automl_lite.training.searching.search import SearchTask, search
from automl_lite.training.searching.state import SearchState

LAYOUT = MatrixLayout(width=4, category_positions=(3,), category_sizes=(3,))
QUICK = 300.0  # seconds, of which the trials that these tests allow take a few


def _rows(count: int = 160, seed: int = 0) -> Rows:
    drawer = np.random.default_rng(seed)
    matrix = drawer.normal(size=(count, 4)).astype(np.float32)
    matrix[:, 3] = drawer.integers(0, 3, count)
    matrix[drawer.random(count) < 0.1, 0] = np.nan
    signal = np.nan_to_num(matrix[:, 0]) + matrix[:, 1] ** 2 + (matrix[:, 3] == 1)
    return Rows(matrix, (signal + drawer.normal(0, 0.3, count) > 1).astype(np.int64))


def _task(rows: Rows, **changes: object) -> SearchTask:
    task = SearchTask(
        rows=rows,
        layout=LAYOUT,
        problem_type=ProblemType.CLASSIFICATION,
        classes=2,
        metric="roc_auc",
        seconds=QUICK,
        budget=QUICK,
        seed=42,
        threads=1,
        max_trials=len(LEARNERS) + 1,
    )
    return replace(task, **changes)  # type: ignore[arg-type]


def _run(
    task: SearchTask,
    state: SearchState | None = None,
    stop: threading.Event | None = None,
    on_progress: Callable[[SearchProgress], None] = lambda _: None,
) -> Found:
    return search(task, state or SearchState(), stop or threading.Event(), on_progress)


@pytest.fixture(scope="module")
def found() -> Found:
    return _run(_task(_rows()))


def test_every_learner_gets_its_turn(found: Found) -> None:
    assert {trial.estimator for trial in found.trials} == set(LEARNERS)


def test_the_leaderboard_has_each_estimators_best_trial_and_the_ensemble(found: Found) -> None:
    names = [row.estimator for row in found.leaderboard]
    scores = [row.score for row in found.leaderboard]
    assert set(names) - {ENSEMBLE} == set(LEARNERS)
    assert scores == sorted(scores, reverse=True)
    for row in found.leaderboard:
        own = [t.score for t in found.trials if t.estimator == row.estimator and t.score is not None]
        assert not own or row.score == max(own)


def test_the_history_tells_the_best_so_far(found: Found) -> None:
    best = [trial.best_score for trial in found.trials]
    assert all(score is not None for score in best)
    assert best == sorted(best, key=lambda score: score or 0.0)
    assert best[-1] == max(trial.score or 0.0 for trial in found.trials)


def test_a_search_tells_its_standings_and_gains_while_it_goes_on() -> None:
    told: list[SearchProgress] = []
    found = _run(_task(_rows(), max_trials=4), on_progress=told.append)
    first, last = told[0], told[-1]
    assert first.leaderboard == ()
    assert first.best_score is None
    assert [standing.score for standing in last.leaderboard] == sorted(
        (standing.score for standing in last.leaderboard), reverse=True
    )
    assert sum(standing.trials for standing in last.leaderboard) == 4
    assert [gain.score for gain in last.history] == sorted(
        {trial.best_score or 0.0 for trial in found.trials}
    )
    assert last.history[-1].score == last.best_score == last.leaderboard[0].score
    assert last.best_estimator == last.leaderboard[0].estimator


def test_weights_of_the_members_add_up(found: Found) -> None:
    assert sum(member.weight for member in found.members) == pytest.approx(1)
    singles = [row for row in found.leaderboard if row.estimator != ENSEMBLE]
    assert sum(row.weight for row in singles) == pytest.approx(1)


def test_an_ensemble_is_only_made_where_it_beats_the_best_single_estimator(found: Found) -> None:
    best_single = max(row.score for row in found.leaderboard if row.estimator != ENSEMBLE)
    assert found.score >= best_single
    if len(found.members) > 1:
        assert found.score > best_single


def test_a_single_estimator_where_that_is_wanted() -> None:
    found = _run(_task(_rows(), single=True, max_trials=3))
    assert [member.weight for member in found.members] == [1.0]
    assert found.name in LEARNERS


def test_the_same_task_finds_the_same_members_whatever_the_clock(found: Found) -> None:
    again = _run(_task(_rows()))
    assert again.members == found.members
    assert again.score == found.score


def test_members_fitted_again_answer_alike(found: Found) -> None:
    rows = _rows()

    def answers() -> NDArray[np.float64]:
        ensemble = fit_members(found.members, rows, LAYOUT, classes=2, threads=1, seed=42)
        return ensemble.predict_proba(rows.matrix)

    assert np.array_equal(answers(), answers())


def test_a_search_that_is_told_to_stop_keeps_the_best_so_far() -> None:
    stop, state = threading.Event(), SearchState()

    def stop_at_the_first_trial(progress: SearchProgress) -> None:
        if progress.trials:
            stop.set()

    found = _run(_task(_rows(3_000), max_trials=None), state, stop, stop_at_the_first_trial)
    assert found.summary.stopped is StopCause.ASKED
    assert found.summary.seconds < QUICK / 2


def test_a_search_that_was_told_to_stop_before_it_began_still_tries_one() -> None:
    stop = threading.Event()
    stop.set()
    found = _run(_task(_rows()), None, stop)
    assert found.summary.trials == 1


def test_a_search_goes_on_from_a_saved_state_and_ends_no_worse() -> None:
    task, state = _task(_rows(), max_trials=4), SearchState()
    before = _run(task, state)
    state.finished = None  # as it was saved in mid-search
    resumed = SearchState.load(state.dump())
    after = _run(replace(task, max_trials=6), resumed)
    assert [t.number for t in after.trials] == list(range(1, 7))
    assert after.trials[:4] == before.trials
    assert after.score >= before.score


def test_a_finished_search_is_not_searched_again() -> None:
    task, state = _task(_rows(), max_trials=3), SearchState()
    before = _run(task, state)
    after = _run(replace(task, max_trials=None), SearchState.load(state.dump()))
    assert after.members == before.members
    assert after.summary.trials == 3


def test_what_is_no_search_state_is_said_to_be_none() -> None:
    with pytest.raises(ValueError, match="search state"):
        SearchState.load(b"PK\x03\x04 something else")


def test_a_perfect_model_ends_the_search() -> None:
    rows = _rows()
    told = Rows(np.where(rows.target[:, None] == 1, 5, -5) + rows.matrix[:, :4] * 0.01, rows.target)
    found = _run(_task(replace(told, matrix=np.asarray(told.matrix, dtype=np.float32)), max_trials=None))
    assert found.summary.stopped is StopCause.CONVERGED
    assert found.score == 1.0


def test_the_time_is_kept() -> None:
    began = time.monotonic()
    found = _run(_task(_rows(4_000), max_trials=None, seconds=4.0, budget=4.0))
    assert found.summary.stopped is StopCause.TIME
    assert time.monotonic() - began < 8.0


def test_limits_end_a_fit_that_nobody_wants() -> None:
    stop = threading.Event()
    limits = Limits(threads=1, seed=0, stop=stop)
    assert not limits.over
    stop.set()
    with pytest.raises(Interrupted):
        _ = limits.over


def test_copies_of_a_row_count_in_the_validation_score() -> None:
    rows = _rows()
    once = _run(_task(rows, max_trials=1))
    heavy = _run(
        _task(replace(rows, weights=np.where(rows.target == 1, 9.0, 1.0)), max_trials=1, metric="accuracy")
    )
    assert once.metric == "roc_auc"
    assert heavy.score >= 0.85  # the heavy class alone is nine tenths of what counts
