"""One split of a file, the same for every system: by seed, by class, with copies of a row on one side."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.quality.datasets import Dataset

TEST_SHARE = 0.25
# Rarer classes are not measured: systems that leave them out would be judged by a row or two.
FEWEST_ROWS_OF_CLASS = 8


@dataclass(frozen=True)
class SplitFiles:
    """`train` has the target, `test` has not; `truth` holds the target's cells of the test rows."""

    train: Path
    test: Path
    truth: Path


def write_split(dataset: Dataset, seed: int, folder: Path) -> SplitFiles:
    """Write both sides of a dataset as CSV, its cells as they were."""
    frame = dataset.read()
    tested = _tested_rows(frame, frame[dataset.target] if dataset.kind.classifies else None, seed)
    folder.mkdir(parents=True, exist_ok=True)
    files = SplitFiles(*(folder / f"{name}.csv" for name in ("train", "test", "truth")))
    frame.loc[~tested].to_csv(files.train, index=False)
    frame.loc[tested].drop(columns=dataset.target).to_csv(files.test, index=False)
    frame.loc[tested, [dataset.target]].to_csv(files.truth, index=False)
    return files


def _tested_rows(frame: pd.DataFrame, classes: pd.Series | None, seed: int) -> NDArray[np.bool_]:
    """Rows to measure on, by mask [rows]."""
    code_of_row, _ = pd.factorize(pd.util.hash_pandas_object(frame, index=False))
    _, first = np.unique(code_of_row, return_index=True)
    labels = classes.to_numpy()[first] if classes is not None else np.zeros(len(first))
    shuffler = np.random.default_rng(seed)
    tested = np.zeros(len(first), dtype=bool)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        if len(members) >= FEWEST_ROWS_OF_CLASS:
            tested[shuffler.permutation(members)[: round(TEST_SHARE * len(members))]] = True
    chosen: NDArray[np.bool_] = tested[code_of_row]
    return chosen
