"""The predict routes without a web framework, whose import would double the function's cold start.

What is asked and answered is the domain's; a contract test holds this door and the API's together.
"""

import email.message
import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from automl_lite.aws.gateway.cors import Origins
from automl_lite.aws.gateway.event import GatewayRequest
from automl_lite.domain.answers import (
    BODY_LIMIT,
    ROWS_BODY_LIMIT,
    headers_of,
    refuse_body,
    refuse_declared,
)
from automl_lite.domain.errors import AutoMLError
from automl_lite.domain.faults import of_findings
from automl_lite.domain.ports import Predictor
from automl_lite.domain.predictions import (
    PredictBatchRequest,
    PredictBatchResponse,
    PredictRequest,
    PredictResponse,
)
from automl_lite.domain.problems import (
    MEDIA_TYPE,
    Problem,
    fault_of_ours,
    nothing_here,
    of_failure,
    unreadable_body,
    wrong_method,
)
from automl_lite.domain.users import EVERYONE

logger = logging.getLogger(__name__)

JSON = "application/json"
Body = TypeVar("Body", bound=BaseModel)


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes = b""
    predictions: int = 0


class _Refused(Exception):
    """A request that is answered with a problem."""

    def __init__(self, problem: Problem, headers: dict[str, str] | None = None) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.headers = headers or {}


@dataclass(frozen=True)
class _Route:
    method: str
    path: re.Pattern[str]
    answer: Callable[[str, GatewayRequest], BaseModel]


class PredictDoor:
    """Answers requests about predictions; every failure is a problem in the API's words."""

    def __init__(self, predictor: Predictor, allowed_origins: tuple[str, ...]) -> None:
        self._predictor = predictor
        self._origins = Origins(allowed_origins)
        self._routes = (
            _Route("GET", re.compile("/predict/([^/]+)/info"), self._info),
            _Route("POST", re.compile("/predict/([^/]+)"), self._one),
            _Route("POST", re.compile("/predict/([^/]+)/explain"), self._why),
            _Route("POST", re.compile("/predict/([^/]+)/batch"), self._many),
        )

    def reply(self, request: GatewayRequest, request_id: str) -> Reply:
        """The answer, whatever happens."""
        preflight = self._origins.preflight(request.method, request.headers)
        if preflight is not None:
            return Reply(*preflight)
        found = self._calmly(request, request_id)
        headers = {
            **{
                name.lower(): value
                for name, value in headers_of(found.headers.get("content-type", "")).items()
            },
            "x-request-id": request_id,
            **found.headers,
            **self._origins.headers(request.headers.get("origin")),
        }
        body = b"" if request.method == "HEAD" else found.body
        return replace(found, headers=headers, body=body)

    def _calmly(self, request: GatewayRequest, request_id: str) -> Reply:
        try:
            return self._answer(request)
        except _Refused as refusal:
            return _told(refusal.problem, refusal.headers)
        except AutoMLError as failure:
            return _told(of_failure(failure))
        except Exception:
            logger.exception("request %s: %s %r failed", request_id, request.method, request.path)
            return _told(fault_of_ours(request_id))

    def _answer(self, request: GatewayRequest) -> Reply:
        path = request.route_path
        if not self._has(path):
            if path.endswith("/") and self._has(path.rstrip("/")):
                return Reply(307, {"location": _without_last_slashes(request)})
            raise _Refused(nothing_here(request.path))
        for route in self._routes:
            match = route.path.fullmatch(path)
            if match and route.method == request.method:
                shown = route.answer(match[1], request)
                return Reply(
                    200, {"content-type": JSON}, shown.model_dump_json().encode(), _predictions(shown)
                )
        allowed = next(route.method for route in self._routes if route.path.fullmatch(path))
        raise _Refused(wrong_method(request.method, request.path, allowed), {"allow": allowed})

    def _has(self, path: str) -> bool:
        return any(route.path.fullmatch(path) for route in self._routes)

    def _info(self, job_id: str, _: GatewayRequest) -> BaseModel:
        return self._predictor.info(EVERYONE, job_id)

    def _one(self, job_id: str, request: GatewayRequest) -> BaseModel:
        body = _validated(request, PredictRequest, BODY_LIMIT)
        return self._predictor.predict(EVERYONE, job_id, body.features)

    def _why(self, job_id: str, request: GatewayRequest) -> BaseModel:
        body = _validated(request, PredictRequest, BODY_LIMIT)
        return self._predictor.explain(EVERYONE, job_id, body.features)

    def _many(self, job_id: str, request: GatewayRequest) -> BaseModel:
        body = _validated(request, PredictBatchRequest, ROWS_BODY_LIMIT)
        return self._predictor.predict_batch(EVERYONE, job_id, body.rows)


def _predictions(shown: BaseModel) -> int:
    if isinstance(shown, PredictBatchResponse):
        return len(shown.predictions)
    return int(isinstance(shown, PredictResponse))


def _validated(request: GatewayRequest, kind: type[Body], limit: int) -> Body:
    refuse_declared(request.headers.get("content-length", ""), limit)
    refuse_body(len(request.body), limit)
    try:
        return kind.model_validate(_parsed(request))
    except ValidationError as error:
        found = [{**entry, "loc": ("body", *entry["loc"])} for entry in error.errors(include_url=False)]
        raise _Refused(of_findings(found)) from error


def _parsed(request: GatewayRequest) -> object:
    """The JSON of the body; what is not sent as JSON stays bytes, which no model takes."""
    if not request.body or not _says_json(request.headers.get("content-type", "")):
        return request.body
    try:
        return json.loads(request.body)
    except json.JSONDecodeError as error:
        finding = {"type": "json_invalid", "loc": ("body", error.pos), "ctx": {"error": error.msg}}
        raise _Refused(of_findings([finding])) from error
    except (ValueError, RecursionError) as error:  # no Unicode, an endless number, a bottomless list
        raise _Refused(unreadable_body()) from error


def _says_json(content_type: str) -> bool:
    message = email.message.Message()
    message["content-type"] = content_type
    subtype = message.get_content_subtype()
    return message.get_content_maintype() == "application" and (
        subtype == "json" or subtype.endswith("+json")
    )


def _without_last_slashes(request: GatewayRequest) -> str:
    path = request.path.rstrip("/").replace("?", "%3F").replace("#", "%23").replace("\\", "%5C")
    query = f"?{request.query}" if request.query else ""
    return quote(f"{request.origin}{path}{query}", safe=":/%#?=@[]!$&'()*+,;")


def _told(problem: Problem, headers: dict[str, str] | None = None) -> Reply:
    return Reply(problem.status, {"content-type": MEDIA_TYPE, **(headers or {})}, problem.encoded())
