"""Proxy events as the AWS documentation shows them, one builder for each way to a function."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Event = dict[str, Any]
MakeEvent = Callable[..., Event]
HOST = "abc123.execute-api.eu-west-1.amazonaws.com"


@dataclass
class Context:
    """What Lambda hands over beside the event."""

    aws_request_id: str = "79104EXAMPLEB723"
    function_name: str = "function"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-west-1:123456789012:function:function"
    log_group_name: str = "/aws/lambda/function"
    log_stream_name: str = "2026/11/22/[$LATEST]1"
    client_context: None = None
    identity: None = None
    tags: dict[str, str] = field(default_factory=dict)

    def get_remaining_time_in_millis(self) -> int:
        return 30_000


def rest_event(
    method: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    *,
    stage: str = "prod",
    base_path: str = "",
    binary: bool = False,
) -> Event:
    """A REST API (payload 1.0, no version).

    Of its paths `path` leaves the stage out and a custom domain's base path in; the context's is as called.
    """
    address = urlsplit(url)
    sent = _headers(headers)
    query = parse_qs(address.query, keep_blank_values=True)
    is_root = address.path == "/"
    return {
        "resource": "/" if is_root else "/{proxy+}",
        "path": f"{base_path}{'' if is_root and base_path else address.path}",
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": None if is_root else {"proxy": unquote(address.path).removeprefix("/")},
        "stageVariables": None,
        "requestContext": {
            "resourceId": "abc123",
            "resourcePath": "/" if is_root else "/{proxy+}",
            "httpMethod": method,
            "path": f"{base_path or f'/{stage}'}{address.path}",
            "stage": stage,
            "protocol": "HTTP/1.1",
            "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
            "identity": {"sourceIp": "203.0.113.7", "userAgent": "curl/8"},
            "domainName": HOST,
            "apiId": "abc123",
            "accountId": "123456789012",
        },
        **_body(body, binary=binary),
    }


def http_event(
    method: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    *,
    stage: str = "$default",
    route: str = "$default",
    base_path: str = "",
    binary: bool = False,
) -> Event:
    """An HTTP API (payload 2.0): a named stage is in the path."""
    address = urlsplit(url)
    prefix = base_path or ("" if stage == "$default" else f"/{stage}")
    parameters = {"proxy": unquote(address.path).removeprefix("/")} if "{proxy+}" in route else None
    return {
        "version": "2.0",
        "routeKey": route,
        "rawPath": f"{prefix}{address.path}",
        "rawQueryString": address.query,
        "headers": _headers(headers),
        **({"pathParameters": parameters} if parameters else {}),
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "abc123",
            "domainName": HOST,
            "domainPrefix": "abc123",
            "http": {
                "method": method,
                "path": f"{prefix}{address.path}",
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.7",
                "userAgent": "curl/8",
            },
            "requestId": "JKJaXmPLvHcESHA=",
            "routeKey": route,
            "stage": stage,
            "time": "22/Nov/2026:09:30:00 +0000",
            "timeEpoch": 1795339800000,
        },
        **_body(body, binary=binary),
    }


def function_url_event(
    method: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    *,
    binary: bool = True,
) -> Event:
    """A function URL (payload 2.0, always the stage $default); most bodies come encoded."""
    event = http_event(method, url, headers, body, binary=binary)
    event["requestContext"]["domainName"] = "abc123.lambda-url.eu-west-1.on.aws"
    return event


def answered(answer: Mapping[str, Any]) -> bytes:
    """The bytes that the client gets of an answer."""
    body: str = answer["body"]
    return base64.b64decode(body) if answer["isBase64Encoded"] else body.encode()


def _headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {"Host": HOST, "X-Forwarded-Proto": "https", **(headers or {})}


def _body(body: bytes | None, *, binary: bool) -> Event:
    if not body:
        return {"body": None, "isBase64Encoded": False}
    if binary:
        return {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
    return {"body": body.decode(), "isBase64Encoded": False}
