"""Estimators that need more than the bare matrix: forests without gaps, linear models on scaled inputs.

Each is a scikit-learn pipeline on the prepared matrix, so it is searched, pickled and exported as one thing.
"""

from dataclasses import dataclass
from typing import Any

from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline, make_pipeline

from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.searching.linear_inputs import LinearInputs, flags_of


@dataclass(frozen=True)
class MatrixLayout:
    """Where in the matrix the categories are, and how many codes each has besides missing."""

    width: int
    category_positions: tuple[int, ...]
    category_sizes: tuple[int, ...]

    @classmethod
    def of(cls, preparation: Preparation) -> "MatrixLayout":
        return cls(
            preparation.width,
            preparation.category_positions,
            tuple(len(category.categories) + 1 for category in preparation.categories),
        )

    @property
    def number_positions(self) -> tuple[int, ...]:
        return tuple(sorted(set(range(self.width)) - set(self.category_positions)))

    @property
    def flagged_width(self) -> int:
        """The width once each common category has a flag of its own, were no number ever missing."""
        return len(self.number_positions) + sum(map(len, flags_of(self.category_sizes)))


def without_gaps(estimator: Any) -> Pipeline:
    """Medians where values are missing, then the estimator.

    scikit-learn's forests take missing values, but their ONNX form gets those rows wrong without a word.
    """
    return make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), estimator)


def scaled_and_flagged(estimator: Any, layout: MatrixLayout) -> Pipeline:
    """Numbers imputed and scaled, each gap and common category a flag, then the estimator."""
    inputs = LinearInputs(layout.number_positions, layout.category_positions, layout.category_sizes)
    return make_pipeline(inputs, estimator)


def fit_weighted(pipeline: Pipeline, matrix: Any, target: Any, weights: Any | None) -> Pipeline:
    """Fit with row weights, which a pipeline takes under its last step's name only."""
    if weights is None:
        return pipeline.fit(matrix, target)
    return pipeline.fit(matrix, target, **{f"{pipeline.steps[-1][0]}__sample_weight": weights})
