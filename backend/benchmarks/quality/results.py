"""What was measured, kept from run to run, so that a benchmark that was interrupted goes on."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.quality.catalogue import BACKEND, OURS, System
from benchmarks.quality.datasets import Dataset

HERE = Path(__file__).parent
# What decides how a system is asked and measured.
HARNESS = ("assignment.py", "split.py", "scoring.py")


@dataclass(frozen=True)
class Key:
    """Two runs with one key measure the same."""

    system: str
    dataset: str
    budget: int
    seed: int
    version: str  # of the code of both, and of the file


@dataclass(frozen=True)
class Result:
    """One system on one dataset. `score` is None where it failed, and `error` says how."""

    key: Key
    score: float | None = None
    second: float | None = None
    fit_seconds: float | None = None
    peak_mb: float | None = None
    model_bytes: int | None = None
    row_ms: float | None = None
    notes: str = ""
    error: str = ""
    versions: dict[str, str] = field(default_factory=dict)


class ResultFile:
    """A line of JSON for each result; the last of a key counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[Key, Result] = {}
        if path.is_file():
            for line in path.read_text("utf-8").splitlines():
                fields = json.loads(line)
                result = Result(**{**fields, "key": Key(**fields["key"])})
                self._kept[result.key] = result

    def get(self, key: Key) -> Result | None:
        return self._kept.get(key)

    def add(self, result: Result) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(result)) + "\n")
        self._kept[result.key] = result


def code_version(system: System, dataset: Dataset) -> str:
    """Changes with the system's code, the harness, the file and what is left out of it."""
    sources = [HERE / name for name in HARNESS] + [HERE / "systems" / f"{system.module}.py"]
    if system == OURS:
        sources += sorted((BACKEND / "automl_lite").rglob("*.py"))
    if not system.requirements:
        sources.append(BACKEND / "uv.lock")
    parts = [*system.requirements, dataset.target, dataset.kind, *dataset.leaks]
    return _digest([*(path.read_bytes() for path in [*sources, dataset.path]), *map(str.encode, parts)])


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:12]
