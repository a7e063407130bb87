"""The double of Lambda that other tests trust: what it gives a function, and what it keeps from it."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.lambda_runtime import FunctionDied, FunctionFailed, LambdaFunction

CODE = """
import os, sys

print("started")
calls = 0

def handler(event, context):
    global calls
    calls += 1
    if event == "raise":
        raise LookupError("not there")
    if event == "die":
        os._exit(3)
    if event == "hang":
        import time
        time.sleep(60)
    if event == "large":
        return "x" * (6 * 1024**2)
    if event == "path":
        return sys.path
    if event == "environment":
        return dict(os.environ)
    if event == "import":
        import botocore.session
        return botocore.session.__file__
    return {"calls": calls, "event": event, "request_id": context.aws_request_id}
"""

StartFunction = Callable[..., LambdaFunction]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[StartFunction]:
    package = tmp_path / "made.zip"
    running: list[LambdaFunction] = []

    def start(code: str = CODE, **environment: str) -> LambdaFunction:
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr("made/__init__.py", "")
            archive.writestr("made/function.py", code)
        running.append(LambdaFunction(package, "made.function.handler", environment))
        return running[-1]

    yield start
    for function in running:
        function.close()


def test_a_function_answers_again_and_again_from_one_process(start: StartFunction) -> None:
    function = start()

    first, second = function.invoke({"a": 1.5}), function.invoke(None)

    assert (first["calls"], first["event"]) == (1, {"a": 1.5})
    assert (second["calls"], second["event"]) == (2, None)
    assert first["request_id"] != second["request_id"]
    assert "started" in function.log


def test_a_function_sees_its_own_files_and_the_sdk_and_no_other_library(start: StartFunction) -> None:
    function = start()

    assert not any("site-packages" in folder for folder in function.invoke("path"))
    assert "lambda-runtime" in function.invoke("import")


def test_a_function_is_given_its_settings_and_what_lambda_sets(
    start: StartFunction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOML_LITE_SECRET", "of this machine")

    given = start(AUTOML_LITE_JOBS_TABLE="jobs").invoke("environment")

    assert given["AUTOML_LITE_JOBS_TABLE"] == "jobs"
    assert given["AWS_REGION"] == "us-east-1"
    assert given["AWS_LAMBDA_FUNCTION_NAME"] == "function"
    assert given["_X_AMZN_TRACE_ID"].startswith("Root=1-")
    assert "AUTOML_LITE_SECRET" not in given
    assert "HOME" not in given


def test_a_setting_that_lambda_keeps_for_itself_is_refused(start: StartFunction) -> None:
    with pytest.raises(ValueError, match="AWS_REGION"):
        start(AWS_REGION="eu-west-1")


def test_a_handler_that_raises_is_told_apart_from_one_that_dies(start: StartFunction) -> None:
    function = start()

    with pytest.raises(FunctionFailed, match="LookupError: not there"):
        function.invoke("raise")
    assert function.invoke(1)["calls"] == 2
    with pytest.raises(FunctionDied, match="ended with 3"):
        function.invoke("die")
    assert function.invoke(1)["calls"] == 1


def test_a_handler_that_takes_too_long_is_ended(start: StartFunction) -> None:
    with pytest.raises(FunctionDied, match=r"took more than 0\.5 s"):
        start().invoke("hang", seconds=0.5)


def test_an_answer_over_lambdas_limit_is_refused(start: StartFunction) -> None:
    with pytest.raises(FunctionFailed, match="ResponseSizeTooLarge"):
        start().invoke("large")


def test_code_that_cannot_be_imported_says_why(start: StartFunction) -> None:
    with pytest.raises(FunctionDied, match="No module named 'numpy'"):
        start("import numpy").invoke({})
