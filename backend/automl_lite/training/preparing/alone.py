"""How well one column alone predicts the target on rows that were not learned from."""

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType
from automl_lite.training.preparing.texts import FEWEST_TEXTS, token_counts
from automl_lite.training.preparing.tokens import normal_form, tokens_of

FOLDS = 5
DEEPEST = 8
DEEPEST_IN_TIME = 3
MOST_TOKENS = 200
MOST_LEVELS = 200
# Weight of the mean of all rows in the mean of a text's rows (m-estimate, Micci-Barreca 2001).
SMOOTHING = 1.0


class AloneScorer:
    """Scores columns one by one on the same folds; skill is the share of the loss of knowing nothing avoided.

    For classes the loss is the number of wrong labels, and knowing nothing is the most frequent class; for
    numbers it is the squared error, and knowing nothing is the mean (so skill is R²). 1 is perfect.
    """

    def __init__(self, target: NDArray[Any], problem_type: ProblemType, seed: int) -> None:
        self._classes = problem_type is ProblemType.CLASSIFICATION
        self._target = target
        self._seed = seed
        self._fold = _folds(target, self._classes, seed)

    def skill(self, values: NDArray[Any], reading: ColumnReading) -> float:
        """The best of a few simple models on the column's values.

        Moments get a few cuts in time and no more: what follows the calendar, as a season its month, is known
        beforehand and no secret.
        """
        match reading.dtype:
            case ColumnType.TEXT:
                return max(self._by_levels(values), self._by_words(values))
            case ColumnType.DATETIME:
                return self._by_tree(values.reshape(-1, 1), deepest=DEEPEST_IN_TIME)
            case _:
                levels = self._by_levels(values) if len(np.unique(values)) <= MOST_LEVELS else 0.0
                return max(self._by_tree(values.reshape(-1, 1)), self._by_line(values), levels)

    def skill_of_number(self, values: NDArray[np.float64]) -> float:
        """By cuts in these numbers."""
        return self._by_tree(values.reshape(-1, 1))

    def skill_of_presence(self, values: NDArray[Any]) -> float:
        """By whether there is a value at all."""
        present = is_present(values)
        if present.all() or not present.any():
            return 0.0
        return self._by_tree(present.reshape(-1, 1).astype(np.float64))

    def _by_tree(self, matrix: Any, deepest: int = DEEPEST) -> float:
        kind = DecisionTreeClassifier if self._classes else DecisionTreeRegressor
        answers = np.empty(len(self._target))
        for fold in range(FOLDS):
            held = self._fold == fold
            if not held.any():
                continue
            tree = kind(max_depth=deepest, random_state=self._seed)
            tree.fit(matrix[~held], self._target[~held])
            answers[held] = tree.predict(matrix[held])
        return self._skill(answers)

    def _by_line(self, values: NDArray[np.float64]) -> float:
        """For numbers: another unit of the target is a straight line, which a tree draws as stairs."""
        if self._classes:
            return 0.0
        center = np.nanmedian(values) if not np.isnan(values).all() else 0.0
        filled = np.where(np.isnan(values), center, values) - center
        spread = np.abs(filled).max()
        if not spread:
            return 0.0
        filled = filled / spread
        answers = np.empty(len(self._target))
        for fold in range(FOLDS):
            held = self._fold == fold
            design = np.column_stack([filled[~held], np.ones((~held).sum())])
            weights, *_ = np.linalg.lstsq(design, self._target[~held], rcond=None)
            answers[held] = np.column_stack([filled[held], np.ones(held.sum())]) @ weights
        return self._skill(answers)

    def _by_levels(self, values: NDArray[Any]) -> float:
        """By the mean (for numbers) or commonest class of the other rows with the same text."""
        levels = np.unique(values.astype(str), return_inverse=True)[1]
        count = int(levels.max()) + 1
        answers = np.empty(len(self._target))
        for fold in range(FOLDS):
            held = self._fold == fold
            answers[held] = self._level_answers(levels[~held], count, self._target[~held])[levels[held]]
        return self._skill(answers)

    def _level_answers(self, levels: NDArray[Any], count: int, target: NDArray[Any]) -> NDArray[Any]:
        if not self._classes:
            sums = np.bincount(levels, weights=target, minlength=count)
            rows = np.bincount(levels, minlength=count)
            return np.asarray((sums + SMOOTHING * target.mean()) / (rows + SMOOTHING))
        classes = int(target.max()) + 1
        votes = np.bincount(levels * classes + target, minlength=count * classes).reshape(count, classes)
        # The commonest class of all decides where a level is new or undecided.
        return np.asarray((votes + np.bincount(target, minlength=classes) / (2 * len(target))).argmax(axis=1))

    def _by_words(self, values: NDArray[Any]) -> float:
        found = [Counter(map(normal_form, tokens_of(text))) for text in values.tolist()]
        frequency = Counter(token for text in found for token in text)
        known = [token for token, texts in frequency.most_common(MOST_TOKENS) if texts >= FEWEST_TEXTS]
        if not known:
            return 0.0
        return self._by_tree(token_counts(found, sorted(known)))

    def _skill(self, answers: NDArray[Any]) -> float:
        if self._classes:
            guess = np.bincount(self._target).argmax()
            wrong, nothing = (answers != self._target).sum(), (self._target != guess).sum()
        else:
            wrong = ((answers - self._target) ** 2).sum()
            nothing = ((self._target - self._target.mean()) ** 2).sum()
        return float(max(0.0, 1.0 - wrong / nothing)) if nothing else 0.0


def is_present(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Which cells have a value."""
    return np.asarray(values != "" if values.dtype == object else ~np.isnan(values))


def _folds(target: NDArray[Any], classes: bool, seed: int) -> NDArray[np.int64]:
    """A fold for each row, every class spread over all of them."""
    order = np.random.default_rng(seed).permutation(len(target))
    if classes:
        order = order[np.argsort(target[order], kind="stable")]
    folds = np.empty(len(target), dtype=np.int64)
    folds[order] = np.arange(len(target)) % FOLDS
    return folds
