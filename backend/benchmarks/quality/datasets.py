"""The files that systems are compared on: a directory with an `index.csv`.

Its columns are `name,file,target,problem_type` (binary, multiclass or regression) and, where it has one,
`leaks`: names of columns, separated by semicolons, that no system is given, since they hold the answer.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pandas as pd

# Known after the event, or the answer in other words. An index without a column `leaks` gets these.
KNOWN_LEAKS = {
    "titanic": ("boat", "body"),
    "senators": ("Term (yyyy.mm.dd)",),
    "penguins_raw": ("Individual ID", "Sample Number"),
}
MISSING = frozenset({"", "?", "NA", "NaN"})


class Kind(StrEnum):
    """What is predicted, and so what is measured."""

    BINARY = "binary"
    MULTICLASS = "multiclass"
    REGRESSION = "regression"

    @property
    def classifies(self) -> bool:
        return self is not Kind.REGRESSION


@dataclass(frozen=True)
class Dataset:
    """One file of the index."""

    name: str
    path: Path
    target: str
    kind: Kind
    leaks: tuple[str, ...] = ()

    def read(self) -> pd.DataFrame:
        """Every cell as the text that stands in the file; rows without a target and leaks are left out.

        Raises:
            ValueError: a column that the index names is not in the file.
        """
        frame = pd.read_csv(self.path, dtype=str, keep_default_na=False, na_filter=False)
        absent = {self.target, *self.leaks} - set(frame.columns)
        if absent:
            raise ValueError(f"{self.path} has no column {sorted(absent)}, which the index names.")
        has_target = ~frame[self.target].str.strip().isin(MISSING)
        return frame.loc[has_target].drop(columns=list(self.leaks)).reset_index(drop=True)


def read_index(folder: Path, only: frozenset[str] = frozenset()) -> list[Dataset]:
    """The datasets of a directory, all or those named.

    Raises:
        ValueError: there is no index, a line of it is wrong, or a name is not in it; says which.
    """
    index = folder / "index.csv"
    if not index.is_file():
        raise ValueError(f"There is no {index}; the benchmark takes a directory with an index.csv.")
    with index.open(encoding="utf-8", newline="") as lines:
        datasets = [_dataset(folder, line) for line in csv.DictReader(lines)]
    unknown = only - {dataset.name for dataset in datasets}
    if unknown:
        raise ValueError(f"{index} has no dataset {sorted(unknown)}.")
    return [dataset for dataset in datasets if not only or dataset.name in only]


def _dataset(folder: Path, line: dict[str, str]) -> Dataset:
    try:
        name, file, target, kind = (line[key] for key in ("name", "file", "target", "problem_type"))
    except KeyError as missing:
        raise ValueError(f"{folder}/index.csv has no column {missing}.") from missing
    leaks = line.get("leaks")
    named = KNOWN_LEAKS.get(name, ()) if leaks is None else tuple(filter(None, leaks.split(";")))
    return Dataset(name, folder / file, target, Kind(kind), named)
