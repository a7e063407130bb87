"""Calls of a deployed API by the standard library alone, each of which ends in JSON or in a sentence."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import Any

SECONDS = 35  # API Gateway gives up after 29
MOST_SAID = 300


class SmokeFailed(Exception):
    """What did not work, as a sentence."""


@dataclass(frozen=True)
class Answer:
    """What was answered, whatever it was."""

    what: str
    status: int
    headers: Message
    body: bytes

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    def check(self) -> None:
        """Raises SmokeFailed where it did not go well."""
        if not self.is_success:
            raise SmokeFailed(f"{self.what} was answered with {self.status}: {self._said()}")

    def json(self) -> dict[str, Any]:
        """Raises SmokeFailed for another answer than an object that says that it went well."""
        self.check()
        try:
            answered = json.loads(self.body)
        except ValueError:
            answered = None
        if not isinstance(answered, dict):
            raise SmokeFailed(
                f"{self.what} was answered with {self.status} and no JSON object: {self._said()}"
            )
        return answered

    def _said(self) -> str:
        """The sentence of a problem, or the start of whatever came."""
        text = self.body.decode("utf-8", "replace")
        try:
            return str(json.loads(text)["detail"])
        except (ValueError, KeyError, TypeError):
            return " ".join(text.split())[:MOST_SAID] or "nothing more"


@dataclass(frozen=True)
class Caller:
    """The API behind a URL, and the key that it may want."""

    url: str
    api_key: str | None = field(default=None, repr=False)

    def get(self, path: str) -> dict[str, Any]:
        return self.api("GET", path).json()

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return self.api("POST", path, body or {}).json()

    def api(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Raises SmokeFailed where there is no answer at all."""
        told = dict(headers or {})
        if self.api_key and method != "OPTIONS":
            told["x-api-key"] = self.api_key
        if body is not None:
            told["Content-Type"] = "application/json"
        content = None if body is None else json.dumps(body).encode()
        return send(method, f"{self.url.rstrip('/')}{path}", content, told, f"{method} {path}")


def send(method: str, url: str, content: bytes | None, headers: Mapping[str, str], what: str) -> Answer:
    """Send a request; `what` names it in sentences, since a signed URL is not for the log.

    Raises:
        SmokeFailed: there was no answer.
    """
    if not url.startswith(("http://", "https://")):
        raise SmokeFailed(f"{what} has no address that begins with https://")
    request = urllib.request.Request(url, data=content, headers=dict(headers), method=method)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            return Answer(what, answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(what, error.code, error.headers, error.read())
    except (OSError, HTTPException) as error:
        raise SmokeFailed(f"{what} had no answer: {getattr(error, 'reason', error)}") from error
