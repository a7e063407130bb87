"""A model file as a function from columns to predictions."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.predictions import PredictionInterval, RowPrediction
from automl_lite.domain.scores import label_text
from automl_lite.domain.signature import INTERVAL_LEVEL, ModelSignature
from automl_lite.inference.inputs import graph_inputs
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
        (result,) = self.session.run([output], graph_inputs(self.signature, columns))
        return result if self.is_classifier else result.reshape(-1)

    def predict_columns(self, columns: Columns, threshold: float | None = None) -> list[RowPrediction]:
        """One prediction per row; a feature that `columns` lacks counts as missing in every row.

        With a threshold, of two labels the later is predicted where it is that probable, else the earlier.
        """
        if not self.is_classifier:
            half_width = self.signature.half_width(INTERVAL_LEVEL)
            return [_number(float(value), half_width) for value in self.scores(columns)]
        labels, probabilities = self.session.run(
            [LABEL, PROBABILITIES], graph_inputs(self.signature, columns)
        )
        names = [label_text(label) for label in self.signature.labels]
        predictions = []
        for winner, row in zip(
            labels.reshape(-1).tolist(), probabilities.astype(float).tolist(), strict=True
        ):
            label = winner if threshold is None else self.signature.labels[int(row[1] >= threshold)]
            by_label = dict(zip(names, row, strict=True))
            predictions.append(
                RowPrediction(
                    prediction=label, probability=by_label[label_text(label)], probabilities=by_label
                )
            )
        return predictions


def _number(value: float, half_width: float | None) -> RowPrediction:
    interval = (
        half_width
        if half_width is None
        else PredictionInterval(level=INTERVAL_LEVEL, low=value - half_width, high=value + half_width)
    )
    return RowPrediction(prediction=value, interval=interval)
