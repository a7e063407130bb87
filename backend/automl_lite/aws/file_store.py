"""Files in S3, by key: the first part of a key names the bucket."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path
from typing import IO, TYPE_CHECKING

from botocore.exceptions import ClientError

from automl_lite.aws.clients import Clients
from automl_lite.aws.errors import calmly, http_status
from automl_lite.aws.s3.downloading import temporary_copy
from automl_lite.aws.s3.signed_urls import SignedUrls
from automl_lite.aws.settings import AwsSettings
from automl_lite.domain.errors import NotFound, Unavailable
from automl_lite.domain.keys import CHECKPOINTS, DATASETS, MODELS, RECORDS, REPORTS, check_key
from automl_lite.domain.ports import Clock, FileStat, UploadUrl

if TYPE_CHECKING:
    from types_boto3_s3.type_defs import ObjectIdentifierTypeDef, PutObjectRequestTypeDef

MOST_DELETED_AT_ONCE = 1_000


class S3FileStore:
    """Implements `FileStore`. An object appears whole or not at all; that is S3's own promise.

    Every method raises Unavailable where S3 is busy or out of reach. An answer 403 stays an error of ours: it
    also comes for a missing object where the role must not list the bucket.
    """

    def __init__(self, clients: Clients, settings: AwsSettings, clock: Clock) -> None:
        self._clients = clients
        self._encryption = _encryption(settings)
        self._urls = SignedUrls(clients, settings.url_lifetime_seconds, clock)
        self._buckets = {
            DATASETS: settings.datasets_bucket,
            MODELS: settings.models_bucket,
            CHECKPOINTS: settings.models_bucket,
            RECORDS: settings.models_bucket,
            REPORTS: settings.reports_bucket,
        }

    def upload_url(self, key: str, content_type: str, size_bytes: int | None) -> UploadUrl:
        return self._urls.upload(self._bucket(key), key, content_type, size_bytes, self._encryption)

    def download_url(self, key: str, filename: str) -> str:
        return self._urls.download(self._bucket(key), key, filename)

    @calmly()
    def stat(self, key: str) -> FileStat | None:
        try:
            head = self._clients.s3.head_object(Bucket=self._bucket(key), Key=key)
        except ClientError as error:
            if http_status(error) == 404:
                return None
            raise
        return FileStat(
            size_bytes=head["ContentLength"],
            etag=head["ETag"],
            modified_at=head["LastModified"].astimezone(UTC),
        )

    @contextmanager
    def local_copy(self, key: str, etag: str | None = None) -> Iterator[Path]:
        """A copy among the temporary files, gone afterwards."""
        with temporary_copy(self._clients, self._bucket(key), key, etag) as path:
            yield path

    @calmly()
    def save(self, key: str, source: Path, content_type: str) -> None:
        """Streams the file; S3 takes up to 5 GB so, far more than a model has."""
        with source.open("rb") as body:
            self._put(key, body, content_type)

    @calmly()
    def read_bytes(self, key: str) -> bytes:
        try:
            answer = self._clients.s3.get_object(Bucket=self._bucket(key), Key=key)
        except ClientError as error:
            if http_status(error) == 404:
                raise NotFound(f"There is no file {key}.") from error
            raise
        with closing(answer["Body"]) as body:  # a `with` of its own would not check the length
            return body.read()

    @calmly()
    def write_bytes(self, key: str, content: bytes, content_type: str) -> None:
        self._put(key, content, content_type)

    @calmly()
    def delete_folder(self, prefix: str) -> int:
        bucket = self._bucket(prefix.removesuffix("/"))
        pages = self._clients.s3.get_paginator("list_objects_v2").paginate(
            Bucket=bucket, Prefix=prefix, PaginationConfig={"PageSize": MOST_DELETED_AT_ONCE}
        )
        return sum(
            self._delete(bucket, [{"Key": found["Key"]} for found in page.get("Contents", ())])
            for page in pages
        )

    @calmly()
    def delete_file(self, key: str) -> None:
        """Harmless where there is none."""
        self._clients.s3.delete_object(Bucket=self._bucket(key), Key=key)

    def _put(self, key: str, body: "IO[bytes] | bytes", content_type: str) -> None:
        request: PutObjectRequestTypeDef = {
            "Bucket": self._bucket(key),
            "Key": key,
            "Body": body,
            "ContentType": content_type,
            **self._encryption,  # type: ignore[typeddict-item]
        }
        self._clients.s3.put_object(**request)

    def _delete(self, bucket: str, objects: "list[ObjectIdentifierTypeDef]") -> int:
        if not objects:
            return 0
        answer = self._clients.s3.delete_objects(Bucket=bucket, Delete={"Objects": objects, "Quiet": True})
        left = len(answer.get("Errors", ()))
        if left:
            raise Unavailable(
                f"{left} of {len(objects)} files could not be deleted just now. Try again in a minute."
            )
        return len(objects)

    def _bucket(self, key: str) -> str:
        """Raises ValueError for what is no key."""
        check_key(key)
        try:
            return self._buckets[key.partition("/")[0]]
        except KeyError as error:
            raise ValueError(f"not a file key, as it names no bucket: {key!r}") from error


def _encryption(settings: AwsSettings) -> dict[str, str]:
    """The parameters that say how objects are encrypted, none where the bucket's own rule is to hold."""
    if settings.encryption is None:
        return {}
    key = {"SSEKMSKeyId": settings.encryption_key} if settings.encryption_key else {}
    return {"ServerSideEncryption": settings.encryption, **key}
