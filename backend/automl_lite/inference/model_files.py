"""A deployed model's files: loaded only where they are what training wrote."""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from automl_lite.domain import keys
from automl_lite.domain.errors import AutoMLError, NotAllowedNow
from automl_lite.domain.explanations import Background
from automl_lite.inference.explainer import Explainer
from automl_lite.inference.explaining import ModelExplainer
from automl_lite.inference.model import Model


class ModelDamaged(AutoMLError):
    """A stored file of a model is not the one that was written."""

    status = 500
    title = "The model is damaged"


class ModelFiles(Protocol):
    """What is needed of a file store."""

    def local_copy(self, key: str, etag: str | None = None) -> AbstractContextManager[Path]: ...


def load_model(files: ModelFiles, job_id: str, sha256: str) -> tuple[Model, int]:
    """The model and its size in bytes; `sha256` is the record's.

    Raises:
        NotFound: there is no such file.
        ModelDamaged: it is another than was trained.
    """
    # By path: the runtime reads the file itself, so that no second copy of it is in memory.
    with _verified(files, job_id, keys.MODEL_ONNX, sha256) as path:
        return Model.load(path), path.stat().st_size


def load_explainer(files: ModelFiles, job_id: str, model: Model) -> tuple[ModelExplainer, int]:
    """What explains the model, and its size in bytes. The model itself says which files these are.

    Raises:
        NotFound: a file is gone.
        ModelDamaged: it is another than was written.
        NotAllowedNow: the model was trained when none was written.
    """
    signature = model.signature
    if signature.explainer_sha256 is not None:
        with _verified(files, job_id, keys.EXPLAINER, signature.explainer_sha256) as path:
            return ModelExplainer(model, Explainer.load(path, signature)), path.stat().st_size
    if signature.background_sha256 is None:
        raise NotAllowedNow(
            f"Model {job_id} was trained without what explains it. Train it again to have it explained."
        )
    with _verified(files, job_id, keys.BACKGROUND, signature.background_sha256) as path:
        return ModelExplainer(model, Background.model_validate_json(path.read_bytes())), path.stat().st_size


@contextmanager
def _verified(files: ModelFiles, job_id: str, name: str, sha256: str) -> Iterator[Path]:
    with files.local_copy(keys.model_file(job_id, name)) as path:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != sha256:
            raise ModelDamaged("The stored model differs from the one that was trained, so it is not used.")
        yield path
