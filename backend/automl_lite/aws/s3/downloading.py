"""A file from S3 to the disk, a chunk at a time."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from botocore.exceptions import ClientError, HTTPClientError, IncompleteReadError, ResponseStreamingError

from automl_lite.aws.clients import Clients
from automl_lite.aws.errors import calmly, http_status
from automl_lite.domain.errors import NotFound, Replaced

if TYPE_CHECKING:
    from types_boto3_s3.type_defs import GetObjectOutputTypeDef, GetObjectRequestTypeDef

LOG = logging.getLogger(__name__)

CHUNK_BYTES = 1024 * 1024
MOST_BREAKS = 4


@contextmanager
def temporary_copy(clients: Clients, bucket: str, key: str, etag: str | None) -> Iterator[Path]:
    """The object as a temporary file, gone when the block ends.

    Raises:
        NotFound: there is none.
        Replaced: it is no longer the one whose `etag` is given, or was replaced during the download.
        Unavailable: S3 is busy or out of reach, or the connection broke again and again.
    """
    with tempfile.NamedTemporaryFile(prefix="automl-lite-") as file:
        with calmly():
            _download(clients, bucket, key, etag, file)
        file.flush()
        yield Path(file.name)


def _download(clients: Clients, bucket: str, key: str, etag: str | None, file: IO[bytes]) -> None:
    """Where the connection breaks the download goes on, not back: a gigabyte takes a minute or more."""
    breaks = 0
    while True:
        answer = _open(clients, bucket, key, etag, file.tell())
        etag = answer["ETag"]
        try:
            with closing(answer["Body"]) as body:
                for chunk in body.iter_chunks(CHUNK_BYTES):
                    file.write(chunk)
        except (HTTPClientError, ResponseStreamingError, IncompleteReadError) as error:
            breaks += 1
            if breaks > MOST_BREAKS:
                raise
            LOG.warning("the download of %s broke after %d bytes: %s", key, file.tell(), error)
        else:
            return


def _open(clients: Clients, bucket: str, key: str, etag: str | None, start: int) -> "GetObjectOutputTypeDef":
    asked: GetObjectRequestTypeDef = {"Bucket": bucket, "Key": key}
    if etag is not None:
        asked["IfMatch"] = etag
    if start:
        asked["Range"] = f"bytes={start}-"
    try:
        return clients.s3.get_object(**asked)
    except ClientError as error:
        match http_status(error):
            case 404:
                raise NotFound(f"There is no file {key}.") from error
            case 412:
                raise Replaced from error
        raise
