"""The smoke test of a deployment, against a server that does its job and against some that do not."""

from typing import Any

import pytest

from release.smoke import settled
from release.smoke_calls import SmokeFailed
from tests.support.smoke import StartStandin, smoke

BUDGET = "6"
KEY = "not-for-anybodys-eyes"


def left(api: Any) -> tuple[int, int]:
    """Jobs and datasets that are there."""
    return len(api.client.get("/jobs").json()["jobs"]), len(api.client.get("/datasets").json()["datasets"])


def test_the_main_job_runs_and_nothing_of_it_stays(api: Any, standin: StartStandin) -> None:
    url, before = standin(api.url)

    done = smoke(url, "--budget", BUDGET, "--api-key-from-environment", "THE_KEY", THE_KEY=KEY)

    assert (done.returncode, done.stderr) == (0, "")
    for word in (
        "healthy",
        "uploaded and read: 178 rows, 14 columns",
        "trained",
        "predicted: class_",
        "deleted",
    ):
        assert word in done.stdout
    assert KEY not in done.stdout
    # The signed URL is no call of the API's, so the key does not go there.
    assert {key for _, path, key in before.seen if not path.startswith("/files")} == {KEY}
    assert left(api) == (0, 0)


def test_what_was_just_deployed_is_given_time_to_settle() -> None:
    failures = [SmokeFailed("not yet"), SmokeFailed("nor now")]

    def step() -> None:
        if failures:
            raise failures.pop()

    with pytest.raises(SmokeFailed, match="nor now"):
        settled(step, 0)
    settled(step, 0.1)


def test_a_platform_that_is_down_fails_with_a_sentence() -> None:
    done = smoke("http://127.0.0.1:1")

    assert done.returncode == 1
    assert done.stderr.startswith("The smoke test failed: GET /health had no answer: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("method", "path", "status", "body", "sentence"),
    [
        (
            "POST",
            "/upload",
            403,
            b'{"detail": "Send a valid key in the x-api-key header."}',
            "Send a valid key",
        ),
        ("POST", "/upload", 502, b"<html>Bad Gateway</html>", "502: <html>Bad Gateway</html>"),
        ("POST", "/upload", 200, b"{}", "KeyError('dataset_id')"),
        ("POST", "/upload", 200, b"[]", "no JSON object"),
        ("POST", "/datasets/", 200, b'{"status": "failed", "error_message": "Row 3."}', "not read: Row 3."),
        ("GET", "/jobs/", 200, b'{"status": "failed", "error_message": "No memory."}', "failed: No memory."),
        ("GET", "/jobs/", 500, b"", "500: nothing more"),
        (
            "GET",
            "/jobs/",
            200,
            b'{"status": "pending"}',
            "did not end within 1 seconds; last it was: pending",
        ),
    ],
)
def test_whatever_fails_midway_is_said_and_cleaned_up(
    api: Any, standin: StartStandin, method: str, path: str, status: int, body: bytes, sentence: str
) -> None:
    url, _ = standin(api.url, {(method, path): (status, body)})

    done = smoke(url, "--budget", "1", "--patience", "0")

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert left(api) == (0, 0)


def test_a_prediction_that_is_no_label_of_the_file_fails(api: Any, standin: StartStandin) -> None:
    finished = (
        b'{"status": "completed", "best_estimator": "rf", "metric": "accuracy", "metric_score": 1,'
        b' "deployed": true, "example_request": {"features": {"alcohol": 13}}, "prediction": "class_9",'
        b' "predictions": [{"prediction": "class_9"}, {"prediction": "class_9"}]}'
    )
    calls = [("GET", "/jobs/"), ("POST", "/jobs/"), ("GET", "/predict/"), ("POST", "/predict/")]
    url, _ = standin(api.url, dict.fromkeys(calls, (200, finished)))

    done = smoke(url, "--budget", "1")

    assert done.returncode == 1
    assert "'class_9'] are not labels of the file" in done.stderr


def test_what_cannot_be_deleted_is_a_failure(api: Any, standin: StartStandin) -> None:
    problem = (500, b'{"detail": "Try again."}')
    url, _ = standin(api.url, {("POST", "/train"): (409, b"{}"), ("DELETE", "/datasets/"): problem})

    done = smoke(url)

    assert done.returncode == 1
    assert "DELETE /datasets/" in done.stderr
    assert "500: Try again." in done.stderr
    for dataset in api.client.get("/datasets").json()["datasets"]:
        api.client.delete(f"/datasets/{dataset['dataset_id']}")


def test_a_key_that_is_not_there_is_said() -> None:
    done = smoke("http://127.0.0.1:1", "--api-key-from-environment", "NO_SUCH_KEY")

    assert (done.returncode, done.stderr) == (
        1,
        "The smoke test failed: the variable NO_SUCH_KEY holds no key\n",
    )
