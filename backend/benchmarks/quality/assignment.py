"""What a system is told, and what it hands in. Runs in peers' environments: pandas, and nothing of ours."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

ROWS_TIMED = 50
REGRESSION_COLUMN = "prediction"


@dataclass(frozen=True)
class Assignment:
    """One file to learn from, one to predict, and the seconds for it."""

    train: str
    test: str
    target: str
    kind: str  # binary, multiclass, regression
    budget: float
    threads: int
    seed: int
    folder: str  # for predictions.csv, answer.json, and whatever a system keeps

    @classmethod
    def from_command_line(cls) -> "Assignment":
        return cls(**json.loads(Path(sys.argv[1]).read_text("utf-8")))

    def write(self) -> Path:
        path = Path(self.folder) / "assignment.json"
        path.write_text(json.dumps(asdict(self)), "utf-8")
        return path

    @property
    def classifies(self) -> bool:
        return self.kind != "regression"


@dataclass(frozen=True)
class Fitted:
    """A model as the comparison sees it.

    `predict` takes rows and gives probabilities [rows, labels], for regression numbers [rows].
    """

    predict: Callable[[pd.DataFrame], Any]
    labels: list[str]
    model_bytes: int
    notes: str = ""


@dataclass(frozen=True)
class Answer:
    """What is handed in beside the predictions."""

    fit_seconds: float
    model_bytes: int
    row_ms: float  # median of one row, in this process, one at a time
    notes: str
    versions: dict[str, str]


def read_frame(path: str, assignment: Assignment) -> pd.DataFrame:
    """A file as a user of pandas reads it, who has seen that `?` stands for missing. Labels stay text."""
    keep = {assignment.target: str} if assignment.classifies else {}
    return pd.read_csv(path, converters=keep, na_values=["?"], low_memory=False)


def date_columns(features: pd.DataFrame) -> list[str]:
    """Columns of text whose every cell is a date by ISO 8601."""
    found = []
    for name, column in features.select_dtypes(exclude=["number", "bool"]).items():
        with suppress(ValueError, TypeError):
            pd.to_datetime(column, format="ISO8601")
            found.append(str(name))
    return found


def with_dates(frame: pd.DataFrame, dates: list[str]) -> pd.DataFrame:
    """In nanoseconds, the only unit that FLAML knows for a date."""
    read = {
        name: pd.to_datetime(frame[name], format="ISO8601", errors="coerce").astype("datetime64[ns]")
        for name in dates
    }
    return frame.assign(**read)


class Categories:
    """Texts and booleans as pandas' categories, by the training rows'.

    FLAML hands some learners the categories' numbers in the frame at hand, so frames must agree on them.
    """

    def __init__(self, train: pd.DataFrame) -> None:
        texts = train.select_dtypes(exclude=["number", "datetime"])
        self._types = {
            name: pd.CategoricalDtype(sorted(_as_text(column).dropna().unique()))
            for name, column in texts.items()
        }

    def of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The same frame; a category that no training row has is missing."""
        known = {name: self._known(frame[name], kind) for name, kind in self._types.items()}
        return frame.assign(**{str(name): column for name, column in known.items()})

    def _known(self, column: "pd.Series[Any]", kind: pd.CategoricalDtype) -> "pd.Series[Any]":
        texts = _as_text(column)
        return texts.where(texts.isin(kind.categories)).astype(kind)


def _as_text(column: "pd.Series[Any]") -> "pd.Series[Any]":
    return column.map(str, na_action="ignore")


def perform(fit: Callable[[Assignment, pd.DataFrame], Fitted], libraries: tuple[str, ...]) -> None:
    """Do the assignment of the command line with a system that takes and gives pandas frames."""
    assignment = Assignment.from_command_line()
    train = read_frame(assignment.train, assignment)
    dates = date_columns(train.drop(columns=assignment.target))
    train = with_dates(train, dates)
    started = time.perf_counter()
    fitted = fit(assignment, train)
    seconds = time.perf_counter() - started
    test = with_dates(read_frame(assignment.test, assignment), dates)
    write_predictions(assignment, fitted.labels, fitted.predict(test))
    row = test.iloc[[0]]
    hand_in(assignment, seconds, fitted, median_ms(lambda: fitted.predict(row)), libraries)


def write_predictions(assignment: Assignment, labels: list[str], values: Any) -> None:
    """Probabilities by label, or numbers, one line for each test row."""
    columns = labels if assignment.classifies else [REGRESSION_COLUMN]
    table = np.asarray(values, dtype=float).reshape(-1, len(columns))
    pd.DataFrame(table, columns=columns).to_csv(Path(assignment.folder) / "predictions.csv", index=False)


def median_ms(call: Callable[[], object]) -> float:
    """Milliseconds of one call; the first, which may still load something, is not counted."""
    call()
    taken = []
    for _ in range(ROWS_TIMED):
        started = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def hand_in(
    assignment: Assignment, seconds: float, fitted: Fitted, row_ms: float, libraries: tuple[str, ...]
) -> None:
    """Write answer.json, which says that the assignment is done."""
    from importlib.metadata import version  # noqa: PLC0415 - slow, and not part of what is timed

    answer = Answer(
        fit_seconds=seconds,
        model_bytes=fitted.model_bytes,
        row_ms=row_ms,
        notes=fitted.notes,
        versions={library: version(library) for library in libraries},
    )
    (Path(assignment.folder) / "answer.json").write_text(json.dumps(asdict(answer)), "utf-8")


def folder_bytes(folder: Path) -> int:
    """What the files below a directory weigh."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
