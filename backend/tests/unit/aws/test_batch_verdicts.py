"""Each way in which Batch ends a job, as the sentence that its owner reads."""

from typing import Any

import pytest

from automl_lite.aws.batch.reports import read_report
from automl_lite.aws.batch.verdicts import why
from tests.support.batch_events import ended

OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage"
NOT_PULLED = (
    "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/automl-lite:1: not found"
)
NO_SECRET = "ResourceInitializationError: unable to pull secrets or registry auth: failed"


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (ended(137, "Essential container in task exited", OUT_OF_MEMORY), ["out of memory", "4 GB", "fewer"]),
        (ended(137, "Your Spot Task was interrupted.", tries=3), ["machine back 3 times", "Start it again"]),
        (ended(137, "Your Spot Task was interrupted.", OUT_OF_MEMORY), ["out of memory"]),
        (ended(None, "Task failed to start", NOT_PULLED), ["image", "not of your file", "Batch job b-1"]),
        (ended(None, "Task failed to start", NO_SECRET), ["could not be started", "not of your file"]),
        (ended(None, "Job attempt duration exceeded timeout"), ["the 7 minutes", "smaller time budget"]),
        (ended(143, "Job attempt duration exceeded timeout"), ["the 7 minutes"]),
        (
            ended(None, "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT", ran=False),
            ["no kind of machine", "not of your file"],
        ),
        (ended(None, "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY", ran=False), ["no machine", "later"]),
        (
            ended(2, "Essential container in task exited"),
            ["setting", "log stream automl/default/7", "mended"],
        ),
        (ended(137, "Essential container in task exited"), ["killed", "memory", "fewer rows"]),
        (ended(143, "Essential container in task exited"), ["stopped from outside", "Start it again"]),
        (ended(1, "Essential container in task exited"), ["exit code 1", "log stream automl/default/7"]),
        (ended(None, "Terminated by an operator", ran=False), ["before training began", "Start it again"]),
        (ended(0, "", status="SUCCEEDED"), ["without a result", "Start it again"]),
    ],
)
def test_a_sentence_says_which_and_what_to_do(detail: dict[str, Any], words: list[str]) -> None:
    sentence = why(read_report(detail))
    assert all(word in sentence for word in words), sentence
    assert sentence.endswith(".")
    assert "  " not in sentence


@pytest.mark.parametrize("reason", [NOT_PULLED, NO_SECRET])
def test_no_sentence_names_the_account(reason: str) -> None:
    assert "123456789012" not in why(read_report(ended(None, "Task failed to start", reason)))


def test_the_size_is_the_one_that_the_job_was_given() -> None:
    sentence = why(read_report(ended(137, "x", OUT_OF_MEMORY, memory_mb="16384")))
    assert "it had 16 GB" in sentence


def test_a_report_without_most_of_its_fields_is_read() -> None:
    assert why(read_report({"jobId": "b", "status": "FAILED"})).endswith("Start it again.")
    assert read_report({}).environment == {}
    assert read_report({"container": None, "attempts": None, "timeout": None}).attempts == 0


def test_a_job_began_with_its_first_attempt() -> None:
    report = read_report(ended(137, "Your Spot Task was interrupted.", tries=3))
    assert report.started_at is not None
    assert report.started_at.isoformat() == "2026-11-22T09:31:00+00:00"
