"""Requests as API Gateway (REST and HTTP APIs) and function URLs hand them over.

Lambda takes events of 6 MB, so a larger body, which our own limits may allow, never comes here.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode

Event = Mapping[str, Any]

NOUNS = {"jobs": "job_id", "predict": "job_id", "datasets": "dataset_id"}
LONGEST_ID_LOGGED = 80


@dataclass(frozen=True)
class GatewayRequest:
    """A request; `prefix` is the part of `path` that names a stage or a custom domain's base path."""

    method: str
    path: str
    prefix: str
    query: str
    headers: dict[str, str]  # names in lower case
    body: bytes

    @property
    def route_path(self) -> str:
        """The path as our own routes know it."""
        return self.path.removeprefix(self.prefix) or "/"

    @property
    def ids(self) -> dict[str, str]:
        """The id in the path under its name, for the log."""
        noun, _, rest = self.route_path.removeprefix("/").partition("/")
        found = rest.partition("/")[0][:LONGEST_ID_LOGGED]
        return {NOUNS[noun]: found} if noun in NOUNS and found else {}

    @property
    def origin(self) -> str:
        """Scheme and host as the client knows them."""
        return f"{self.headers.get('x-forwarded-proto', 'https')}://{self.headers.get('host', '')}"


def read_request(event: Event) -> GatewayRequest:
    """The request in a proxy event of either payload format."""
    context = event["requestContext"]
    if "http" in context:
        path, method = context["http"]["path"], context["http"]["method"]
        query = event.get("rawQueryString") or ""
    else:
        # As the client called it, stage or custom domain's base path in front: redirects lead back there.
        path, method = context.get("path") or event["path"], event["httpMethod"]
        query = _query(event)
    path = unquote(path) or "/"
    return GatewayRequest(
        method=method,
        path=path,
        prefix=_prefix(event, path),
        query=query,
        headers=_headers(event),
        body=_body(event),
    )


def _body(event: Event) -> bytes:
    body: str = event.get("body") or ""
    return base64.b64decode(body) if event.get("isBase64Encoded") else body.encode("utf-8", "surrogatepass")


def _headers(event: Event) -> dict[str, str]:
    """One value for each name; a REST API gives repeated ones apart."""
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    for name, values in (event.get("multiValueHeaders") or {}).items():
        headers[name.lower()] = ", ".join(values)
    return headers


def _query(event: Event) -> str:
    values = event.get("multiValueQueryStringParameters") or event.get("queryStringParameters") or {}
    return urlencode(values, doseq=True)


def _prefix(event: Event, path: str) -> str:
    """What stands before our own path.

    The route that matched, filled in with its parameters, tells where our own path begins behind a stage or a
    custom domain's base path. Where it is a catch-all (`$default`), only a stage can be told.
    """
    known = _route_path(event)
    if known == "/":
        return path.rstrip("/")
    if known is not None and path.endswith(known):
        return path[: -len(known)]
    stage = f"/{event['requestContext'].get('stage', '')}"
    if "version" in event and (path == stage or path.startswith(f"{stage}/")):
        return stage
    return ""


def _route_path(event: Event) -> str | None:
    """The path that the matched route stands for; None where it says nothing."""
    template: str = event.get("resource") or event.get("routeKey") or ""
    template = template.rpartition(" ")[2]  # "POST /predict/{job_id}"
    if not template.startswith("/"):
        return None
    for name, value in (event.get("pathParameters") or {}).items():
        template = template.replace(f"{{{name}}}", value).replace(f"{{{name}+}}", value)
    return None if "{" in template else unquote(template)
