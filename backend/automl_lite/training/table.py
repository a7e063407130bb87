"""The rows and columns a job trains on, read by the dataset's own reading."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import TrainingRefused
from automl_lite.domain.jobs import JobWarning
from automl_lite.domain.names import quoted
from automl_lite.domain.scores import Label, label_text
from automl_lite.domain.tasks import TrainingTask
from automl_lite.inference.session import Columns
from automl_lite.tabular.reading import read_columns
from automl_lite.training.labels import MISSING, encode_labels, renumber, without_rare
from automl_lite.training.row_identity import row_codes
from automl_lite.training.sampling import sampled_for_memory

# A class needs a row to learn from and one to be measured on.
FEWEST_ROWS_OF_CLASS = 2


@dataclass(frozen=True)
class Table:
    """Rows that have a target. For classification `target` holds codes, places in `labels`."""

    columns: Columns
    target: NDArray[Any]
    labels: tuple[Label, ...]
    row_codes: NDArray[np.int64]  # equal where all columns and the target are
    total_rows: int
    missing_target: int
    rare_class: int = 0
    warnings: tuple[JobWarning, ...] = ()

    @property
    def rows(self) -> int:
        return len(self.target)

    def take(self, rows: NDArray[Any]) -> "Table":
        """Only these rows, by mask or by index."""
        return replace(
            self,
            columns=take_rows(self.columns, rows),
            target=self.target[rows],
            row_codes=self.row_codes[rows],
        )


def take_rows(columns: Columns, rows: NDArray[Any]) -> Columns:
    """Only these rows of each column, by mask or by index."""
    return {name: values[rows] for name, values in columns.items()}


def read_table(
    path: Path,
    profile: DatasetProfile,
    features: tuple[ColumnReading, ...],
    task: TrainingTask,
    *,
    unpacked_limit_bytes: int,
    scratch: Path,
    share: float = 1.0,
) -> Table:
    """Read target and features, leaving out rows that nothing can be learned from.

    With a `share` below 1 so much of the rows is drawn.

    Raises:
        TrainingRefused: fewer than two classes are left.
        Unreadable: the file is no longer what its profile says.
    """
    reading, target_reading = _reading_with_label_text(profile, task)
    names = [*(feature.name for feature in features), task.target_column]
    columns = read_columns(
        path,
        reading,
        names,
        unpacked_limit_bytes=unpacked_limit_bytes,
        scratch=scratch,
        share=share,
    )
    target = columns.pop(task.target_column)
    total = len(target)
    sampled = (sampled_for_memory(total, profile.num_rows),) if total < profile.num_rows else ()
    labels: tuple[Label, ...] = ()
    if task.problem_type is ProblemType.CLASSIFICATION:
        target, labels = encode_labels(target, target_reading)
        has_target = target != MISSING
    else:
        has_target = ~np.isnan(target)
    columns, target = take_rows(columns, has_target), target[has_target]
    table = Table(
        columns=columns,
        target=target,
        labels=labels,
        row_codes=row_codes([*columns.values(), target]),
        total_rows=total,
        missing_target=total - len(target),
        warnings=sampled,
    )
    return _without_rare_classes(table, task) if labels else table


def _reading_with_label_text(profile: DatasetProfile, task: TrainingTask) -> tuple[Any, ColumnReading]:
    """The reading with the target as text for classification, and the target's own reading.

    A label is what stands in the file, digit for digit; as a float64 a long integer would lose some.
    """
    target = next(column for column in profile.reading.columns if column.name == task.target_column)
    if task.problem_type is ProblemType.REGRESSION:
        return profile.reading, target
    as_text = target.model_copy(update={"dtype": ColumnType.TEXT})
    columns = tuple(as_text if column is target else column for column in profile.reading.columns)
    return profile.reading.model_copy(update={"columns": columns}), target


def _without_rare_classes(table: Table, task: TrainingTask) -> Table:
    common, rare = without_rare(table.target, table.labels, table.row_codes, FEWEST_ROWS_OF_CLASS)
    if not rare:
        return table
    kept = table.take(common)
    target, labels = renumber(kept.target, table.labels)
    if len(labels) < FEWEST_ROWS_OF_CLASS:
        raise TrainingRefused(
            f"Only {len(labels)} class of {quoted(task.target_column)} has two different rows or more, "
            "so there is nothing to tell apart. Choose another target or upload more rows."
        )
    warnings = tuple(_rare_class(task.target_column, label, count) for label, count in rare.items())
    return replace(
        kept,
        target=target,
        labels=labels,
        rare_class=int((~common).sum()),
        warnings=(*table.warnings, *warnings),
    )


def _rare_class(target: str, label: Label, count: int) -> JobWarning:
    rows = "one row" if count == 1 else f"{count:,} rows, all the same"
    return JobWarning(
        code="rare_class",
        column=target,
        message=f"{quoted(label_text(label))} has {rows}: too few to learn from and be measured on. "
        "They are left out, and the model does not know this class.",
    )
