"""`explainer.onnx` as a function from one row to each column's exact share of the answer."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.explanations import ExplanationUnit
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.inputs import graph_inputs
from automl_lite.inference.session import Columns, ModelFileError, Session

CONTRIBUTIONS, BASE_VALUE = "contributions", "base_value"
UNIT_METADATA = "automl_lite.explanation_unit"


@dataclass(frozen=True)
class Shares:
    """Of one row: contributions [columns, outputs] in the order of the signature, and base values [outputs].

    There is one output for a number and for two labels (the later's), else one for each label.
    """

    contributions: NDArray[np.float64]
    base_value: NDArray[np.float64]


@dataclass(frozen=True)
class Explainer:
    session: Session
    signature: ModelSignature  # of the model that it explains
    unit: ExplanationUnit

    @classmethod
    def load(cls, file: bytes | Path, signature: ModelSignature) -> "Explainer":
        """Raises ModelFileError where it is no explainer of ours."""
        session = Session(file)
        written = session.metadata.get(UNIT_METADATA)
        if written is None:
            raise ModelFileError("This ONNX file is no explainer of AutoML Lite.")
        return cls(session, signature, ExplanationUnit(written))

    def explain(self, row: Columns) -> Shares:
        """The shares of one row's columns."""
        inputs = graph_inputs(self.signature, row)
        contributions, base = self.session.run([CONTRIBUTIONS, BASE_VALUE], inputs)
        return Shares(contributions[0], base)
