"""What a search ends with: one estimator, or several whose answers are averaged by weight."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

ENSEMBLE = "ensemble"


@dataclass(frozen=True)
class FittedMember:
    learner: str
    weight: float
    estimator: Any


@dataclass(frozen=True)
class Ensemble:
    """Fitted members, heaviest first; one of weight 1 where a single estimator is the model."""

    members: tuple[FittedMember, ...]

    @property
    def name(self) -> str:
        """The estimator's name as a person reads it."""
        return self.members[0].learner if len(self.members) == 1 else ENSEMBLE

    def predict_proba(self, matrix: NDArray[np.float32]) -> NDArray[np.float64]:
        """Weighted mean of the probabilities [rows, labels]."""
        return self._mean(lambda estimator: estimator.predict_proba(matrix))

    def predict(self, matrix: NDArray[np.float32]) -> NDArray[np.float64]:
        """Weighted mean of the numbers [rows]; of regressors only."""
        return self._mean(lambda estimator: np.reshape(estimator.predict(matrix), -1))

    def _mean(self, answer: Callable[[Any], Any]) -> NDArray[np.float64]:
        answers = (
            member.weight * np.asarray(answer(member.estimator), dtype=np.float64) for member in self.members
        )
        return np.asarray(sum(answers))
