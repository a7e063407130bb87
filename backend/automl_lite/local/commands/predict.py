"""`automl-lite predict`."""

import csv
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from automl_lite.domain.errors import BadRequest, Unreadable
from automl_lite.domain.predictions import RowPrediction
from automl_lite.domain.scores import label_text
from automl_lite.domain.signature import INTERVAL_LEVEL, ModelSignature
from automl_lite.local.commands.settings import existing_file, load_limits

if TYPE_CHECKING:
    from automl_lite.inference.model import Model
    from automl_lite.inference.session import Columns

ROWS_AT_ONCE = 10_000
# What a spreadsheet would take for a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

ModelFile = Annotated[Path, typer.Argument(help="A model.onnx of AutoML Lite.", show_default=False)]
DataFile = Annotated[Path, typer.Argument(help="A file with the model's columns.", show_default=False)]
Out = Annotated[Path | None, typer.Option(help="CSV file to write. (default: standard output)")]

Threshold = Annotated[
    float | None,
    typer.Option(
        min=0.0,
        max=1.0,
        help="Of two labels, predict the later from this probability on. (default: the more probable)",
    ),
]


def predict(model: ModelFile, file: DataFile, out: Out = None, threshold: Threshold = None) -> None:
    """Predict every row of a file; the answer is a CSV with a line for each row, in their order.

    Numbers come with the low and high end of their 90 % interval.
    """
    settings = load_limits()
    from automl_lite.tabular.reading import read_like  # noqa: PLC0415 - loads DuckDB

    loaded = _load(existing_file(model))
    if threshold is not None and len(loaded.signature.labels) != 2:
        raise BadRequest("A threshold is for models that tell two labels apart, and this one does not.")
    with tempfile.TemporaryDirectory(prefix="automl-lite-") as scratch:
        columns = read_like(
            existing_file(file),
            [feature.reading for feature in loaded.signature.features],
            unpacked_limit_bytes=settings.unpacked_limit_bytes,
            scratch=Path(scratch),
        )
    with _opened(out) as target:
        _write(target, loaded.signature, _predictions(loaded, columns, threshold))


def _load(path: Path) -> "Model":
    """Raises Unreadable."""
    from automl_lite.inference.model import Model  # noqa: PLC0415 - loads ONNX Runtime
    from automl_lite.inference.session import ModelFileError  # noqa: PLC0415

    try:
        return Model.load(path)
    except ModelFileError as error:
        raise Unreadable(f"{path} cannot be used: {error}") from error


def _predictions(model: "Model", columns: "Columns", threshold: float | None) -> Iterator[RowPrediction]:
    """A slice at a time, so that a long file does not become a longer list."""
    rows = max((len(values) for values in columns.values()), default=0)
    for start in range(0, rows, ROWS_AT_ONCE):
        yield from model.predict_columns(
            {name: values[start : start + ROWS_AT_ONCE] for name, values in columns.items()}, threshold
        )


def _write(target: TextIO, signature: ModelSignature, predictions: Iterator[RowPrediction]) -> None:
    labels = [label_text(label) for label in signature.labels]
    writer = csv.writer(target, lineterminator="\n")
    header = ["prediction"]
    if labels:
        header += ["probability", *(f"probability_{label}" for label in labels)]
    elif signature.half_width(INTERVAL_LEVEL) is not None:
        header += ["low", "high"]
    writer.writerow(header)
    for row in predictions:
        value = row.prediction
        cells: list[object] = [harmless(value) if isinstance(value, str) else label_text(value)]
        if labels and row.probabilities is not None:
            cells += [row.probability, *(row.probabilities[label] for label in labels)]
        if row.interval is not None:
            cells += [row.interval.low, row.interval.high]
        writer.writerow(cells)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        yield file
