"""A trained model in Python: what `model.pkl` holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.scores import Label
from automl_lite.domain.values import read_cell
from automl_lite.inference.session import Columns
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.searching.ensemble import Ensemble

# Probabilities that agree to six digits are a tie, and the first label of a tie wins: so float32 and float64
# give the same label.
TIE_SCALE = 1e6


@dataclass
class FittedModel:
    """Preparation and estimator, fitted; `predict` takes a DataFrame with the file's own columns."""

    problem_type: ProblemType
    target_column: str
    features: tuple[ColumnReading, ...]
    labels: tuple[Label, ...]  # in the order of the probabilities' columns; empty for regression
    preparation: Preparation
    estimator: Ensemble
    target_center: float = 0.0  # added to what the estimator predicts

    def predict(self, frame: pd.DataFrame) -> NDArray[Any]:
        """Labels as in the file, or numbers; [rows]."""
        scores = self.scores(frame_to_columns(frame, self.features))
        if self.problem_type is ProblemType.REGRESSION:
            return scores
        labels = np.empty(len(self.labels), dtype=object)
        labels[:] = self.labels
        return labels[winners(scores)]

    def predict_proba(self, frame: pd.DataFrame) -> NDArray[np.float64]:
        """Probabilities [rows, labels]; for classification only."""
        if self.problem_type is ProblemType.REGRESSION:
            raise TypeError("A regression model has no probabilities; call predict.")
        return self.scores(frame_to_columns(frame, self.features))

    def scores(self, columns: Columns) -> NDArray[np.float64]:
        """Probabilities [rows, labels] or numbers [rows], from columns as the graph takes them."""
        return self.matrix_scores(self.preparation.transform(columns))

    def matrix_scores(self, matrix: NDArray[np.float32]) -> NDArray[np.float64]:
        """The same from a prepared matrix."""
        if self.problem_type is ProblemType.CLASSIFICATION:
            return np.asarray(self.estimator.predict_proba(matrix), dtype=np.float64)
        predicted = np.asarray(self.estimator.predict(matrix), dtype=np.float64).reshape(-1)
        return predicted + self.target_center


def winners(probabilities: NDArray[Any]) -> NDArray[np.intp]:
    """The winning label's index for each row."""
    winning: NDArray[np.intp] = np.argmax(np.round(probabilities * TIE_SCALE), axis=1)
    return winning


def frame_to_columns(frame: pd.DataFrame, features: tuple[ColumnReading, ...]) -> Columns:
    """A DataFrame's columns as the graph takes them; a column that it lacks counts as missing.

    Raises:
        WrongType: a cell cannot be read as its column's type.
    """
    available: Mapping[str, pd.Series[Any]] = {str(name): frame[name] for name in frame.columns}
    return {reading.name: _series(available.get(reading.name), reading, len(frame)) for reading in features}


def _series(series: "pd.Series[Any] | None", reading: ColumnReading, rows: int) -> NDArray[Any]:
    is_text = reading.dtype is ColumnType.TEXT
    if series is None:
        return np.full(rows, "" if is_text else np.nan, dtype=object if is_text else np.float64)
    if pd.api.types.is_datetime64_any_dtype(series) and reading.dtype is ColumnType.DATETIME:
        moments = pd.to_datetime(series, utc=True)
        return ((moments - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(seconds=1)).to_numpy(np.float64)
    if pd.api.types.is_numeric_dtype(series) and not is_text:
        numbers = series.to_numpy(np.float64, na_value=np.nan)
        return np.where(np.isfinite(numbers), numbers, np.nan)
    cells = [None if pd.isna(cell) else read_cell(_written(cell), reading) for cell in series]
    if is_text:
        return np.array(["" if cell is None else cell for cell in cells], dtype=object)
    return np.array([np.nan if cell is None else cell for cell in cells], dtype=np.float64)


def _written(cell: object) -> str:
    """A cell as the file would have it: pandas turns whole numbers beside gaps into 7.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
