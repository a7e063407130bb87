"""The files that explain a model, written beside it."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from automl_lite.domain import keys
from automl_lite.domain.explanations import Background
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.session import Columns
from automl_lite.training.explaining.exact import exact_explainer
from automl_lite.training.fitted import FittedModel
from automl_lite.training.table import take_rows

BACKGROUND_ROWS = 50


def write_explaining(
    model: FittedModel,
    signature: ModelSignature,
    folder: Path,
    *,
    training: Columns,
    ranking: Sequence[str],
    seed: int,
) -> ModelSignature:
    """Write background.json, and explainer.onnx where the model allows it; the signature with their hashes.

    `ranking` names columns, the most important first.
    """
    chosen = background_rows(training, seed)
    background = background_of(chosen, ranking).model_dump_json().encode()
    (folder / keys.BACKGROUND).write_bytes(background)
    explainer = exact_explainer(model, signature, chosen)
    if explainer is not None:
        (folder / keys.EXPLAINER).write_bytes(explainer)
    return signature.model_copy(
        update={
            "background_sha256": _sha256(background),
            "explainer_sha256": explainer and _sha256(explainer),
        }
    )


def background_rows(training: Columns, seed: int) -> Columns:
    """Up to BACKGROUND_ROWS training rows, drawn by chance."""
    rows = len(next(iter(training.values())))
    drawn = np.random.default_rng(seed).choice(rows, min(rows, BACKGROUND_ROWS), replace=False)
    return take_rows(training, np.sort(drawn))


def background_of(rows: Columns, ranking: Sequence[str]) -> Background:
    return Background(
        columns={
            name: tuple(values.tolist())
            if values.dtype == object
            else tuple(None if np.isnan(value) else float(value) for value in values)
            for name, values in rows.items()
        },
        ranking=tuple(ranking),
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
