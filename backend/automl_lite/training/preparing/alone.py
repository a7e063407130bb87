"""How well one column alone predicts the target on rows that were not learned from."""

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType
from automl_lite.training.preparing.texts import FEWEST_TEXTS, token_counts
from automl_lite.training.preparing.tokens import normal_form, tokens_of

Rows = NDArray[np.bool_]

FOLDS = 5
# A skill far below any that matters here.
WORTH_A_LOOK = 0.5
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
        self._guess = np.bincount(target).argmax() if self._classes else target.mean()

    def skill(self, values: NDArray[Any], reading: ColumnReading) -> float:
        """The best of a few simple models on the column's values.

        Moments get a few cuts in time and no more: what follows the calendar, as a season its month, is known
        beforehand and no secret.
        """
        match reading.dtype:
            case ColumnType.TEXT:
                return max(self._by_levels(values), self._by_words(values))
            case ColumnType.DATETIME:
                return self._by_tree(_ranks(values), deepest=DEEPEST_IN_TIME)
            case _:
                levels = self._by_levels(values) if len(np.unique(values)) <= MOST_LEVELS else 0.0
                return max(self._by_tree(_ranks(values)), self._by_line(values), levels)

    def skill_of_number(self, values: NDArray[np.float64]) -> float:
        """By cuts in these numbers."""
        return self._by_tree(_ranks(values))

    def skill_of_presence(self, values: NDArray[Any]) -> float:
        """By whether there is a value at all."""
        present = is_present(values)
        if present.all() or not present.any():
            return 0.0
        return self._by_tree(present.reshape(-1, 1).astype(np.float64))

    def _by_tree(self, matrix: Any, deepest: int = DEEPEST) -> float:
        kind = DecisionTreeClassifier if self._classes else DecisionTreeRegressor

        def answers(learned: Rows, held: Rows) -> NDArray[Any]:
            tree = kind(max_depth=deepest, random_state=self._seed)
            return np.asarray(tree.fit(matrix[learned], self._target[learned]).predict(matrix[held]))

        return self._out_of_fold(answers)

    def _by_line(self, values: NDArray[np.float64]) -> float:
        """For numbers: another unit of the target is a straight line, which a tree draws as stairs."""
        if self._classes or np.isnan(values).all():
            return 0.0
        center = np.nanmedian(values)
        centred = np.where(np.isnan(values), center, values) - center
        spread = float(np.abs(centred).max())
        if not spread:
            return 0.0
        design = np.column_stack([centred / spread, np.ones(len(values))])

        def answers(learned: Rows, held: Rows) -> NDArray[Any]:
            weights, *_ = np.linalg.lstsq(design[learned], self._target[learned], rcond=None)
            return np.asarray(design[held] @ weights)

        return self._out_of_fold(answers)

    def _by_levels(self, values: NDArray[Any]) -> float:
        """By the mean (for numbers) or commonest class of the other rows with the same value."""
        levels = levels_of(values)
        count = int(levels.max()) + 1

        def answers(learned: Rows, held: Rows) -> NDArray[Any]:
            return self._level_answers(levels[learned], count, self._target[learned])[levels[held]]

        return self._out_of_fold(answers)

    def _out_of_fold(self, answers: Callable[[Rows, Rows], NDArray[Any]]) -> float:
        """The skill of answers for each fold, learned from the others.

        Columns that the first fold shows to be far from telling all are not looked at further: the figure for
        the first fold will do, and wide files are done in a fifth of the time.
        """
        given = np.empty(len(self._target))
        for fold in range(FOLDS):
            held = self._fold == fold
            given[held] = answers(~held, held)
            if fold == 0 and (first := self._skill(given[held], self._target[held])) < WORTH_A_LOOK:
                return first
        return self._skill(given, self._target)

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
        normal = functools.cache(normal_form)
        found = [Counter(map(normal, tokens_of(text))) for text in values.tolist()]
        frequency = Counter(token for text in found for token in text)
        known = [token for token, texts in frequency.most_common(MOST_TOKENS) if texts >= FEWEST_TEXTS]
        if not known:
            return 0.0
        return self._by_tree(token_counts(found, sorted(known)))

    def _skill(self, answers: NDArray[Any], target: NDArray[Any]) -> float:
        if self._classes:
            wrong, nothing = (answers != target).sum(), (target != self._guess).sum()
        else:
            wrong, nothing = ((answers - target) ** 2).sum(), ((target - self._guess) ** 2).sum()
        return float(max(0.0, 1.0 - wrong / nothing)) if nothing else 0.0


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks in place of numbers, [rows, 1]: a tree cuts them alike, however large or near the numbers are."""
    ranks = np.unique(values, return_inverse=True)[1].astype(np.float64)
    return np.where(np.isnan(values), np.nan, ranks).reshape(-1, 1)


def levels_of(values: NDArray[Any]) -> NDArray[np.int64]:
    """A code for each value, missing being one of them."""
    comparable = values.astype(str) if values.dtype == object else values
    codes: NDArray[np.int64] = np.unique(comparable, return_inverse=True)[1]
    return codes


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
