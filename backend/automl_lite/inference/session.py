"""The one file that knows ONNX Runtime."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

# Column name -> [rows] of float64 (NaN for missing) or of text ("" for missing).
Columns = dict[str, NDArray[Any]]

SIGNATURE_METADATA = "automl_lite.signature"


class ModelFileError(ValueError):
    """The file is not a model that this product exported; the message is a sentence."""


class Session:
    """A loaded graph. Safe to run from several threads."""

    def __init__(self, model: bytes | Path, *, threads: int = 1) -> None:
        """Load a graph.

        Raises:
            ModelFileError: ONNX Runtime does not take it.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                model if isinstance(model, bytes) else str(model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's own errors share no base class but Exception
            raise ModelFileError("This is not an ONNX model that can be loaded.") from error

    @property
    def metadata(self) -> Mapping[str, str]:
        """What the exporter wrote beside the graph."""
        found: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        return found

    def run(self, outputs: Sequence[str], inputs: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
        """Run the graph on inputs of shape [rows, 1]."""
        results: list[Any] = self._session.run(list(outputs), dict(inputs))
        return [np.asarray(result) for result in results]
