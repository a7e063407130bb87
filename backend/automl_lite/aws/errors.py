"""Answers of AWS that mean "ask again", as one calm sentence without names of ours in it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import (
    ClientError,
    FlexibleChecksumError,
    HTTPClientError,
    IncompleteReadError,
    ResponseStreamingError,
)
from botocore.exceptions import (
    ConnectionError as NoConnection,
)

from automl_lite.domain.errors import Unavailable

LOG = logging.getLogger(__name__)

BUSY = frozenset(
    {
        "BandwidthLimitExceeded",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestTimeout",
        "RequestTimeoutException",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionInProgressException",
    }
)
# No answer, half an answer, or one whose checksum is another's.
BROKEN = (
    NoConnection,
    HTTPClientError,
    ResponseStreamingError,
    IncompleteReadError,
    FlexibleChecksumError,
)


@contextmanager
def calmly() -> Iterator[None]:
    """Raises Unavailable where AWS is busy or out of reach; other faults are ours and stay as they are."""
    try:
        yield
    except ClientError as error:
        if error_code(error) not in BUSY and http_status(error) < 500:
            raise
        raise _unavailable(error) from error
    except BROKEN as error:
        raise _unavailable(error) from error


@contextmanager
def refusal_in_words(what: str) -> Iterator[None]:
    """Raises Unavailable whatever AWS has against it: its words name accounts, so they go to the log."""
    try:
        yield
    except (ClientError, *BROKEN) as error:
        LOG.exception("%s", what)
        raise Unavailable(f"{what} Try again in a minute; nothing was started.") from error


def error_code(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")


def http_status(error: ClientError) -> int:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)


def _unavailable(error: Exception) -> Unavailable:
    LOG.warning("AWS did not answer: %s", error)
    return Unavailable("A service that keeps your data is busy just now. Try again in a minute.")
