"""What S3 checks of a presigned request and moto does not: the signature, the signed headers and the time.

The signature is computed by the rules of AWS Signature Version 4, not by the library that made the link.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote

import httpx

from automl_lite.domain.ports import Clock


class S3Gate(httpx.BaseTransport):
    """Lets through to moto what S3 would; all else is answered 403, as S3 does."""

    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock
        self._behind = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        refusal = self._refusal(request)
        if refusal is not None:
            return httpx.Response(403, text=f"<Error><Code>{refusal}</Code></Error>", request=request)
        return self._behind.handle_request(request)

    def close(self) -> None:
        self._behind.close()

    def _refusal(self, request: httpx.Request) -> str | None:
        query = dict(parse_qsl(request.url.query.decode(), keep_blank_values=True))
        signature = query.pop("X-Amz-Signature", None)
        if signature is None:
            return "AccessDenied"
        signed_at = datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        if self._clock.now() > signed_at + timedelta(seconds=int(query["X-Amz-Expires"])):
            return "AccessDenied"
        signed = query["X-Amz-SignedHeaders"].split(";")
        unsigned = [name for name in request.headers if name.startswith("x-amz-") and name not in signed]
        if unsigned or not hmac.compare_digest(signature, self._signature(request, query, signed)):
            return "SignatureDoesNotMatch"
        return None

    def _signature(self, request: httpx.Request, query: dict[str, str], signed: list[str]) -> str:
        canonical = "\n".join(
            [
                request.method,
                quote(request.url.path, safe="/-_.~"),
                "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in sorted(query.items())),
                *(f"{name}:{request.headers.get(name, '').strip()}" for name in signed),
                "",
                ";".join(signed),
                "UNSIGNED-PAYLOAD",
            ]
        )
        _, day, region, service, ending = query["X-Amz-Credential"].split("/")
        key = f"AWS4{self._secret}".encode()
        for part in (day, region, service, ending):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        to_sign = "\n".join(
            [
                "AWS4-HMAC-SHA256",
                query["X-Amz-Date"],
                f"{day}/{region}/{service}/{ending}",
                hashlib.sha256(canonical.encode()).hexdigest(),
            ]
        )
        return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


def _encoded(text: str) -> str:
    return quote(text, safe="-_.~")
