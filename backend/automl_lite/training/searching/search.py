"""The search for the best estimators, until the time is over or nothing gets better."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import SearchProgress
from automl_lite.domain.metrics import AUTO, MULTICLASS_TWIN
from automl_lite.domain.model_report import Config, StopCause
from automl_lite.training.searching.fitting import BOOSTED, LEARNERS, LINEAR
from automl_lite.training.searching.folds import make_folds
from automl_lite.training.searching.found import Found, NothingFound, found
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.proposals import Point, constructor_arguments, starting_points
from automl_lite.training.searching.rows import Interrupted, Limits, Rows
from automl_lite.training.searching.schedule import Schedule
from automl_lite.training.searching.selection import refit_seconds, select
from automl_lite.training.searching.state import SearchState
from automl_lite.training.searching.telling import progress_of, told
from automl_lite.training.searching.trials import Bench

logger = logging.getLogger(__name__)

# One trial may take this share of the budget, so that every learner gets its turn; boosted models, which
# mostly win, a larger one.
LONGEST_BOOSTED_SHARE, LONGEST_SHARE = 0.18, 0.07
# Fitting the members on all training rows may take this share.
REFIT_SHARE = 0.25
LIKELY_MEMBERS = 5
# Trials without a gain after which a search has converged.
PATIENCE = 60
# A linear fit cannot be stopped on its way; up to so many cells per second of search it takes a small part.
LINEAR_CELLS_PER_SECOND = 20_000
# Of one round of boosting on one thread, measured for LightGBM and XGBoost on 100,000 to 300,000 x 40.
SECONDS_PER_CELL = 7e-9


@dataclass(frozen=True)
class SearchTask:
    """What to search on: prepared training rows, targets as codes 0..k-1 or numbers."""

    rows: Rows
    layout: MatrixLayout
    problem_type: ProblemType
    classes: int  # 0 for regression
    metric: str
    seconds: float  # for the search and for fitting its members on all rows
    budget: float  # seconds of the whole job; what is affordable goes by it, and so alike in every attempt
    seed: int
    threads: int
    single: bool = False
    early_stop: bool = True
    max_trials: int | None = None
    refits: int = 1  # how often the members will be fitted on all rows


def chosen_metric(asked: str, problem_type: ProblemType, classes: int) -> str:
    """The metric to optimise, in FLAML's name for this number of classes."""
    if problem_type is ProblemType.REGRESSION:
        return "rmse" if asked == AUTO else asked
    if classes > 2:
        return "log_loss" if asked == AUTO else MULTICLASS_TWIN.get(asked, asked)
    return "roc_auc" if asked in (AUTO, "roc_auc_ovr", "roc_auc_ovo") else asked


def search(
    task: SearchTask,
    state: SearchState,
    stop: threading.Event,
    on_progress: Callable[[SearchProgress], None],
) -> Found:
    """Add trials to `state` until the time is over, nothing gets better, or `stop` is set.

    Whatever stops it, at least one trial is made.

    Raises:
        NothingFound: not one trial gave answers.
    """
    return _Search(task, state, stop).run(on_progress)


def affordable_rounds(task: SearchTask) -> float:
    """Boosting rounds that one trial has time for, roughly."""
    outputs = task.classes if task.classes > 2 else 1
    return LONGEST_BOOSTED_SHARE * task.budget / (task.rows.matrix.size * outputs * SECONDS_PER_CELL)


class _Search:
    def __init__(self, task: SearchTask, state: SearchState, stop: threading.Event) -> None:
        self._task = task
        self._state = state
        self._stop = stop
        self._before = state.seconds  # of earlier attempts
        self._began = time.monotonic()
        self._ends = self._began + task.seconds
        folds = make_folds(task.rows, task.classes, task.budget, task.seed)
        self._bench = Bench(task.rows, folds, task.layout, task.classes, task.metric, task.threads, task.seed)

    def run(self, on_progress: Callable[[SearchProgress], None]) -> Found:
        with told(self._progress, on_progress):
            cause = self._state.finished or self._try_until_over()
        if self._state.best is None:
            raise NothingFound
        self._state.finish(cause)
        weights = select(
            self._state,
            self._bench,
            single=self._task.single,
            seconds=(self._ends - time.monotonic()) * self._task.threads / self._task.refits,
        )
        return found(self._state, self._bench, weights, cause)

    def _try_until_over(self) -> StopCause:
        task, state = self._task, self._state
        learners = tuple(name for name in LEARNERS if name != LINEAR or self._linear_is_quick())
        starts = starting_points(learners, task.rows, task.classes, affordable_rounds(task))
        schedule = Schedule(starts, task.rows, task.classes, task.seed, state)
        while (cause := self._over(schedule)) is None:
            proposal = schedule.next()
            if proposal is None:
                return StopCause.CONVERGED
            try:
                self._try(schedule, *proposal)
            except Interrupted:
                return StopCause.ASKED
        return cause

    def _try(self, schedule: Schedule, learner: str, point: Point) -> None:
        task, state = self._task, self._state
        config: Config = constructor_arguments(learner, point, task.classes)
        began = time.monotonic()
        longest = LONGEST_BOOSTED_SHARE if learner in BOOSTED else LONGEST_SHARE
        limits = Limits(
            threads=task.threads,
            seed=task.seed,
            deadline=min(began + longest * task.budget, self._searched_by()),
            stop=self._stop if state.best else None,
        )
        try:
            outcome = self._bench.try_out(learner, config, limits)
        except (ValueError, ArithmeticError, RuntimeError) as error:
            # Libraries refuse some configurations on some data; the next one may do.
            logger.warning("trial of %s %s failed: %s", learner, point, error)
            self._spent()
            state.add_failed(learner, point, config, time.monotonic() - began)
            schedule.tell(learner, point, None)
            return
        self._spent()
        state.add(learner, point, outcome.config, outcome)
        schedule.tell(learner, point, outcome.loss)

    def _over(self, schedule: Schedule) -> StopCause | None:
        task, best, made = self._task, self._state.best, len(self._state.trials)
        if best is None:
            # Until something worked there is nothing to keep; failures all the way end it.
            return StopCause.TIME if made and time.monotonic() > self._ends else None
        if self._stop.is_set():
            return StopCause.ASKED
        if task.max_trials is not None and made >= task.max_trials:
            return StopCause.TRIALS
        if time.monotonic() >= self._searched_by():
            return StopCause.TIME
        perfect = best.loss is not None and best.loss <= 0.0
        stale = not schedule.starting and made - best.number >= PATIENCE
        return StopCause.CONVERGED if task.early_stop and (perfect or stale) else None

    def _searched_by(self) -> float:
        """When trials must end, so that the likely members can be fitted on all rows in time."""
        likely = sum(refit_seconds(trial, self._bench) for trial in self._state.candidates()[:LIKELY_MEMBERS])
        likely *= self._task.refits / self._task.threads  # they are fitted side by side
        return self._ends - min(likely, REFIT_SHARE * self._task.seconds)

    def _linear_is_quick(self) -> bool:
        outputs = self._task.classes if self._task.classes > 2 else 1
        cells = len(self._task.rows) * self._task.layout.flagged_width * outputs
        return cells <= LINEAR_CELLS_PER_SECOND * self._task.budget

    def _spent(self) -> None:
        self._state.spend(self._before + time.monotonic() - self._began)

    def _progress(self) -> SearchProgress:
        before = self._before
        elapsed = before + time.monotonic() - self._began
        return progress_of(self._state, self._task.metric, elapsed, before + self._task.seconds)
