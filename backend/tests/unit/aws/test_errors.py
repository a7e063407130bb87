"""What of AWS is a reason to ask again, and what is a fault of ours."""

import pytest
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    FlexibleChecksumError,
    IncompleteReadError,
    NoCredentialsError,
    ParamValidationError,
    ReadTimeoutError,
)

from automl_lite.aws.dynamo.attempts import MOST_ATTEMPTS, insist
from automl_lite.aws.errors import calmly
from automl_lite.domain.errors import Unavailable

TABLE = "arn:aws:dynamodb:eu-central-1:123456789012:table/jobs"


def refusal(code: str, status: int) -> ClientError:
    return ClientError(
        {"Error": {"Code": code, "Message": f"on {TABLE}"}, "ResponseMetadata": {"HTTPStatusCode": status}},  # type: ignore[typeddict-item]
        "GetItem",
    )


@pytest.mark.parametrize(
    "error",
    [
        refusal("ThrottlingException", 400),
        refusal("ProvisionedThroughputExceededException", 400),
        refusal("TooManyRequestsException", 429),
        refusal("SlowDown", 503),
        refusal("InternalServerError", 500),
        EndpointConnectionError(endpoint_url="https://dynamodb"),
        ConnectTimeoutError(endpoint_url="https://dynamodb"),
        ReadTimeoutError(endpoint_url="https://dynamodb"),
        IncompleteReadError(actual_bytes=1, expected_bytes=2),
        FlexibleChecksumError(error_msg="Expected checksum a did not match b"),
    ],
)
def test_what_may_pass_reads_as_one_sentence_without_our_names(error: Exception) -> None:
    with pytest.raises(Unavailable) as told, calmly():
        raise error
    assert told.value.detail.endswith("Try again in a minute.")
    assert TABLE not in told.value.detail
    assert told.value.__cause__ is error


@pytest.mark.parametrize(
    "error",
    [
        refusal("AccessDeniedException", 400),
        refusal("ResourceNotFoundException", 400),
        refusal("ValidationException", 400),
        refusal("ConditionalCheckFailedException", 400),
        refusal("403", 403),
        NoCredentialsError(),
        ParamValidationError(report="Missing required parameter"),
    ],
)
def test_a_fault_of_ours_stays_what_it_is(error: ClientError | BotoCoreError) -> None:
    with pytest.raises(type(error)) as told, calmly():
        raise error
    assert told.value is error


def test_an_attempt_is_repeated_until_it_comes_through() -> None:
    answers = iter([None, None, 0])
    assert insist(lambda: next(answers)) == 0
    assert list(answers) == []


def test_attempts_end(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    with pytest.raises(Unavailable):
        insist(lambda: None)
    assert len(pauses) == MOST_ATTEMPTS - 1
    assert max(pauses) <= 0.4
