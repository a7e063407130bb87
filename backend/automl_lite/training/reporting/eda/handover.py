"""What the training process tells the one that runs Sweetviz."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

Cells = list[float | None] | list[int | None] | list[str | None] | list[bool | None]


class CellKind(StrEnum):
    NUMBER = "number"
    WHOLE = "whole"
    TRUTH = "truth"
    TEXT = "text"


@dataclass(frozen=True)
class HandedColumn:
    """Cells in the order of the rows, None where one is missing; names and texts are disguised already."""

    name: str
    kind: CellKind
    cells: Cells


@dataclass(frozen=True)
class Handover:
    """The frame to analyse. The target is of kind number or truth and has no gaps."""

    target: HandedColumn
    columns: tuple[HandedColumn, ...]
    beyond: tuple[str, ...]  # names of the columns that are not among them
    notes: tuple[str, ...]  # sentences for the top of the page

    def cut(self, columns: int) -> "Handover":
        """The first columns only."""
        rest = tuple(column.name for column in self.columns[columns:])
        return replace(self, columns=self.columns[:columns], beyond=(*rest, *self.beyond))

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Handover":
        written = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            target=_column(written["target"]),
            columns=tuple(_column(column) for column in written["columns"]),
            beyond=tuple(written["beyond"]),
            notes=tuple(written["notes"]),
        )


def _column(written: dict[str, object]) -> HandedColumn:
    return HandedColumn(str(written["name"]), CellKind(str(written["kind"])), written["cells"])  # type: ignore[arg-type]
