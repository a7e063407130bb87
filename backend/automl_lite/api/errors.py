"""Every failure as problem+json with a sentence for a person."""

from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from automl_lite.api.problems import told
from automl_lite.domain.errors import AutoMLError
from automl_lite.domain.faults import of_findings
from automl_lite.domain.problems import nothing_here, of_failure, problem, unreadable_body, wrong_method

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


def install_error_handlers(app: FastAPI) -> None:
    """Unexpected exceptions are not here: `guard.Guard` is outside of all and answers them."""
    app.add_exception_handler(AutoMLError, _domain_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


def _domain_error(_: Request, error: Exception) -> Response:
    return told(of_failure(cast("AutoMLError", error)))


def _validation_error(_: Request, error: Exception) -> Response:
    return told(of_findings(cast("RequestValidationError", error).errors()))


def _http_error(request: Request, error: Exception) -> Response:
    failure = cast("HTTPException", error)
    if failure.status_code == 400:  # FastAPI's word for a body that it could not decode
        return told(unreadable_body())
    if failure.status_code == 404:
        return told(nothing_here(request.scope["path"]))
    if failure.status_code == 405:
        allowed = ", ".join(_allowed_methods(request))
        return told(wrong_method(request.method, request.scope["path"], allowed), {"Allow": allowed})
    return told(problem(failure.status_code, "Refused", str(failure.detail)), failure.headers)


def _allowed_methods(request: Request) -> list[str]:
    """Starlette names the methods of the first route at an address, which may have several."""
    scope = {key: request.scope[key] for key in ("type", "path", "root_path", "headers")}
    return [
        method
        for method in METHODS
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    ]
