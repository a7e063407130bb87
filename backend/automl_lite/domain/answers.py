"""What every answer carries, and how large a body may be, whichever door it comes through."""

import re

from automl_lite.domain.errors import TooLarge

MEBIBYTE = 1024**2
BODY_LIMIT = MEBIBYTE
ROWS_BODY_LIMIT = 10 * MEBIBYTE  # for many rows at once

EVERY_ANSWER = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
# A JSON answer is data: it is not stored unless its route says so, and opened as a page it may do nothing.
JSON_ANSWER = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
# How a web page of an allowed origin may call, whatever its headers.
ALLOWED_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
# What a web page of an allowed origin may read of an answer.
EXPOSED_HEADERS = ("ETag", "Content-Disposition", "Content-Range", "X-Request-Id")


def headers_of(content_type: str) -> dict[str, str]:
    """The headers that an answer of this type has unless its route says otherwise."""
    return {**EVERY_ANSWER, **JSON_ANSWER} if "json" in content_type else EVERY_ANSWER


def refuse_declared(content_length: str, limit: int) -> None:
    """Raises TooLarge where a Content-Length says that the body is over the limit."""
    if re.fullmatch("[0-9]{1,18}", content_length):
        refuse_body(int(content_length), limit)


def refuse_body(size_bytes: int, limit: int) -> None:
    """Raises TooLarge where a body of this size is over the limit."""
    if size_bytes > limit:
        raise TooLarge(f"The body is larger than {limit // MEBIBYTE} MiB, the most that is taken here.")
