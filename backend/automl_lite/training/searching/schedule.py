"""Whose turn it is: every learner's starting points first, then the better a learner, the more often."""

from automl_lite.training.searching.proposals import Point, Proposer
from automl_lite.training.searching.rows import Rows
from automl_lite.training.searching.state import SearchState

# Proposals in a row that were tried before; a space of few points is used up then.
MOST_REPEATS = 20


class Schedule:
    """Which learner and point to try next; the same for the same trials, whatever the machine's speed."""

    def __init__(
        self, starts: list[tuple[str, Point]], rows: Rows, classes: int, seed: int, state: SearchState
    ) -> None:
        """Every learner that may be tried is among `starts`."""
        self._learners = list(dict.fromkeys(learner for learner, _ in starts))
        self._shape = (rows.matrix.shape[0], rows.matrix.shape[1])
        self._classes = classes
        self._seed = seed
        self._state = state
        tried = [(trial.learner, trial.point) for trial in state.trials]
        self._starts = [start for start in starts if start not in tried]
        self._proposers: dict[str, Proposer] = {}

    @property
    def starting(self) -> bool:
        """Whether starting points are still to be tried."""
        return bool(self._starts)

    def next(self) -> tuple[str, Point] | None:
        """None where no learner has anything left to try."""
        if self._starts:
            return self._starts.pop(0)
        while self._learners:
            learner = self._most_deserving()
            point = self._propose(learner)
            if point is not None:
                return learner, point
            self._learners.remove(learner)
        return None

    def tell(self, learner: str, point: Point, loss: float | None) -> None:
        """How the last point did; None where its trial failed."""
        if learner in self._proposers:
            self._proposers[learner].tell(point, float("inf") if loss is None else loss)

    def _most_deserving(self) -> str:
        """The learner with the fewest trials for its rank: the best may have twice as many as the second."""
        losses = {
            learner: min((loss for name, _, loss in self._known() if name == learner), default=float("inf"))
            for learner in self._learners
        }
        ranked = sorted(self._learners, key=lambda learner: losses[learner])
        made = {learner: sum(trial.learner == learner for trial in self._state.trials) for learner in ranked}
        return min(ranked, key=lambda learner: (made[learner] + 1) * (ranked.index(learner) + 1))

    def _propose(self, learner: str) -> Point | None:
        if learner not in self._proposers:
            known = [(point, loss) for name, point, loss in self._known() if name == learner]
            self._proposers[learner] = Proposer(learner, self._shape, self._classes, self._seed, known)
        proposer = self._proposers[learner]
        for _ in range(MOST_REPEATS):
            point = proposer.ask()
            if point is None:
                return None
            before = self._loss_of(learner, point)
            if before is None:
                return point
            proposer.tell(point, before)
        return None

    def _loss_of(self, learner: str, point: Point) -> float | None:
        return next((loss for name, old, loss in self._known() if (name, old) == (learner, point)), None)

    def _known(self) -> list[tuple[str, Point, float]]:
        return [
            (trial.learner, trial.point, trial.loss) for trial in self._state.trials if trial.loss is not None
        ]
