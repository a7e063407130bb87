"""Answers as API Gateway and function URLs take them, within what Lambda can hand back."""

import base64
import gzip
import json
import logging
from collections.abc import Mapping
from typing import Any

from automl_lite.domain.problems import MEDIA_TYPE, problem

logger = logging.getLogger(__name__)

# Lambda hands back 6 MB, counted over the JSON of the whole answer, in which quotes are escaped.
LARGEST_ANSWER = 6 * 1024**2
# Below this the two round trips that most answers fit in cost more than the bytes saved.
WORTH_PACKING = 100_000

Answer = dict[str, Any]


def as_answer(status: int, headers: Mapping[str, str], body: bytes) -> Answer:
    """An answer that every payload format takes."""
    return {"statusCode": status, "headers": dict(headers), "body": body.decode(), "isBase64Encoded": False}


def within_limit(answer: Answer, accept_encoding: str) -> Answer:
    """The answer, gzipped where it is large and the client takes that; a problem where it is too large.

    A REST API passes on what is gzipped only with `*/*` among its binary media types.
    """
    body = answer["body"]
    if len(body) < WORTH_PACKING:
        return answer
    if "gzip" in accept_encoding.lower() and not answer["isBase64Encoded"]:
        answer = _packed(answer)
    size = len(json.dumps(answer))
    if size <= LARGEST_ANSWER:
        return answer
    logger.error("an answer of %d bytes is more than Lambda hands back", size)
    told = problem(
        413,
        "Too large",
        "The answer is larger than the 6 MB that can be sent in one piece. Ask for fewer rows at once, "
        "or send the header Accept-Encoding: gzip.",
        kind="TooLarge",
    )
    kept = {name: value for name, value in answer["headers"].items() if name not in _OF_THE_BODY}
    return {**as_answer(413, {**kept, "content-type": MEDIA_TYPE}, told.encoded()), **_repeated(answer)}


_OF_THE_BODY = {"content-type", "content-length", "content-encoding", "etag"}


def _packed(answer: Answer) -> Answer:
    packed = gzip.compress(answer["body"].encode(), compresslevel=5, mtime=0)
    headers = {name.lower(): value for name, value in answer["headers"].items()}
    vary = headers.get("vary")
    headers["vary"] = f"{vary}, Accept-Encoding" if vary else "Accept-Encoding"
    headers["content-encoding"] = "gzip"
    headers["content-length"] = str(len(packed))
    tag = headers.get("etag", "")
    if tag.startswith('"'):  # the bytes differ from the answer's unpacked ones (RFC 9110, section 8.8.1)
        headers["etag"] = f"W/{tag}"
    body = base64.b64encode(packed).decode()
    return {**answer, "headers": headers, "body": body, "isBase64Encoded": True}


def _repeated(answer: Answer) -> Answer:
    return {name: answer[name] for name in ("multiValueHeaders", "cookies") if name in answer}
