"""Who is ahead, dataset by dataset."""

import math
import statistics
from collections.abc import Mapping, Sequence

from benchmarks.quality.datasets import Dataset
from benchmarks.quality.results import Result
from benchmarks.quality.scoring import METRICS

# Systems whose scores differ by less than this share of themselves have the same rank.
SAME = 1e-6


def ranks(dataset: Dataset, results: Sequence[Result]) -> dict[str, float]:
    """Rank by system, 1 is best; equals share the mean of their places, and who failed comes last."""
    downwards = METRICS[dataset.kind].higher_is_better
    worst = float("inf")
    losses = {
        result.key.system: worst if result.score is None else (-result.score if downwards else result.score)
        for result in results
    }
    return {name: _rank(loss, list(losses.values())) for name, loss in losses.items()}


def _rank(loss: float, losses: Sequence[float]) -> float:
    same = sum(_equal(loss, other) for other in losses)
    better = sum(other < loss and not _equal(loss, other) for other in losses)
    return better + (same + 1) / 2


def _equal(one: float, other: float) -> bool:
    return one == other or math.isclose(one, other, rel_tol=SAME)


def mean_rank(by_dataset: Mapping[str, Mapping[str, float]], system: str, among: Sequence[Dataset]) -> float:
    """Over these datasets; NaN where there is none."""
    found = [by_dataset[dataset.name][system] for dataset in among]
    return statistics.mean(found) if found else float("nan")
