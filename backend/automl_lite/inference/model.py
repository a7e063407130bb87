"""A model file as a function from columns to predictions."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.predictions import RowPrediction
from automl_lite.domain.scores import label_text
from automl_lite.domain.signature import FeatureSignature, InputKind, ModelSignature
from automl_lite.inference.rows import RowReader
from automl_lite.inference.session import SIGNATURE_METADATA, Columns, ModelFileError, Session

LABEL, PROBABILITIES, PREDICTION = "label", "probabilities", "prediction"


@dataclass(frozen=True)
class Model:
    """A graph and its signature, which the graph itself carries."""

    session: Session
    signature: ModelSignature
    reader: RowReader

    @classmethod
    def load(cls, model: bytes | Path, *, threads: int = 1) -> "Model":
        """Load an exported model.

        Raises:
            ModelFileError: it is not a model that this product exported.
        """
        session = Session(model, threads=threads)
        written = session.metadata.get(SIGNATURE_METADATA)
        if written is None:
            raise ModelFileError("This ONNX model was not made by AutoML Lite: it carries no signature.")
        signature = ModelSignature.model_validate_json(written)
        return cls(session, signature, RowReader(signature))

    @property
    def is_classifier(self) -> bool:
        return self.signature.problem_type is ProblemType.CLASSIFICATION

    def scores(self, columns: Columns) -> NDArray[Any]:
        """Probabilities [rows, labels] for classification, numbers [rows] for regression."""
        output = PROBABILITIES if self.is_classifier else PREDICTION
        (result,) = self.session.run([output], self._inputs(columns))
        return result if self.is_classifier else result.reshape(-1)

    def predict_columns(self, columns: Columns) -> list[RowPrediction]:
        """One prediction per row; a feature that `columns` lacks counts as missing in every row."""
        if not self.is_classifier:
            return [RowPrediction(prediction=float(value)) for value in self.scores(columns)]
        labels, probabilities = self.session.run([LABEL, PROBABILITIES], self._inputs(columns))
        names = [label_text(label) for label in self.signature.labels]
        predictions = []
        for label, row in zip(labels.reshape(-1).tolist(), probabilities.astype(float).tolist(), strict=True):
            by_label = dict(zip(names, row, strict=True))
            predictions.append(
                RowPrediction(
                    prediction=label, probability=by_label[label_text(label)], probabilities=by_label
                )
            )
        return predictions

    def _inputs(self, columns: Columns) -> Columns:
        rows = max((len(values) for values in columns.values()), default=1)
        return {
            feature.input_name: _tensor(feature, columns.get(feature.name), rows)
            for feature in self.signature.features
        }


def _tensor(feature: FeatureSignature, values: NDArray[Any] | None, rows: int) -> NDArray[Any]:
    if values is None:
        if feature.kind is InputKind.TEXT:
            return np.full((rows, 1), "", dtype=object)
        return np.full((rows, 1), np.nan)
    dtype = object if feature.kind is InputKind.TEXT else np.float64
    return np.asarray(values, dtype=dtype).reshape(-1, 1)
