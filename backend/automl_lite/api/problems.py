"""Problems as answers, and as documentation of a route."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from automl_lite.domain.problems import MEDIA_TYPE, Problem

EXPECTED = {
    400: "It names something that does not fit",
    403: "Not allowed",
    404: "Not there, or not yours",
    409: "Its state forbids it",
    413: "Too large",
    422: "It does not validate",
    503: "The work was not taken; try again",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may refuse with these; anything that takes parameters may say 422."""
    return {status: {"model": Problem, "description": EXPECTED[status]} for status in (*statuses, 422)}


def answers(example: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """The example of a main answer whose schema carries none."""
    return {200: {"content": {"application/json": {"example": example}}}}


def told(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as an answer."""
    return Response(problem.encoded(), problem.status, dict(headers or {}), MEDIA_TYPE)
