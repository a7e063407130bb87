"""Presigned URLs: what lets a browser talk to S3 itself."""

from typing import Any

from automl_lite.aws.clients import Clients
from automl_lite.domain.links import attachment, steady_expiry
from automl_lite.domain.ports import Clock, UploadUrl

# Parameters of a PUT that its sender has to repeat as headers, since they are signed. So is the length, which
# every client sends by itself.
HEADERS = {
    "ContentType": "Content-Type",
    "ServerSideEncryption": "x-amz-server-side-encryption",
    "SSEKMSKeyId": "x-amz-server-side-encryption-aws-kms-key-id",
}
MOST_REMEMBERED = 1_000


class SignedUrls:
    """A URL ends with the credentials that signed it, if that is sooner: a function's last for hours."""

    def __init__(self, clients: Clients, lifetime_seconds: int, clock: Clock) -> None:
        self._clients = clients
        self._lifetime = lifetime_seconds
        self._clock = clock
        self._expiry = 0
        self._downloads: dict[tuple[str, str], str] = {}

    def upload(
        self, bucket: str, key: str, content_type: str, size_bytes: int | None, encryption: dict[str, str]
    ) -> UploadUrl:
        """A PUT of just this type, encryption and, where given, length: all three are signed headers."""
        parameters: dict[str, Any] = {"Bucket": bucket, "Key": key, "ContentType": content_type, **encryption}
        if size_bytes is not None:
            parameters["ContentLength"] = size_bytes
        url = self._clients.s3.generate_presigned_url(
            "put_object", Params=parameters, ExpiresIn=self._lifetime, HttpMethod="PUT"
        )
        return UploadUrl(
            url, {header: parameters[name] for name, header in HEADERS.items() if name in parameters}
        )

    def download(self, bucket: str, key: str, filename: str) -> str:
        """The same URL for most of its life, as far as this process answers."""
        now = self._clock.now()
        expiry = steady_expiry(now, self._lifetime)
        if expiry != self._expiry or len(self._downloads) >= MOST_REMEMBERED:
            self._expiry, self._downloads = expiry, {}
        remembered = self._downloads.get((key, filename))
        if remembered is None:
            remembered = self._clients.s3.generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": bucket,
                    "Key": key,
                    "ResponseContentDisposition": attachment(filename),
                },
                ExpiresIn=expiry - int(now.timestamp()),
            )
            self._downloads[key, filename] = remembered
        return remembered
