"""Which type each column has: the first that reads every value of it."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.values import WrongType, read_cell
from automl_lite.tabular import cells
from automl_lite.tabular.candidates import TEXT, ambiguity, candidates, rival, symbol_note
from automl_lite.tabular.engine import Engine

# Enough to rule out nearly every type that is not the column's; what is left costs a look at all of it.
SAMPLE_ROWS = 100

# Whole numbers beyond this are not all exact in the float64 that models take.
LARGEST_EXACT = 2**53


@dataclass(frozen=True)
class Typed:
    """A column's reading, and what a person should know of how it was found."""

    reading: ColumnReading
    notes: tuple[str, ...] = ()


def find_types(engine: Engine, names: Mapping[int, str], delimiter: str) -> dict[int, Typed]:
    """Types for these columns of the view `file`, by position.

    A sample rules out most types cheaply; then the whole column is asked about those that are left, the most
    preferred first.
    """
    left = _survivors(engine, list(names), candidates(delimiter))
    found: dict[int, Typed] = {}
    while asked := {at: listed[0] for at, listed in left.items() if listed and at not in found}:
        found |= _readers(engine, asked)
        left = {position: listed[1:] for position, listed in left.items()}
    ambiguous = _ambiguous(engine, found)
    return {
        position: _named(found.get(position, Typed(TEXT)), name, ambiguous=position in ambiguous)
        for position, name in names.items()
    }


def _ambiguous(engine: Engine, found: Mapping[int, Typed]) -> set[int]:
    """Columns whose other reading reads every value too."""
    rivals = {position: rival(typed.reading) for position, typed in found.items()}
    asked = {position: other for position, other in rivals.items() if other is not None}
    return set(_readers(engine, asked)) if asked else set()


def _named(typed: Typed, name: str, *, ambiguous: bool) -> Typed:
    notes = (*typed.notes, ambiguity(typed.reading)) if ambiguous else typed.notes
    return Typed(typed.reading.model_copy(update={"name": name}), notes)


def _survivors(
    engine: Engine, positions: Sequence[int], listed: Sequence[ColumnReading]
) -> dict[int, list[ColumnReading]]:
    """For each column the candidates that read all values of a sample."""
    rows = engine.rows(f"SELECT * FROM {cells.cleaned(positions)} LIMIT {SAMPLE_ROWS}")
    samples = {position: {row[index] for row in rows} - {None} for index, position in enumerate(positions)}
    samples |= _samples_from_afar(engine, [position for position, values in samples.items() if not values])
    return {
        position: [each for each in listed if values and all(_reads(each, value) for value in values)]
        for position, values in samples.items()
    }


def _samples_from_afar(engine: Engine, positions: Sequence[int]) -> dict[int, set[str]]:
    """Values for columns that start with nothing but missing ones."""
    if not positions:
        return {}
    ends = ", ".join(f"min(c{position}), max(c{position})" for position in positions)
    answer = iter(engine.row(f"SELECT {ends} FROM {cells.cleaned(positions)}"))
    return {position: set(itertools.islice(answer, 2)) - {None} for position in positions}


def _reads(candidate: ColumnReading, value: str) -> bool:
    try:
        read_cell(value, candidate)
    except WrongType:
        return False
    return True


def _readers(engine: Engine, asked: dict[int, ColumnReading]) -> dict[int, Typed]:
    """The types of those columns whose candidate reads all their values, at least one of them."""
    questions = {position: _questions(position, reading) for position, reading in asked.items()}
    everything = ", ".join(itertools.chain(*questions.values()))
    numbers = "".join(
        f", {cells.as_double(f'c{position}', reading)} AS d{position}"
        for position, reading in asked.items()
        if reading.dtype.is_number
    )
    answer = iter(
        engine.row(f"SELECT {everything} FROM (SELECT *{numbers} FROM {cells.cleaned(list(asked))})")
    )
    found: dict[int, Typed] = {}
    for position, reading in asked.items():
        fits, *details = itertools.islice(answer, len(questions[position]))
        if fits:
            found[position] = _number(reading, _NumberFacts(*details)) if details else Typed(reading)
    return found


def _questions(position: int, reading: ColumnReading) -> list[str]:
    """SQL aggregates: whether it reads every value, and for a number what `_NumberFacts` holds."""
    cell, number = f"c{position}", f"d{position}"
    if not reading.dtype.is_number:
        return [f"bool_and({cells.fits(cell, reading)})"]
    written = cells.plain(cell, reading)
    whole = cells.is_whole(written)
    # CASE and not FILTER: each FILTER sets aside a copy of what all aggregates of the query look at.
    return [
        f"bool_and({cells.is_number(cell, reading, number)})",
        f"min(CASE WHEN {whole} AND {cells.has_leading_zero(written)} THEN {cell} END)",
        f"bool_and({whole} OR NOT isfinite({number}))",
        f"bool_and(TRY_CAST({written} AS BIGINT) IS NOT NULL OR NOT isfinite({number}))",
        f"count(CASE WHEN NOT isfinite({number}) THEN 1 END)",
        f"max(CASE WHEN isfinite({number}) THEN abs({number}) END)",
    ]


@dataclass(frozen=True)
class _NumberFacts:
    zero_led: str | None  # a value such as 007
    whole: bool
    fits_64_bits: bool
    infinities: int
    largest: float | None  # without its sign


def _number(reading: ColumnReading, facts: _NumberFacts) -> Typed:
    """Text after all where a zero leads or nothing is finite, else integer or float."""
    if facts.zero_led is not None:
        return Typed(TEXT, (f"It is text and not a number, because zeros lead, as in {facts.zero_led}.",))
    if facts.largest is None:
        return Typed(TEXT)
    notes = [note] if (note := symbol_note(reading)) else []
    infinities = facts.infinities
    if infinities:
        notes.append(
            f"{infinities:,} infinite value{' counts' if infinities == 1 else 's count'} as missing."
        )
    if facts.whole and facts.largest > LARGEST_EXACT:
        notes.append("Its largest numbers have more digits than a model can tell apart.")
    dtype = ColumnType.INTEGER if facts.whole and facts.fits_64_bits else ColumnType.FLOAT
    return Typed(reading.model_copy(update={"dtype": dtype}), tuple(notes))
