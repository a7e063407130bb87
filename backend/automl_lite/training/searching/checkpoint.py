"""What a search leaves for the next attempt at its job, should this process die: one file in the file store.

The first line says what the rest belongs to. A checkpoint of another task, another file or other versions is
not gone on from: trials are only comparable on the same rows, and a state only readable by what wrote it.
"""

import hashlib
import json
import logging
import platform
from importlib.metadata import PackageNotFoundError, version

import numpy as np
from numpy.typing import NDArray

import automl_lite
from automl_lite.domain.columns import ColumnReading, Frozen
from automl_lite.domain.errors import NotFound
from automl_lite.domain.keys import checkpoint_file
from automl_lite.domain.ports import FileStore
from automl_lite.domain.tasks import TrainingTask

logger = logging.getLogger(__name__)

NAME = "search"
CONTENT_TYPE = "application/octet-stream"
# Of another version of these, estimators are fitted otherwise and what was pickled may not load.
LIBRARIES = ("flaml", "scikit-learn", "lightgbm", "catboost", "numpy", "xgboost", "xgboost-cpu")


class Header(Frozen):
    """What stands before the search's state."""

    task: str  # fingerprint of what was asked for and of what works on it
    search: str  # fingerprint of the rows and columns that are searched on
    job_seconds: float  # that the job has run for over all attempts; the time between two does not count
    deaths: int = 0  # attempts that ended without a last save
    orderly: bool = False  # it was saved on purpose as the last thing of an attempt


class Checkpoint:
    """What earlier attempts at a task left, and where this one leaves its own."""

    def __init__(self, files: FileStore, task: TrainingTask) -> None:
        """Raises Unavailable where the store cannot say whether there is one."""
        self._files = files
        self._key = checkpoint_file(task.job_id, NAME)
        self._task = _fingerprint({"task": task.model_dump(mode="json"), "versions": _versions()})
        self._search = ""
        self._header: Header | None
        self._content: bytes | None
        self._header, self._content = self._read()

    @property
    def seconds(self) -> float:
        """That earlier attempts have used of the job's budget."""
        return self._header.job_seconds if self._header else 0.0

    @property
    def deaths(self) -> int:
        """Earlier attempts that ended without a word, as where memory ran out."""
        return self._header.deaths + (not self._header.orderly) if self._header else 0

    def resume(self, search: str) -> bytes | None:
        """The state to go on from; None where there is none, or it is of a search on something else."""
        self._search = search
        if self._header is not None and self._header.search != search:
            self.start_over("its columns or rows were others")
        return self._content

    def start_over(self, why: str) -> None:
        """Take no notice of what earlier attempts left; they are not counted against the budget either."""
        logger.warning("The checkpoint is not used: %s. The search starts over.", why)
        self._header = self._content = None

    def write(self, state: bytes, job_seconds: float, *, orderly: bool) -> None:
        """Put this state in the place of the earlier one."""
        header = Header(
            task=self._task,
            search=self._search,
            job_seconds=round(job_seconds, 3),
            deaths=self.deaths,
            orderly=orderly,
        )
        line = header.model_dump_json().encode() + b"\n"
        self._files.write_bytes(self._key, line + state, CONTENT_TYPE)

    def _read(self) -> tuple[Header, bytes] | tuple[None, None]:
        try:
            line, _, state = self._files.read_bytes(self._key).partition(b"\n")
        except NotFound:
            return None, None
        try:
            header = Header.model_validate_json(line)
        except ValueError as error:
            logger.warning("The checkpoint cannot be read (%s). The search starts over.", error)
            return None, None
        if header.task != self._task:
            logger.warning("The checkpoint is of another task or version. The search starts over.")
            return None, None
        return header, state


def search_fingerprint(
    features: tuple[ColumnReading, ...], shape: tuple[int, ...], target: NDArray[np.generic], metric: str
) -> str:
    """Of what is searched on: the settled columns, the size of the matrix, each row's target, the metric.

    The matrix's numbers are left out: the last digits of a text column's may depend on the number of threads,
    which is no reason to throw a search away.
    """
    return _fingerprint(
        {
            "features": [feature.model_dump(mode="json") for feature in features],
            "shape": list(shape),
            "target": hashlib.sha256(np.ascontiguousarray(target).tobytes()).hexdigest(),
            "metric": metric,
        }
    )


def _fingerprint(of: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(of, sort_keys=True).encode()).hexdigest()


def _versions() -> dict[str, str]:
    found = {"automl-lite": automl_lite.__version__, "python": platform.python_version()}
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:  # XGBoost goes by another name on each system
            continue
    return found
