"""JSON rows to columns, refusing what the model cannot take and telling what it never saw."""

import difflib
import math
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.errors import BadRequest
from automl_lite.domain.predictions import CellValue, Features
from automl_lite.domain.signature import FeatureSignature, InputKind, ModelSignature
from automl_lite.domain.values import WrongType, read_boolean, read_datetime, read_number, read_text
from automl_lite.inference.session import Columns

MOST_WARNINGS = 50  # of one row: a thousand rows of a wide file would answer with megabytes


class RowReader:
    """Reads rows for one model; made once, since a request should not pay for the model's thousand texts."""

    def __init__(self, signature: ModelSignature) -> None:
        self._signature = signature
        self._names = frozenset(feature.name for feature in signature.features)
        self._texts = {feature.name: frozenset(feature.categories) for feature in signature.features}

    def read(self, rows: Sequence[Features]) -> tuple[Columns, list[tuple[str, ...]]]:
        """Columns for the graph, and each row's warnings.

        Raises:
            BadRequest: a name that is no feature, or a value of the wrong type; the sentence names it.
        """
        for row in rows:
            unknown = next((name for name in row if name not in self._names), None)
            if unknown is not None:
                raise BadRequest(_unknown_name(unknown, self._signature))
        warnings: list[list[str]] = [[] for _ in rows]
        columns = {
            feature.name: self._column(feature, rows, warnings) for feature in self._signature.features
        }
        return columns, [_shortened(notes) for notes in warnings]

    def _column(
        self, feature: FeatureSignature, rows: Sequence[Features], warnings: list[list[str]]
    ) -> NDArray[Any]:
        is_text = feature.kind is InputKind.TEXT
        missing: Any = "" if is_text else math.nan
        seen = self._texts[feature.name]
        cells: list[Any] = []
        for row, notes in zip(rows, warnings, strict=True):
            cell = _read(row.get(feature.name), feature)
            if cell is None:
                notes.append(f"{feature.name} is missing.")
            elif is_text and not feature.free_text and cell not in seen:
                notes.append(f"{feature.name}: {str(cell)[:80]!r} is rare or was never seen in training.")
            cells.append(missing if cell is None else cell)
        return np.array(cells, dtype=object if is_text else np.float64)


def _shortened(notes: list[str]) -> tuple[str, ...]:
    if len(notes) <= MOST_WARNINGS:
        return tuple(notes)
    return (*notes[:MOST_WARNINGS], f"And {len(notes) - MOST_WARNINGS:,} features more.")


def _read(value: CellValue, feature: FeatureSignature) -> float | str | None:
    """A JSON value by the column's reading.

    Raises:
        BadRequest: it is not of the column's type.
    """
    if value is None:
        return None
    try:
        match feature.reading.dtype:
            case ColumnType.TEXT:
                return read_text(_as_text(value))
            case ColumnType.BOOLEAN:
                return _boolean(value)
            case ColumnType.DATETIME:
                return _datetime(value, feature)
            case ColumnType.INTEGER | ColumnType.FLOAT:
                return _number(value, feature)
    except (WrongType, OverflowError) as error:
        raise BadRequest(
            f"{feature.name} takes {_wanted(feature)}, and {str(value)[:80]!r} is not one."
        ) from error


def _as_text(value: CellValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _number(value: CellValue, feature: FeatureSignature) -> float | None:
    if isinstance(value, bool):
        raise WrongType(value)
    if isinstance(value, str):
        return _written_number(value, feature.reading)
    number = float(value or 0)
    return number if math.isfinite(number) else None


def _written_number(text: str, reading: ColumnReading) -> float | None:
    """As the file writes it, or without the symbol that all its numbers have."""
    try:
        return read_number(text, reading.number_style, reading.symbol)
    except WrongType:
        if not reading.symbol:
            raise
        return read_number(text, reading.number_style)


def _boolean(value: CellValue) -> float | None:
    if isinstance(value, str):
        return read_boolean(value)
    if value in (0, 1):
        return float(value or 0)
    raise WrongType(value)


def _datetime(value: CellValue, feature: FeatureSignature) -> float | None:
    if not isinstance(value, str):
        raise WrongType(value)
    try:
        return read_datetime(value, feature.reading.datetime_formats)
    except WrongType:
        # ISO 8601 is understood whatever the file's own format was.
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError as error:
            raise WrongType(value) from error
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _unknown_name(name: str, signature: ModelSignature) -> str:
    shown = repr(name[:80])
    if name == signature.target_column:
        return f"{shown} is what the model predicts, not a feature; leave it out."
    # Comparing costs the product of the lengths, and a name may be as long as a request.
    nearest = difflib.get_close_matches(
        name[:80], [feature.name for feature in signature.features], n=1, cutoff=0
    )
    return (
        f"{shown} is not a feature of this model. The nearest is {nearest[0]!r}."
        if nearest
        else (f"{shown} is not a feature of this model.")
    )


def _wanted(feature: FeatureSignature) -> str:
    return {
        ColumnType.INTEGER: "a number",
        ColumnType.FLOAT: "a number",
        ColumnType.BOOLEAN: "true or false",
        ColumnType.DATETIME: f"a date such as {feature.example or '2024-05-31'}",
        ColumnType.TEXT: "a text",
    }[feature.reading.dtype]
