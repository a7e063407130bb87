"""What it takes to make a model again from its file, without a search: written into `reproduce.py`."""

import hashlib
import json
from pathlib import Path
from typing import Self

from automl_lite.domain.columns import ColumnReading, Frozen
from automl_lite.domain.datasets import DatasetProfile, Reading
from automl_lite.domain.model_report import ModelMember
from automl_lite.domain.signature import ModelSignature
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.sampling import share_for_memory


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Source(Frozen):
    """The file, and which of its columns were read; rows that repeat in these are one."""

    sha256: str
    reading: Reading
    rows: int
    columns: tuple[ColumnReading, ...]
    share: float  # of its rows that were read; below 1 where memory was short

    @classmethod
    def of(cls, path: Path, profile: DatasetProfile, columns: tuple[ColumnReading, ...]) -> Self:
        """The file at this path, and as much of it as this process has memory for."""
        return cls(
            sha256=file_sha256(path),
            reading=profile.reading,
            rows=profile.num_rows,
            columns=columns,
            share=share_for_memory(len(columns) + 1, profile.num_rows),
        )


class TextRecipe(Frozen):
    """A text whose words are features; where `coded`, the text as a whole is one too."""

    name: str
    coded: bool


class Recipe(Frozen):
    """What the job decided, and what came of it.

    `signature` is the one inside the model file: its example, widths and hashes come of held-out rows and of
    other files, so that they are told and not made again.
    """

    source: Source
    task: TrainingTask
    features: tuple[ColumnReading, ...]  # those that were settled on
    texts: tuple[TextRecipe, ...]  # of the features
    members: tuple[ModelMember, ...]
    threads: int  # sums are made in another order by another number of threads
    signature: ModelSignature
    model_sha256: str

    def written(self) -> str:
        """As JSON of ASCII alone and without an apostrophe: fit for any pair of quotes."""
        return json.dumps(self.model_dump(mode="json"), indent=1).replace("'", "\\u0027")

    @classmethod
    def read(cls, written: str) -> Self:
        return cls.model_validate(json.loads(written))
