"""Leaves as games: each with the features on its way from the root, and what each of them must be.

A leaf of value v is reached where every feature i on its way lies in its interval: o_i = 1 or 0. Of a
feature that is unknown only the share z_i of training rows goes on (the product of child's cover to parent's
along its splits). That is a product game, whose Shapley values have a closed form (`explainer_graph.py`);
their sum over leaves is TreeSHAP (Lundberg et al. 2020) without its recursion.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from automl_lite.training.explaining.tree import Tree

# Of paths' features over all leaves: 6 MB of file, seconds to write and milliseconds to answer with.
MOST_ELEMENTS = 300_000
# A share of no rows at all would divide by zero; what it multiplies is lost in rounding.
SMALLEST_SHARE = 1e-12

# A feature's interval and share on a path: above low, up to high, whether missing goes on, share.
Condition = tuple[float, float, bool, float]
ANYTHING: Condition = (-np.inf, np.inf, True, 1.0)


class TooManyLeaves(ValueError):
    """More than an exact explanation is worth."""


@dataclass
class Leaves:
    """Leaves with the same number d of features on their way; lists of [d] each, but `output` and `value`."""

    features: list[list[int]] = field(default_factory=list)
    conditions: list[list[Condition]] = field(default_factory=list)
    output: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, place: int, kind: type[np.generic]) -> NDArray[np.generic]:
        """One entry of the conditions, [leaves, d]."""
        return np.array([[condition[place] for condition in row] for row in self.conditions], dtype=kind)


@dataclass(frozen=True)
class Game:
    """All leaves by the number of features on their way, and what does not depend on any feature."""

    leaves: dict[int, Leaves]
    constant: NDArray[np.float64]  # [outputs]


def game_of(trees: Iterable[Tree], outputs: int) -> Game:
    """Raises TooManyLeaves."""
    leaves: defaultdict[int, Leaves] = defaultdict(Leaves)
    constant = np.zeros(outputs)
    elements = 0
    for tree in trees:
        for leaf, path in _paths(tree):
            for output in np.flatnonzero(tree.values[leaf]):
                value = float(tree.values[leaf, output])
                if not path:
                    constant[output] += value
                    continue
                elements += len(path)
                if elements > MOST_ELEMENTS:
                    raise TooManyLeaves
                group = leaves[len(path)]
                group.features.append(list(path))
                group.conditions.append(list(path.values()))
                group.output.append(int(output))
                group.value.append(value)
    return Game(dict(sorted(leaves.items())), constant)


def _paths(tree: Tree) -> Iterator[tuple[int, dict[int, Condition]]]:
    """Each leaf with the conditions on its way, by feature."""
    waiting: list[tuple[int, dict[int, Condition]]] = [(0, {})]
    while waiting:
        node, path = waiting.pop()
        left, right = int(tree.left[node]), int(tree.right[node])
        if left < 0:
            yield node, path
            continue
        feature, limit = int(tree.feature[node]), float(tree.limit[node])
        missing_left = bool(tree.missing_left[node])
        low, high, missing, share = path.get(feature, ANYTHING)
        of_left, of_right = _shares(float(tree.cover[left]), float(tree.cover[right]))
        to_left = (low, min(high, limit), missing and missing_left, max(share * of_left, SMALLEST_SHARE))
        to_right = (
            max(low, limit), high, missing and not missing_left, max(share * of_right, SMALLEST_SHARE),
        )  # fmt: skip
        waiting.append((right, {**path, feature: to_right}))
        waiting.append((left, {**path, feature: to_left}))


def _shares(left: float, right: float) -> tuple[float, float]:
    """Of the rows that came by, those that went each way; half each where none ever came."""
    both = left + right
    return (left / both, right / both) if both > 0 else (0.5, 0.5)
