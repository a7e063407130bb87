"""What a process prints is what CloudWatch reads; and a function says at its start what it lacks."""

import json
import subprocess
import sys
from typing import Any

import pytest

from automl_lite.aws.telemetry import Telemetry
from tests.support.moto_account import MotoAccount

PROCESS = """
import logging, warnings
from automl_lite.aws.telemetry import Telemetry
telemetry = Telemetry("tests")
telemetry.take_over_logging()
with telemetry.invocation("request-1", job_id="j"):
    logging.getLogger("automl_lite.somewhere").info("one of ours: %s", 1)
    logging.getLogger("automl_lite.somewhere").debug("not told")
    logging.getLogger("botocore").info("not told")
    logging.getLogger("botocore").warning("a library's")
    telemetry.log.info("the service's own")
telemetry.log.info("afterwards")
"""


def printed(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_every_modules_lines_are_json_with_the_ids_of_the_call() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROCESS],
        env={"_X_AMZN_TRACE_ID": "Root=1-5e272390-8c398be037738dc042009320"},
        capture_output=True,
        text=True,
        check=True,
    )
    told = [line for line in printed(done.stdout) if "level" in line]
    messages = [line["message"] for line in told]
    assert messages == ["one of ours: 1", "a library's", "the service's own", "afterwards"]
    for line in told[:3]:
        assert (line["request_id"], line["job_id"], line["service"]) == ("request-1", "j", "tests")
        assert line["xray_trace_id"] == "1-5e272390-8c398be037738dc042009320"
    assert "job_id" not in told[3]
    assert done.stderr == ""


def test_a_metric_goes_out_once_with_its_service(capsys: pytest.CaptureFixture[str]) -> None:
    telemetry = Telemetry("predict")
    for _ in range(2):
        with telemetry.invocation("r"):
            telemetry.count("Predictions", 3)
    first, second = printed(capsys.readouterr().out)
    assert (first["ColdStarts"], first["Predictions"], first["service"]) == ([1.0], [3.0], "predict")
    assert first["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "AutoMLLite"
    assert ("ColdStarts" in second, second["Predictions"]) == (False, [3.0])


def test_a_call_that_fails_is_logged_and_measured_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    telemetry = Telemetry("one that fails")
    with pytest.raises(KeyError), telemetry.invocation("r", job_id="j"):
        raise KeyError("who")
    log, metrics = printed(capsys.readouterr().out)
    assert (log["level"], log["request_id"], log["job_id"]) == ("ERROR", "r", "j")
    assert "KeyError" in log["exception"]
    assert metrics["ColdStarts"] == [1.0]


@pytest.mark.parametrize("name", ["api", "predict", "profile", "job_events", "sweep"])
def test_a_function_that_lacks_settings_does_not_start_and_names_them(
    name: str, account: MotoAccount
) -> None:
    environment = account.environment | {"AWS_LAMBDA_FUNCTION_NAME": name}
    for missing in ("AUTOML_LITE_JOBS_TABLE", "AUTOML_LITE_MODELS_BUCKET"):
        del environment[missing]
    importing = [sys.executable, "-c", f"import automl_lite.aws.handlers.{name}"]
    done = subprocess.run(importing, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert "AUTOML_LITE_JOBS_TABLE: Field required" in last
    assert "AUTOML_LITE_MODELS_BUCKET: Field required" in last


@pytest.mark.parametrize("name", ["api", "predict", "profile", "job_events", "sweep"])
def test_a_function_is_built_while_it_starts_and_can_be_imported_without_settings(
    name: str, account: MotoAccount
) -> None:
    elsewhere = f"import automl_lite.aws.handlers.{name} as m; assert callable(m.handler)"
    subprocess.run([sys.executable, "-c", elsewhere], env={}, check=True)
    environment = account.environment | {"AWS_LAMBDA_FUNCTION_NAME": name}
    subprocess.run([sys.executable, "-c", elsewhere], env=environment, check=True)
