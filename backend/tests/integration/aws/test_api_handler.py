"""The API as Lambda serves it, for every way to it."""

import asyncio
import base64
import gzip
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from automl_lite.api.openapi import openapi_text
from automl_lite.aws.handlers import api
from automl_lite.aws.settings import ApiSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.tabular.profiling import profile_file
from tests.integration.aws.conftest import Call, MakeDataset, MakeJob, own_settings
from tests.support.gateway_events import (
    HOST,
    Event,
    MakeEvent,
    answered,
    function_url_event,
    http_event,
    rest_event,
)
from tests.support.moto_account import MotoAccount

PAGE = "https://models.example.org"
JSON = {"Content-Type": "application/json"}
UPLOAD = json.dumps({"filename": "données.csv", "content_type": "text/csv"}).encode()

Ask = Callable[[Event], dict[str, Any]]


@pytest.fixture
def ask(account: MotoAccount, telemetry: Telemetry, call: Call) -> Iterator[Ask]:
    own = own_settings(account, ApiSettings, allowed_origins=(PAGE,))
    handler = api.build(own, account.clients, telemetry)
    yield lambda event: call(handler, event)
    _close_loop()


def _close_loop() -> None:
    """A function's own lives as long as the function."""
    asyncio.get_event_loop_policy().get_event_loop().close()
    asyncio.set_event_loop(None)


@pytest.fixture(params=[rest_event, http_event, function_url_event])
def make_event(request: pytest.FixtureRequest) -> Callable[..., Event]:
    made: Callable[..., Event] = request.param
    return made


def content(answer: dict[str, Any]) -> Any:
    return json.loads(answered(answer))


def test_the_service_says_what_it_runs_on(ask: Ask, make_event: Callable[..., Event]) -> None:
    answer = ask(make_event("GET", "/health"))
    assert (answer["statusCode"], content(answer)["platform"]) == (200, "aws")
    assert answer["headers"]["x-request-id"] == "79104EXAMPLEB723"
    assert answer["isBase64Encoded"] is False


@pytest.mark.parametrize("binary", [True, False])
def test_a_body_comes_through(
    ask: Ask, make_event: Callable[..., Event], platform: ApiPlatform, binary: bool
) -> None:
    answer = ask(make_event("POST", "/upload", JSON, UPLOAD, binary=binary))
    assert answer["statusCode"] == 200, answer
    record = platform.datasets.get("default", content(answer)["dataset_id"])
    assert record.filename == "données.csv"


def test_a_problem_stays_text(ask: Ask, make_event: Callable[..., Event]) -> None:
    answer = ask(make_event("GET", "/jobs/none"))
    assert answer["statusCode"] == 404
    assert answer["headers"]["content-type"] == "application/problem+json"
    assert answer["isBase64Encoded"] is False
    assert content(answer)["status"] == 404


def test_a_query_comes_through(ask: Ask, make_event: Callable[..., Event], job: MakeJob) -> None:
    job("a", tags=("b c", "d&e"))
    job("z")
    listed = content(ask(make_event("GET", "/jobs?tag=d%26e&limit=5")))
    assert [shown["job_id"] for shown in listed["jobs"]] == ["a"]
    assert ask(make_event("GET", "/jobs?limit=0"))["statusCode"] == 422


@pytest.mark.parametrize(
    "event",
    [
        rest_event("GET", "/jobs", base_path="/models"),
        http_event("GET", "/jobs", stage="prod"),
        http_event("GET", "/jobs", base_path="/models", route="ANY /{proxy+}"),
        rest_event("GET", "/", base_path="/models"),
        http_event("GET", "/", stage="prod"),
    ],
)
def test_a_stage_or_base_path_is_not_taken_for_ours(ask: Ask, event: Event) -> None:
    assert ask(event)["statusCode"] == 200


@pytest.mark.parametrize("make_event", [rest_event, http_event])
def test_what_leads_elsewhere_leads_there_under_the_stage(ask: Ask, make_event: MakeEvent) -> None:
    answer = ask(make_event("GET", "/jobs/", stage="prod"))
    assert (answer["statusCode"], answer["headers"]["location"]) == (307, f"https://{HOST}/prod/jobs")
    described = content(ask(make_event("GET", "/openapi.json", stage="prod")))
    assert described["servers"] == [{"url": "/prod"}]


def test_the_description_tells_of_predictions_which_another_function_answers(ask: Ask) -> None:
    described = content(ask(rest_event("GET", "/openapi.json")))
    assert described.pop("servers") == [{"url": "/prod"}]
    assert described == json.loads(openapi_text())
    assert ask(rest_event("GET", "/predict/j/info"))["statusCode"] == 404


def test_no_docs_page_is_named_where_there_is_none(ask: Ask) -> None:
    assert content(ask(rest_event("GET", "/")))["links"] == {"openapi": "/openapi.json", "health": "/health"}
    assert ask(rest_event("GET", "/docs"))["statusCode"] == 404


def test_a_web_page_is_let_in(ask: Ask, make_event: Callable[..., Event]) -> None:
    asked = {"Origin": PAGE, "Access-Control-Request-Method": "PATCH"}
    allowed = ask(make_event("OPTIONS", "/jobs/j", asked))
    assert (allowed["statusCode"], allowed["headers"]["access-control-allow-origin"]) == (200, PAGE)
    refused = ask(make_event("GET", "/jobs/none", {"Origin": PAGE}))
    assert refused["headers"]["access-control-allow-origin"] == PAGE


def test_an_answer_that_the_client_has_is_not_sent_again(
    ask: Ask, make_event: Callable[..., Event], job: MakeJob
) -> None:
    job()
    first = ask(make_event("GET", "/jobs/j"))
    tag = first["headers"]["etag"]
    again = ask(make_event("GET", "/jobs/j", {"If-None-Match": tag}))
    assert (again["statusCode"], again["body"]) == (304, "")
    packed = ask(make_event("GET", "/jobs/j", {"If-None-Match": f"W/{tag}"}))
    assert packed["statusCode"] == 304


def test_a_fault_of_ours_is_told_calmly_under_the_requests_id(
    ask: Ask, job: MakeJob, account: MotoAccount, caplog: pytest.LogCaptureFixture
) -> None:
    job()
    account.server.client("dynamodb").update_item(
        TableName=account.settings.jobs_table,
        Key={"job_id": {"S": "j"}},
        UpdateExpression="SET #record = :broken",
        ExpressionAttributeNames={"#record": "record"},
        ExpressionAttributeValues={":broken": {"S": "{}"}},
    )
    with caplog.at_level(logging.ERROR):
        answer = ask(rest_event("GET", "/jobs/j", {"Origin": PAGE}))
    assert answer["statusCode"] == 500
    assert content(answer)["request_id"] == "79104EXAMPLEB723"
    assert "79104EXAMPLEB723" in content(answer)["detail"]
    assert answer["headers"]["access-control-allow-origin"] == PAGE
    assert any("79104EXAMPLEB723" in record.getMessage() for record in caplog.records)


def test_a_request_is_one_line_of_the_log_with_its_ids(
    account: MotoAccount, call: Call, job: MakeJob, capsys: pytest.CaptureFixture[str]
) -> None:
    job()
    handler = api.build(own_settings(account, ApiSettings), account.clients, Telemetry("one line"))
    call(handler, http_event("GET", "/jobs/j?secret=1", stage="prod"))
    _close_loop()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (told,) = (line for line in lines if line.get("level") == "INFO")
    assert told["message"] == "GET '/jobs/j' 200"
    assert (told["request_id"], told["job_id"]) == ("79104EXAMPLEB723", "j")


@pytest.fixture
def wide(platform: ApiPlatform, dataset: MakeDataset, tmp_path: Path) -> str:
    """A dataset of 2,000 columns."""
    header = ",".join(f"measurement of sensor {number}" for number in range(2_000))
    rows = (
        ",".join(str((row * 37 + number * 11) % 1_009 / 7) for number in range(2_000)) for row in range(60)
    )
    file = tmp_path / "wide.csv"
    file.write_text("\n".join([header, *rows]), encoding="utf-8")
    profile, preview = profile_file(file, memory_mb=1_024, unpacked_limit_bytes=2**30, scratch=tmp_path)
    dataset("wide", status=DatasetStatus.READY, num_rows=60, num_columns=2_000)
    for key, entity in ((keys.dataset_profile("wide"), profile), (keys.dataset_preview("wide"), preview)):
        platform.files.write_bytes(key, entity.model_dump_json().encode(), "application/json")
    return "wide"


def test_a_dataset_of_2000_columns_is_shown(ask: Ask, wide: str) -> None:
    for path in (f"/datasets/{wide}", f"/datasets/{wide}/preview"):
        plain = ask(rest_event("GET", path))
        assert plain["statusCode"] == 200
        assert len(json.dumps(plain)) < 6 * 1024**2
        packed = ask(rest_event("GET", path, {"Accept-Encoding": "gzip"}))
        unpacked = gzip.decompress(base64.b64decode(packed["body"]))
        assert json.loads(unpacked) == content(plain)
        assert packed["headers"]["content-encoding"] == "gzip"
