"""What linear models learn from: numbers scaled and without gaps, a flag for each gap and common category."""

import warnings
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from automl_lite.training.preparing.preparation import MISSING_CODE

# Codes go by frequency, so these are a column's commonest texts; the others have no flag of their own.
MOST_FLAGS = 50


def flags_of(categories: Sequence[int]) -> list[list[float]]:
    """For each category column of so many codes, the codes that get a flag; missing is one of them."""
    return [[MISSING_CODE, *(float(code) for code in range(min(size, MOST_FLAGS)))] for size in categories]


class LinearInputs(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """float32 [rows, numbers + gaps + flags] of the prepared matrix.

    A missing number becomes the median, and where training rows had gaps a flag says so, for that a value is
    missing may tell as much as the value. All arithmetic is float32, which a graph repeats exactly.
    """

    def __init__(
        self,
        number_positions: Sequence[int],
        category_positions: Sequence[int],
        category_sizes: Sequence[int],
    ) -> None:
        self.number_positions = number_positions
        self.category_positions = category_positions
        self.category_sizes = category_sizes

    def fit(self, matrix: NDArray[np.float32], _target: Any = None) -> Self:
        numbers = matrix[:, list(self.number_positions)].astype(np.float64)
        missing = np.isnan(numbers)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a column without any value has no median
            medians = np.nan_to_num(np.nanmedian(numbers, axis=0)) if numbers.size else np.zeros(0)
        filled = np.where(missing, medians, numbers)
        spread = filled.std(axis=0) if len(filled) else np.ones(0)
        self.medians_ = medians.astype(np.float32)
        self.means_ = filled.mean(axis=0).astype(np.float32) if len(filled) else self.medians_
        self.factors_ = (1 / np.where(spread > 0, spread, 1.0)).astype(np.float32)
        self.gaps_ = np.flatnonzero(missing.any(axis=0))
        flags = flags_of(self.category_sizes)
        positions = [
            position for position, codes in zip(self.category_positions, flags, strict=True) for _ in codes
        ]
        self.flag_positions_ = np.array(positions, dtype=np.int64)
        self.flag_codes_ = np.array([code for codes in flags for code in codes], dtype=np.float32)
        return self

    def transform(self, matrix: NDArray[np.float32]) -> NDArray[np.float32]:
        numbers = matrix[:, list(self.number_positions)].astype(np.float32)
        missing = np.isnan(numbers)
        scaled = (np.where(missing, self.medians_, numbers) - self.means_) * self.factors_
        gaps = missing[:, self.gaps_].astype(np.float32)
        flags = (matrix[:, self.flag_positions_] == self.flag_codes_).astype(np.float32)
        return np.hstack([scaled, gaps, flags])

    @property
    def width_(self) -> int:
        """Columns that `transform` gives."""
        return len(self.medians_) + len(self.gaps_) + len(self.flag_codes_)
