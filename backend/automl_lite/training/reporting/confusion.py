"""A confusion matrix that stays readable: of many classes, those that are mistaken most."""

from dataclasses import dataclass

from automl_lite.domain.names import shortened
from automl_lite.domain.scores import ConfusionMatrix, label_text

MOST_CLASSES = 12
MOST_CONFUSIONS = 10
LONGEST_LABEL = 24


@dataclass(frozen=True)
class Cell:
    count: int
    share: float  # of the rows of this true label
    right: bool


@dataclass(frozen=True)
class ShownMatrix:
    """`labels` as (short, full), rows of cells, and the commonest confusions as (true, said, count)."""

    labels: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]
    confusions: tuple[tuple[str, str, int], ...]
    classes: int  # of the whole matrix

    @property
    def cut(self) -> bool:
        return len(self.labels) < self.classes


def shown_matrix(matrix: ConfusionMatrix | None) -> ShownMatrix | None:
    """The whole matrix of few classes; of many, the classes with the most mistakes."""
    if matrix is None:
        return None
    texts = [label_text(label) for label in matrix.labels]
    places = range(len(texts))
    mistakes = [
        sum(matrix.counts[true][said] + matrix.counts[said][true] for said in places if said != true)
        for true in places
    ]
    chosen = sorted(sorted(places, key=lambda place: -mistakes[place])[:MOST_CLASSES])
    return ShownMatrix(
        labels=tuple((shortened(texts[place], LONGEST_LABEL), texts[place]) for place in chosen),
        rows=tuple(_row(matrix.counts[true], true, chosen) for true in chosen),
        confusions=_confusions(matrix, texts),
        classes=len(texts),
    )


def _row(counts: tuple[int, ...], true: int, chosen: list[int]) -> tuple[Cell, ...]:
    total = sum(counts) or 1
    return tuple(Cell(counts[said], counts[said] / total, said == true) for said in chosen)


def _confusions(matrix: ConfusionMatrix, texts: list[str]) -> tuple[tuple[str, str, int], ...]:
    """Pairs of different labels, most frequent first; worth a list only where the matrix is large."""
    if len(texts) <= MOST_CLASSES:
        return ()
    pairs = [
        (texts[true], texts[said], count)
        for true, counts in enumerate(matrix.counts)
        for said, count in enumerate(counts)
        if said != true and count
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair[2])[:MOST_CONFUSIONS])
