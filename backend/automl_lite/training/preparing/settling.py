"""Which columns training rows let a model learn from, after the profile and the person have spoken.

A person's include list wins over everything here; what it overrules is still warned of.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import Role
from automl_lite.domain.errors import TrainingRefused
from automl_lite.domain.jobs import JobWarning, LeftOutColumn
from automl_lite.domain.names import quoted
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.preparing.features import ChosenFeatures, tells_of_target
from automl_lite.training.preparing.leakage import Leak, find_leaks
from automl_lite.training.preparing.near_duplicates import near_duplicates
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.preparing.repetition import constant_columns, duplicate_columns
from automl_lite.training.preparing.texts import TextColumn, fit_text
from automl_lite.training.preparing.worth import MOST_ROWS, adds_to
from automl_lite.training.table import Table

# Of more distinct texts than this, single codes say little and words may say more.
MANY_LEVELS = 50
# Each takes seconds on long files; the others are codes or left out.
MOST_TEXT_COLUMNS = 20


@dataclass(frozen=True)
class Settled:
    """What `Preparation.fit` is given, and what a person is told."""

    features: tuple[ColumnReading, ...]
    text_columns: tuple[TextColumn, ...]  # of the features, those whose words are used
    left_out: tuple[LeftOutColumn, ...]
    warnings: tuple[JobWarning, ...]


def settle_features(choice: ChosenFeatures, training: Table, holdout: Table, task: TrainingTask) -> Settled:
    """Leave out what says nothing, says it twice or says too much; find texts whose words are worth it.

    Raises:
        TrainingRefused: nothing is left.
    """
    settling = _Settling(choice, training, task)
    settling.drop_repetition()
    settling.drop_near_constants()
    settling.drop_leaks()
    texts = settling.keep_worthy_texts()
    features = settling.left
    if not features:
        raise TrainingRefused(_nothing_left(settling.reasons))
    repeated = near_duplicates(training.columns, holdout.columns, [feature.name for feature in features])
    return Settled(
        features=features,
        text_columns=texts,
        left_out=(*choice.left_out, *settling.left_out),
        warnings=(*settling.warnings, *repeated),
    )


@dataclass
class _Settling:
    """The columns that are still in, and why the others are not."""

    choice: ChosenFeatures
    training: Table
    task: TrainingTask
    reasons: dict[str, tuple[Role, str]] = field(default_factory=dict)
    warnings: list[JobWarning] = field(default_factory=list)

    @property
    def left(self) -> tuple[ColumnReading, ...]:
        return tuple(feature for feature in self.choice.used if feature.name not in self.reasons)

    @property
    def left_out(self) -> tuple[LeftOutColumn, ...]:
        return tuple(
            LeftOutColumn(column=name, role=role, reason=reason)
            for name, (role, reason) in self.reasons.items()
        )

    def _names(self) -> list[str]:
        return [feature.name for feature in self.left]

    def _drop(self, names: Mapping[str, str], role: Role) -> None:
        """Leave these out for their reasons, save those that the person wants."""
        wanted = set(self.task.include_columns)
        self.reasons |= {name: (role, reason) for name, reason in names.items() if name not in wanted}

    def drop_repetition(self) -> None:
        reason = "Every row that the model may learn from has the same value."
        same = constant_columns(self.training.columns, self._names())
        self._drop({name: reason for name in self._names() if name in same}, Role.CONSTANT)
        duplicates = duplicate_columns(self.training.columns, self._names())
        reasons = {
            name: f"Every value is the same as in {first}, in the rows that the model may learn from."
            for name, first in duplicates.items()
        }
        self._drop(reasons, Role.DUPLICATE)

    def drop_near_constants(self) -> None:
        mute = (
            name
            for name in self._names()
            if name in self.choice.near_constant
            and not tells_of_target(self.training.columns[name], self.training.target, self.task.problem_type)
        )
        reason = "Nearly every row has the same value, and the others say nothing about the target."
        self._drop(dict.fromkeys(mute, reason), Role.NEAR_CONSTANT)

    def drop_leaks(self) -> None:
        leaks = find_leaks(
            self.training.columns, self.left, self.training.target, self.task.problem_type, self.task.seed
        )
        certain = [leak for leak in leaks if leak.certain]
        nothing_else = {leak.column for leak in certain} >= set(self._names())
        target = quoted(self.task.target_column)
        for leak in leaks:
            kept = nothing_else or not leak.certain or leak.column in self.task.include_columns
            self.warnings.append(
                JobWarning(code="leak", column=leak.column, message=_warning(leak, target, kept=kept))
            )
        if not nothing_else:
            self._drop({leak.column: _reason(leak, target) for leak in certain}, Role.LEAK)

    def keep_worthy_texts(self) -> tuple[TextColumn, ...]:
        """Learn the words of texts; those with few repeats are left out where their words say nothing."""
        tried = [reading for reading in self.left if self._is_free_text(reading)]
        texts = [self._worthy(reading) for reading in tried[:MOST_TEXT_COLUMNS]]
        found = {text.name: text for text in texts if text is not None}
        mute = [name for name in self._names() if self._is_word_only(name) and name not in found]
        reason = "Nearly all its texts are different, and their words say nothing about the target."
        self._drop(dict.fromkeys(mute, reason), Role.HIGH_CARDINALITY)
        return tuple(found.values())

    def _is_word_only(self, name: str) -> bool:
        return name in self.choice.high_cardinality

    def _is_free_text(self, reading: ColumnReading) -> bool:
        if reading.dtype is not ColumnType.TEXT:
            return False
        return self._is_word_only(reading.name) or len(set(self.training.columns[reading.name])) > MANY_LEVELS

    def _worthy(self, reading: ColumnReading) -> TextColumn | None:
        """The column's words, None where a quick look at a sample finds nothing in them."""
        name, seed = reading.name, self.task.seed
        coded = not self._is_word_only(name)
        sample = _sample(self.training.rows, seed)
        texts = self.training.columns[name][sample]
        text = fit_text(name, texts, coded=coded, seed=seed)
        if text is None:
            return None
        code = Preparation.fit({name: texts}, [reading]).transform({name: texts}) if coded else None
        target = self.training.target[sample]
        if not adds_to(code, text.transform(texts), target, self.task.problem_type, seed):
            return None
        return fit_text(name, self.training.columns[name], coded=coded, seed=seed)


def _sample(rows: int, seed: int) -> NDArray[np.int64]:
    if rows <= MOST_ROWS:
        return np.arange(rows)
    return np.sort(np.random.default_rng(seed).choice(rows, MOST_ROWS, replace=False))


def _reason(leak: Leak, target: str) -> str:
    return (
        f"It {leak.how}, so it may be known only once {target} is. "
        "If it is known before, put it in include_columns."
    )


def _warning(leak: Leak, target: str, *, kept: bool) -> str:
    end = (
        "It is used all the same; the scores mean nothing if it is known only afterwards."
        if kept
        else "It is left out; if it is known before, put it in include_columns."
    )
    return f"{quoted(leak.column)} {leak.how}, so it may be known only once {target} is. {end}"


def _nothing_left(reasons: Mapping[str, tuple[Role, str]]) -> str:
    shown = " ".join(f"{quoted(name)}: {reason}" for name, (_, reason) in list(reasons.items())[:3])
    more = f" And {len(reasons) - 3:,} more." if len(reasons) > 3 else ""
    return (
        f"No column is left to learn from. {shown}{more} "
        "Name in include_columns what should be used all the same."
    )
