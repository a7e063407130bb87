"""What Lambda can hand back, and what it cannot."""

import base64
import gzip
import json

from automl_lite.aws.gateway.answer import LARGEST_ANSWER, as_answer, within_limit

HEADERS = {"content-type": "application/json", "etag": '"abc"', "vary": "Origin", "x-request-id": "1"}


def test_a_small_answer_goes_out_as_it_is() -> None:
    answer = as_answer(200, HEADERS, b'{"a": 1}')
    assert within_limit(answer, "gzip") == answer
    assert answer["body"] == '{"a": 1}'


def test_a_large_answer_is_packed_for_a_client_that_takes_it() -> None:
    body = json.dumps(["a value"] * 50_000).encode()
    packed = within_limit(as_answer(200, HEADERS, body), "br, GZIP;q=0.8")
    content = base64.b64decode(packed["body"])
    assert gzip.decompress(content) == body
    assert packed["isBase64Encoded"] is True
    assert packed["headers"]["content-encoding"] == "gzip"
    assert packed["headers"]["content-length"] == str(len(content))
    assert packed["headers"]["vary"] == "Origin, Accept-Encoding"
    assert packed["headers"]["etag"] == 'W/"abc"'


def test_a_large_answer_stays_readable_for_a_client_that_takes_no_other() -> None:
    answer = as_answer(200, HEADERS, json.dumps(["a value"] * 50_000).encode())
    assert within_limit(answer, "") == answer


def test_an_answer_that_lambda_would_drop_becomes_a_problem() -> None:
    # Its quotes are escaped on the way, which makes it larger than it looks.
    body = json.dumps([""] * 1_200_000).encode()
    assert len(body) < LARGEST_ANSWER
    refused = within_limit(as_answer(200, HEADERS, body), "")
    assert refused["statusCode"] == 413
    assert refused["headers"]["content-type"] == "application/problem+json"
    assert refused["headers"]["x-request-id"] == "1"
    assert "etag" not in refused["headers"]
    assert "gzip" in json.loads(refused["body"])["detail"]
    assert len(json.dumps(within_limit(as_answer(200, HEADERS, body), "gzip"))) < LARGEST_ANSWER
