"""Columns that give the target away: known only once the answer is, so of no use when it is wanted.

No rule can know when a value came to be known. What gives a leak away is that it alone says nearly all, which
honest columns hardly ever do: over 14 public files the most telling honest column avoids 87 % of the loss (a
diamond's width, of its price), while columns known to leak avoid 94 % by being there (`boat` of the Titanic)
or 100 % by what they say (the senators' `Term`, which names the reason for leaving).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading
from automl_lite.domain.detection import ProblemType
from automl_lite.inference.session import Columns
from automl_lite.training.preparing.alone import AloneScorer, is_present, levels_of

# Shares of the loss of knowing nothing that a column alone avoids out of fold. Between the two: one flower in
# twenty wrong (0.94) is what the width of its petal alone honestly tells of an iris.
GIVEN_AWAY = 0.98
GIVEN_AWAY_BY_PRESENCE = 0.9
# What is left of the loss must be less than half of what the best other column leaves, or it only is the best
# of several good ones.
LIFT = 0.5
MOST_ROWS = 5_000
FEWEST_ROWS = 30
# Fewer rows outside the commonest class than this prove nothing.
FEWEST_SURPRISES = 10
# Were presence and class unrelated, so many exceptions would be expected where there are none: e^-20.
EXPECTED_EXCEPTIONS = 20.0
MOST_BANDS = 20
FIRST_ROWS = 500  # mostly enough to see that a column has more values than that


@dataclass(frozen=True)
class Leak:
    """A column that gives the target away."""

    column: str
    how: str  # completes "it …", with the figure that proves it
    certain: bool = True  # else a column may honestly be so, as a pet's kind is a function of its breed


def find_leaks(
    columns: Columns,
    readings: Sequence[ColumnReading],
    target: NDArray[Any],
    problem_type: ProblemType,
    seed: int,
) -> tuple[Leak, ...]:
    """The leaks among these columns of training rows, by a sample of at most 5,000."""
    if len(target) > MOST_ROWS:
        sample = np.sort(np.random.default_rng(seed).choice(len(target), MOST_ROWS, replace=False))
        columns, target = {name: values[sample] for name, values in columns.items()}, target[sample]
    if len(target) < FEWEST_ROWS or _surprises(target, problem_type) < FEWEST_SURPRISES:
        return ()
    scorer = AloneScorer(target, problem_type, seed)
    leaks: dict[str, Leak] = {}
    skills: dict[str, float] = {}
    for reading in readings:
        values = columns[reading.name]
        leak = _by_presence(reading.name, values, target, problem_type, scorer)
        if leak is None:
            leak = _by_bands(reading.name, values, target, problem_type, seed)
        if leak is not None:
            leaks[reading.name] = leak
        if leak is None or not leak.certain:
            skills[reading.name] = scorer.skill(values, reading)
    leaks |= {name: _by_value(name, skill) for name, skill in skills.items() if _stands_out(name, skills)}
    return tuple(leaks[reading.name] for reading in readings if reading.name in leaks)


def _surprises(target: NDArray[Any], problem_type: ProblemType) -> int:
    """Rows of which the best guess without any column is wrong."""
    if problem_type is ProblemType.REGRESSION:
        return int((target != np.median(target)).sum())
    return len(target) - int(np.bincount(target).max())


def _stands_out(name: str, skills: dict[str, float]) -> bool:
    best_honest = max((skill for skill in skills.values() if skill < GIVEN_AWAY), default=0.0)
    return skills[name] >= GIVEN_AWAY and 1 - skills[name] < LIFT * (1 - best_honest)


def _by_value(name: str, skill: float) -> Leak:
    return Leak(name, f"predicts the target almost perfectly all alone ({_shown(skill)})")


def _shown(skill: float) -> str:
    return f"skill {skill:.3f} of 1"


def _by_presence(
    name: str, values: NDArray[Any], target: NDArray[Any], problem_type: ProblemType, scorer: AloneScorer
) -> Leak | None:
    present = is_present(values)
    if present.all() or not present.any():
        return None
    skill = scorer.skill_of_presence(values)
    if skill >= GIVEN_AWAY_BY_PRESENCE:
        return Leak(name, f"gives the target away by having a value or none ({_shown(skill)})")
    if problem_type is ProblemType.CLASSIFICATION and _always_one_class(present, target):
        how = f"has a value only where the target is always the same ({int(present.sum()):,} rows)"
        return Leak(name, how)
    return None


def _always_one_class(present: NDArray[np.bool_], target: NDArray[Any]) -> bool:
    """Whether rows with a value are all of one class, where chance alone would have brought others."""
    classes = np.unique(target[present])
    if len(classes) != 1:
        return False
    share = float((target == classes[0]).mean())
    return int(present.sum()) * (1 - share) >= EXPECTED_EXCEPTIONS


def _by_bands(
    name: str, values: NDArray[Any], target: NDArray[Any], problem_type: ProblemType, seed: int
) -> Leak | None:
    """Whether the column only says in which of a few ranges, or groups of classes, the target lies."""
    present = is_present(values)
    if present.sum() < FEWEST_ROWS or len(np.unique(levels_of(values[present][:FIRST_ROWS]))) > MOST_BANDS:
        return None
    bands = levels_of(values[present])
    if not 2 <= int(bands.max()) + 1 <= MOST_BANDS:
        return None
    if _surprises(bands, ProblemType.CLASSIFICATION) < FEWEST_SURPRISES:
        return None
    skill = AloneScorer(bands, ProblemType.CLASSIFICATION, seed).skill_of_number(target[present])
    if skill < GIVEN_AWAY:
        return None
    numbers = problem_type is ProblemType.REGRESSION
    part = "a range of it" if numbers else "some of its classes"
    how = f"is a function of the target, each value standing for {part} ({_shown(skill)})"
    return Leak(name, how, certain=numbers)
