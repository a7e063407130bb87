"""Contributions of any model at all: Shapley values by sampled orders of the columns.

One walks from a background row to the row in question, a column at a time in a random order; what a column's
step changes is its contribution in that order (Štrumbelj & Kononenko 2014). Each order is walked backwards
too, which narrows the spread (Mitchell et al. 2022). Steps of a walk add up to the whole way, so their means
add up to the answer less the mean answer of the background rows.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.explanations import Background
from automl_lite.domain.signature import InputKind, ModelSignature
from automl_lite.inference.model import Model
from automl_lite.inference.session import Columns

SEED = 42
# Rows and cells that the model is asked about at most for one explanation, and at once.
MOST_ROWS, MOST_CELLS, CELLS_AT_ONCE = 5_000, 10_000_000, 2_000_000
MOST_PAIRS = 200
# Columns beyond so many, the least important ones, take their step together.
MOST_PLAYERS = 500


@dataclass(frozen=True)
class SampledShares:
    contributions: dict[str, float]
    others: float  # of the columns that took their step together
    base_value: float


@dataclass(frozen=True)
class _Walks:
    """Orders [walks, players] and the background row of each walk [walks]."""

    places: NDArray[np.int64]  # when each player takes its step
    backgrounds: NDArray[np.int64]


@dataclass(frozen=True)
class _Game:
    model: Model
    row: Columns
    stand_ins: Columns
    player_of: dict[str, int]  # by column
    code: int | None

    def answers(self, walks: _Walks) -> NDArray[np.float64]:
        """What the model says, [walks, players + 1]: of the background row first, of the row itself last."""
        count, players = walks.places.shape
        taken = np.arange(players + 1)

        def on_the_way(name: str) -> NDArray[Any]:
            stepped = taken > walks.places[:, self.player_of[name], None]
            stand_in = self.stand_ins[name][walks.backgrounds][:, None]
            return np.where(stepped, self.row[name][0], stand_in).reshape(-1)

        scores = self.model.scores({name: on_the_way(name) for name in self.row}).astype(np.float64)
        chosen = scores if self.code is None else scores[:, self.code]
        return chosen.reshape(count, players + 1)


def sampled_shares(model: Model, background: Background, row: Columns, code: int | None) -> SampledShares:
    """Contributions to the probability of the label at place `code`, or to the number where that is None.

    The same row gives the same answer. Files of more than MOST_PLAYERS columns have the rest told together.
    """
    players, crowd = _players(model.signature, background)
    count = len(players) + bool(crowd)
    stand_ins = background_columns(model.signature, background)
    game = _Game(model, row, stand_ins, _player_of(players, crowd), code)
    walks = _walks(count, len(next(iter(stand_ins.values()))), len(row))
    answers = np.concatenate([game.answers(part) for part in _parts(walks, len(row))])
    steps = np.diff(answers, axis=1)
    of_player = np.take_along_axis(steps, walks.places, axis=1).mean(axis=0)
    return SampledShares(
        contributions=dict(zip(players, of_player.tolist(), strict=False)),
        others=float(of_player[-1]) if crowd else 0.0,
        base_value=float(answers[:, 0].mean()),
    )


def background_columns(signature: ModelSignature, background: Background) -> Columns:
    """The background rows as the graph takes them."""
    return {
        feature.name: np.array(background.columns[feature.name], dtype=object)
        if feature.kind is InputKind.TEXT
        else np.array(background.columns[feature.name], dtype=np.float64)  # None becomes NaN
        for feature in signature.features
    }


def _players(signature: ModelSignature, background: Background) -> tuple[list[str], list[str]]:
    """The columns that step alone, and those that step together."""
    names = [feature.name for feature in signature.features]
    if len(names) <= MOST_PLAYERS:
        return names, []
    ranked = list(dict.fromkeys([*background.ranking, *names]))
    return ranked[:MOST_PLAYERS], ranked[MOST_PLAYERS:]


def _player_of(players: list[str], crowd: list[str]) -> dict[str, int]:
    alone = {name: place for place, name in enumerate(players)}
    return {**alone, **dict.fromkeys(crowd, len(players))}


def _walks(players: int, backgrounds: int, columns: int) -> _Walks:
    """As many pairs of opposite orders as the limits allow, and one at least."""
    drawer = np.random.default_rng(SEED)
    rows = min(MOST_ROWS, MOST_CELLS // columns)
    pairs = min(MOST_PAIRS, max(1, rows // (2 * (players + 1))))
    forth = np.array([drawer.permutation(players) for _ in range(pairs)])
    places = np.concatenate([forth, players - 1 - forth])
    return _Walks(places, np.tile(np.arange(pairs) % backgrounds, 2))


def _parts(walks: _Walks, columns: int) -> list[_Walks]:
    """Slices that the model is asked about at once."""
    count, players = walks.places.shape
    size = max(1, CELLS_AT_ONCE // ((players + 1) * columns))
    return [
        _Walks(walks.places[start : start + size], walks.backgrounds[start : start + size])
        for start in range(0, count, size)
    ]
