"""A package's zip file, and where in the artifacts bucket it belongs."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from release.deployment import ReleaseFailed

if TYPE_CHECKING:
    from types_boto3_s3.client import S3Client

MACHINE = "arm64"


@dataclass(frozen=True)
class Archive:
    package: str
    content: bytes

    @classmethod
    def read(cls, folder: Path, package: str) -> "Archive":
        """Raises ReleaseFailed where it was not built."""
        path = folder / f"{package}-{MACHINE}.zip"
        try:
            return cls(package, path.read_bytes())
        except FileNotFoundError as error:
            raise ReleaseFailed(f"{path} is missing: run `make packages`.") from error

    @cached_property
    def _digest(self) -> bytes:
        return hashlib.sha256(self.content).digest()

    @property
    def code_sha256(self) -> str:
        """As Lambda tells a function's code."""
        return base64.b64encode(self._digest).decode("ascii")

    @property
    def key(self) -> str:
        """Named by content, so that the same package is uploaded once; Terraform makes the same name."""
        return f"functions/{self.package}-{self._digest.hex()[:16]}.zip"


def upload(s3: "S3Client", bucket: str, archive: Archive) -> None:
    """Put it into the bucket unless it is there."""
    try:
        s3.head_object(Bucket=bucket, Key=archive.key)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        s3.put_object(Bucket=bucket, Key=archive.key, Body=archive.content)
