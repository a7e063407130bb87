"""Every failure as problem+json with a sentence for a person."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from automl_lite.api.problems import problem
from automl_lite.api.schemas.problem import FieldError
from automl_lite.domain.errors import AutoMLError, Invalid
from automl_lite.domain.names import quoted

MOST_ERRORS_LISTED = 20
MOST_ERRORS_TOLD = 5
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
NOT_JSON = "must be a JSON object, sent with the header Content-Type: application/json"


def install_error_handlers(app: FastAPI) -> None:
    """Unexpected exceptions are not here: `guard.Guard` is outside of all and answers them."""
    app.add_exception_handler(AutoMLError, _domain_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


def _domain_error(_: Request, error: Exception) -> Response:
    failure = cast("AutoMLError", error)
    if isinstance(failure, Invalid):
        return _invalid([FieldError(field=failure.field, message=failure.message.rstrip("."))], 1)
    return problem(failure.status, failure.title, failure.detail, kind=type(failure).__name__)


def _validation_error(_: Request, error: Exception) -> Response:
    found = cast("RequestValidationError", error).errors()
    fields = [_field_error(entry) for entry in found[:MOST_ERRORS_LISTED]]
    return _invalid(fields, len(found))


def _invalid(fields: list[FieldError], found: int) -> Response:
    told = "; ".join(f"{error.field}: {error.message}" for error in fields[:MOST_ERRORS_TOLD])
    more = f"; and {found - MOST_ERRORS_TOLD:,} more" if found > MOST_ERRORS_TOLD else ""
    return problem(422, Invalid.title, f"{told}{more}.", kind=Invalid.__name__, errors=fields)


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
    """Pydantic's own words, made to follow the field's name. What was sent is never repeated."""
    if entry["type"] == "missing":
        return "is required"
    if entry["type"] == "string_unicode":
        return "must be text that can be written as UTF-8"
    message = str(entry["msg"]).removeprefix("Value error, ")
    for start in ("Input should", "String should", "List should", "Dictionary should", "Value should"):
        message = message.replace(start, "must", 1) if message.startswith(start) else message
    return message.rstrip(".")


def _http_error(request: Request, error: Exception) -> Response:
    failure = cast("HTTPException", error)
    method, path = request.method, quoted(request.url.path)
    if failure.status_code == 400:  # FastAPI's word for a body that it could not decode
        return _invalid([FieldError(field="body", message="is not JSON that can be read")], 1)
    if failure.status_code == 404:
        return problem(404, "Not found", f"There is nothing at {path}; /openapi.json lists what there is.")
    if failure.status_code == 405:
        allowed = ", ".join(_allowed_methods(request))
        detail = f"{method} is not possible at {path}; use {allowed}."
        return problem(405, "Method not allowed", detail, headers={"Allow": allowed})
    return problem(failure.status_code, "Refused", str(failure.detail), headers=failure.headers)


def _allowed_methods(request: Request) -> list[str]:
    """Starlette names the methods of the first route at an address, which may have several."""
    scope = {key: request.scope[key] for key in ("type", "path", "root_path", "headers")}
    return [
        method
        for method in METHODS
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    ]
