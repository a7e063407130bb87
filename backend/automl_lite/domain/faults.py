"""Pydantic's findings as fields and sentences. What was sent is never repeated."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from automl_lite.domain.names import quoted
from automl_lite.domain.problems import FieldError, Problem, invalid

MOST_ERRORS_LISTED = 20
NOT_JSON = "must be a JSON object, sent with the header Content-Type: application/json"


def of_findings(found: Sequence[Mapping[str, Any]]) -> Problem:
    """The problem of a request that does not validate; each location starts with the part of the request."""
    return invalid([_field_error(entry) for entry in found[:MOST_ERRORS_LISTED]], len(found))


def _field_error(entry: Mapping[str, Any]) -> FieldError:
    if entry["type"] == "json_invalid":
        position = entry["loc"][-1]
        reason = entry["ctx"]["error"]
        return FieldError(field="body", message=f"is not JSON: {reason} at character {position}")
    field = _path(entry["loc"])
    if field == "body":
        return FieldError(field=field, message=NOT_JSON)
    return FieldError(field=field, message=_message(entry))


def _path(location: Iterable[int | str]) -> str:
    """`("body", "config", "time_budget")` as `config.time_budget`; the body itself as `body`."""
    where, *steps = location
    return ".".join(_step(step) for step in steps) or str(where)


def _step(step: int | str) -> str:
    name = str(step)
    return name if name.isprintable() and len(name) <= 80 else quoted(name)


def _message(entry: Mapping[str, Any]) -> str:
    """Pydantic's own words, made to follow the field's name."""
    if entry["type"] == "missing":
        return "is required"
    if entry["type"] == "string_unicode":
        return "must be text that can be written as UTF-8"
    message = str(entry["msg"]).removeprefix("Value error, ")
    for start in ("Input should", "String should", "List should", "Dictionary should", "Value should"):
        message = message.replace(start, "must", 1) if message.startswith(start) else message
    return message.rstrip(".")
