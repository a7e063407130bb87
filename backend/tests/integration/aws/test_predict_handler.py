"""The predict function over S3 and DynamoDB, for every way to it."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from automl_lite.aws.handlers import predict
from automl_lite.aws.settings import PredictSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain import keys
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.local.platform import build_platform
from automl_lite.local.settings import LocalSettings
from tests.integration.aws.conftest import Call, own_settings
from tests.support.gateway_events import Event, answered, function_url_event, http_event, rest_event
from tests.support.moto_account import MotoAccount
from tests.support.small_model import train_rows

USER = "default"
JSON = {"Content-Type": "application/json"}
ONE = json.dumps({"features": {"size": 16, "colour": "blue"}}).encode()

Ask = Callable[..., tuple[int, Any]]


@dataclass(frozen=True)
class Trained:
    job: Job
    model: bytes


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """A model as training makes it."""
    settings = LocalSettings(
        data_dir=tmp_path_factory.mktemp("data"), signing_key=SecretStr("a key"), training_threads=2
    )
    platform = build_platform(settings)
    job = train_rows(platform, "flowers")
    model = platform.files.read_bytes(keys.model_file("flowers", keys.MODEL_ONNX))
    return Trained(job.model_copy(update={"deployed": True}), model)


@pytest.fixture
def deployed(trained: Trained, platform: ApiPlatform) -> Trained:
    platform.jobs.add(trained.job)
    put_model(platform, trained.model)
    return trained


def put_model(platform: ApiPlatform, content: bytes) -> None:
    platform.files.write_bytes(
        keys.model_file("flowers", keys.MODEL_ONNX), content, "application/octet-stream"
    )


@pytest.fixture
def new_function(
    account: MotoAccount, telemetry: Telemetry, call: Call, tmp_path: Path
) -> Callable[..., Ask]:
    """A function as it starts: its scratch disk may hold what an earlier one left."""

    def start(**settings: object) -> Ask:
        own = own_settings(account, PredictSettings, scratch_dir=tmp_path, model_record_seconds=0, **settings)
        handler = predict.build(own, account.clients, telemetry)

        def ask(event: Event) -> tuple[int, Any]:
            answer = call(handler, event)
            return answer["statusCode"], json.loads(answered(answer))

        return ask

    return start


def sources(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Where models came from, as the metrics say."""
    found = []
    for line in capsys.readouterr().out.splitlines():
        found += [name.removeprefix("ModelsFrom") for name in json.loads(line) if name.startswith("Models")]
    return found


@pytest.mark.parametrize("make_event", [rest_event, http_event, function_url_event])
def test_a_row_is_answered_whichever_way_it_comes(
    new_function: Callable[..., Ask], deployed: Trained, make_event: Callable[..., Event]
) -> None:
    status, answer = new_function()(make_event("POST", "/predict/flowers", JSON, ONE))
    assert (status, answer["prediction"]) == (200, "rose")
    status, answer = new_function()(make_event("POST", "/predict/flowers", JSON, ONE, binary=True))
    assert (status, answer["prediction"]) == (200, "rose")


@pytest.mark.parametrize(
    "event",
    [
        rest_event("POST", "/predict/flowers", JSON, ONE, base_path="/models"),
        http_event("POST", "/predict/flowers", JSON, ONE, stage="prod"),
        http_event("POST", "/predict/flowers", JSON, ONE, base_path="/m", route="ANY /{proxy+}"),
    ],
)
def test_a_stage_or_base_path_is_not_taken_for_ours(
    new_function: Callable[..., Ask], deployed: Trained, event: Event
) -> None:
    assert new_function()(event)[0] == 200


def test_a_model_comes_from_memory_then_disk_then_the_store(
    new_function: Callable[..., Ask], deployed: Trained, capsys: pytest.CaptureFixture[str]
) -> None:
    first = new_function()
    for ask in (first, first, new_function()):
        assert ask(rest_event("POST", "/predict/flowers", JSON, ONE))[0] == 200
    assert sources(capsys) == ["Store", "Memory", "Disk"]


def test_predictions_are_counted_by_row(
    new_function: Callable[..., Ask], deployed: Trained, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps({"rows": [{"size": 1}] * 7}).encode()
    ask = new_function()
    ask(rest_event("POST", "/predict/flowers/batch", JSON, body))
    ask(rest_event("POST", "/predict/nothing", JSON, ONE))
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["Predictions"] for line in printed if "Predictions" in line] == [[7.0]]
    assert [line["ColdStarts"] for line in printed if "ColdStarts" in line] == [[1.0]]


def test_a_damaged_model_is_refused_and_the_next_good_one_used(
    new_function: Callable[..., Ask], deployed: Trained, platform: ApiPlatform
) -> None:
    ask = new_function()
    put_model(platform, deployed.model[:-1] + b"?")
    status, answer = ask(rest_event("POST", "/predict/flowers", JSON, ONE))
    assert (status, answer["title"]) == (500, "The model is damaged")
    put_model(platform, deployed.model)
    assert ask(rest_event("POST", "/predict/flowers", JSON, ONE))[0] == 200


def test_a_copy_on_the_scratch_disk_that_went_bad_is_fetched_anew(
    new_function: Callable[..., Ask], deployed: Trained, tmp_path: Path
) -> None:
    assert new_function()(rest_event("POST", "/predict/flowers", JSON, ONE))[0] == 200
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(bytes(len(deployed.model)))
    ask = new_function()
    assert ask(rest_event("POST", "/predict/flowers", JSON, ONE))[0] == 500
    assert ask(rest_event("POST", "/predict/flowers", JSON, ONE))[0] == 200


def test_a_model_that_is_no_longer_deployed_answers_no_more(
    new_function: Callable[..., Ask], deployed: Trained, platform: ApiPlatform
) -> None:
    ask = new_function()
    assert ask(rest_event("GET", "/predict/flowers/info"))[0] == 200
    platform.jobs.change(USER, "flowers", frozenset({JobStatus.COMPLETED}), deployed=False)
    assert ask(rest_event("GET", "/predict/flowers/info"))[0] == 409
    platform.jobs.delete(USER, "flowers")
    assert ask(rest_event("GET", "/predict/flowers/info"))[0] == 404


def test_a_web_page_is_let_in_also_to_an_error(
    account: MotoAccount, telemetry: Telemetry, call: Call, tmp_path: Path
) -> None:
    page = "https://models.example.org"
    own = own_settings(account, PredictSettings, scratch_dir=tmp_path, allowed_origins=(page,))
    handler = predict.build(own, account.clients, telemetry)
    answer = call(handler, rest_event("GET", "/predict/nothing/info", {"Origin": page}))
    assert answer["statusCode"] == 404
    assert answer["headers"]["access-control-allow-origin"] == page
    assert answer["headers"]["x-request-id"] == "79104EXAMPLEB723"


def test_a_large_answer_is_packed_where_the_client_takes_that(
    account: MotoAccount, telemetry: Telemetry, call: Call, tmp_path: Path, deployed: Trained
) -> None:
    own = own_settings(account, PredictSettings, scratch_dir=tmp_path)
    handler = predict.build(own, account.clients, telemetry)
    body = json.dumps({"rows": [{"size": n, "colour": f"{n:080}"} for n in range(1_000)]}).encode()
    plain = call(handler, rest_event("POST", "/predict/flowers/batch", JSON, body))
    accepting = {**JSON, "Accept-Encoding": "gzip, br"}
    packed = call(handler, rest_event("POST", "/predict/flowers/batch", accepting, body))
    assert packed["headers"]["content-encoding"] == "gzip"
    read = json.loads(gzip.decompress(answered(packed)))
    assert read["predictions"] == json.loads(answered(plain))["predictions"]
    assert len(packed["body"]) < len(plain["body"]) / 5
