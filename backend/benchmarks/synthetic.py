"""Made-up tables of any size with something to learn: `python benchmarks/synthetic.py FILE ROWS KIND`.

Twenty columns, KIND binary or regression: ten numbers, six categories from 2 to 1,000 levels, two dates, two
flags. The target is made of steps, products and level effects of them with noise, and one cell in twenty of
four columns is missing. The same rows and seed give the same file.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

CHUNK_ROWS = 100_000
NUMBERS = 10
LEVELS = {"colour": 2, "size": 5, "region": 20, "branch": 60, "product": 300, "postcode": 1_000}
# Of the target's spread, what no model can explain.
NOISE = 0.5
SIGNAL_CENTER = 1.5  # about the signal's median, so that both classes are about as frequent


def write_table(path: Path, rows: int, kind: str, seed: int = 7) -> None:
    """Write a CSV whose column `target` is to be predicted."""
    effects = {
        name: np.random.default_rng(place).normal(size=levels)
        for place, (name, levels) in enumerate(LEVELS.items())
    }
    for start in range(0, rows, CHUNK_ROWS):
        dice = np.random.default_rng([seed, start])
        table = _chunk(min(CHUNK_ROWS, rows - start), kind, effects, dice)
        table.to_csv(path, index=False, mode="a" if start else "w", header=not start)


def _chunk(
    rows: int, kind: str, effects: dict[str, NDArray[np.float64]], dice: np.random.Generator
) -> pd.DataFrame:
    numbers = dice.normal(size=(rows, NUMBERS))
    levels = {name: dice.integers(len(effect), size=rows) for name, effect in effects.items()}
    days = dice.integers(0, 3_650, size=(rows, 2))
    flags = dice.random((rows, 2)) < (0.3, 0.02)
    signal = (
        numbers[:, 0]
        + 1.5 * (numbers[:, 1] > 0.5)
        + numbers[:, 2] * numbers[:, 3]
        + np.sin(2 * numbers[:, 4])
        + 0.5 * sum(effects[name][codes] for name, codes in levels.items())
        + (days[:, 0] % 7 >= 5)
        + 2 * flags[:, 1]
        + NOISE * dice.normal(size=rows)
    )
    target = signal > SIGNAL_CENTER if kind == "binary" else 100 + 20 * signal
    columns: dict[str, object] = {f"number_{place}": numbers[:, place].round(5) for place in range(NUMBERS)}
    columns |= {name: np.char.add(f"{name} ", codes.astype(str)) for name, codes in levels.items()}
    start = np.datetime64("2015-01-01")
    columns |= {name: start + days[:, place] for place, name in enumerate(("ordered", "delivered"))}
    columns |= {name: flags[:, place] for place, name in enumerate(("returning", "urgent"))}
    frame = pd.DataFrame(columns)
    for name in ("number_0", "number_5", "region", "delivered"):
        frame.loc[dice.random(rows) < 0.05, name] = None
    frame["target"] = np.where(target, "yes", "no") if kind == "binary" else target.round(3)
    return frame


if __name__ == "__main__":
    write_table(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
