"""Profiling a file that the test writes."""

from pathlib import Path

import pytest

from automl_lite.domain.columns import ColumnProfile
from automl_lite.domain.datasets import DatasetProfile, Preview
from automl_lite.tabular.profiling import profile_file

LIMIT = 256 << 20


class Tables:
    """Writes files into a folder and profiles them; each file's name is as unhelpful as it may be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scratch = folder / "scratch"

    def write(self, content: str | bytes, encoding: str = "utf-8", name: str = "data") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    def profile_path(self, path: Path, limit: int = LIMIT) -> tuple[DatasetProfile, Preview]:
        found = profile_file(path, memory_mb=512, unpacked_limit_bytes=limit, scratch=self.scratch)
        assert not list(self.scratch.iterdir()), "the scratch folder is left as it was found"
        return found

    def profile(self, content: str | bytes, encoding: str = "utf-8") -> DatasetProfile:
        return self.profile_path(self.write(content, encoding))[0]

    def preview(self, content: str | bytes, encoding: str = "utf-8") -> Preview:
        return self.profile_path(self.write(content, encoding))[1]

    def column(self, *cells: object, name: str = "value") -> ColumnProfile:
        """The profile of a column of these cells, beside another one."""
        rows = "".join(f'"{cell}",x\n' for cell in cells)
        return self.profile(f'"{name}",other\n{rows}').columns[0]


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)
