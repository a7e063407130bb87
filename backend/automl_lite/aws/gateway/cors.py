"""Which web pages may call from a browser, for the door that has no web framework.

Answers as Starlette's CORSMiddleware does behind the other door; a contract test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from automl_lite.domain.answers import ALLOWED_METHODS, EXPOSED_HEADERS

PREFLIGHT_SECONDS = 600


@dataclass(frozen=True)
class Origins:
    """The origins that may call; `*` for every one."""

    allowed: tuple[str, ...]

    def preflight(self, method: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes] | None:
        """Status, headers and body for a browser that asks before it calls; None for any other request."""
        origin = headers.get("origin")
        wanted = headers.get("access-control-request-method")
        if origin is None or method != "OPTIONS" or wanted is None:
            return None
        told = {
            "content-type": "text/plain; charset=utf-8",
            "vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, "
            "Access-Control-Request-Private-Network",
            "access-control-allow-methods": ", ".join(ALLOWED_METHODS),
            "access-control-max-age": str(PREFLIGHT_SECONDS),
        }
        refused = []
        if "*" in self.allowed:
            told["access-control-allow-origin"] = "*"
        elif origin in self.allowed:
            told["access-control-allow-origin"] = origin
        else:
            refused.append("origin")
        if wanted not in ALLOWED_METHODS:
            refused.append("method")
        if "access-control-request-headers" in headers:
            told["access-control-allow-headers"] = headers["access-control-request-headers"]
        if "access-control-request-private-network" in headers:
            refused.append("private-network")
        if refused:
            return 400, told, f"Disallowed CORS {', '.join(refused)}".encode()
        return 200, told, b"OK"

    def headers(self, origin: str | None) -> dict[str, str]:
        """What any other answer carries beside its own."""
        every = "*" in self.allowed
        if origin is None:
            return {"vary": "Origin"}
        exposed = {"access-control-expose-headers": ", ".join(EXPOSED_HEADERS)}
        if every or origin in self.allowed:
            exposed["access-control-allow-origin"] = "*" if every else origin
        return {**exposed, "vary": "Origin"}
