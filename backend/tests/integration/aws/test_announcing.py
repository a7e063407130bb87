"""What other systems hear of a job's end, and what happens when they cannot be told."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from automl_lite.aws.announcing import Announcer
from automl_lite.aws.clients import Clients
from automl_lite.aws.job_endings import JobEndings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.platform import ApiPlatform
from tests.integration.aws.conftest import MakeJob, ReadNews
from tests.support.faulty_wire import Fault, FaultyWire, wire_to
from tests.support.moto_account import MotoAccount
from tests.support.records import a_result


@pytest.fixture
def completed(job: MakeJob, platform: ApiPlatform) -> Job:
    now = platform.clock.now()
    return job(
        status=JobStatus.COMPLETED,
        started_at=now.replace(second=1, microsecond=0),
        completed_at=now.replace(second=59, microsecond=500_000),
        result=a_result(),
    )


def test_a_completed_job_is_told_with_its_scores(
    account: MotoAccount, completed: Job, news: ReadNews
) -> None:
    Announcer(account.clients, account.settings).announce(completed)
    (told,) = news()
    assert (told["source"], told["detail-type"]) == ("automl-lite", "Training Job Completed")
    assert told["detail"] == {
        "job_id": "j",
        "user_id": "default",
        "dataset_id": "d",
        "dataset_name": "flowers.csv",
        "target_column": "kind",
        "problem_type": "classification",
        "status": "completed",
        "metrics": {"accuracy": 0.0, "f1_score": 0.25, "precision": 0.5, "recall": 0.25, "roc_auc": 0.75},
        "best_estimator": "lgbm",
        "training_time": 61.5,
        "duration_seconds": 58.5,
        "error_message": None,
    }


@pytest.mark.parametrize("status", [JobStatus.PENDING, JobStatus.RUNNING, JobStatus.CANCELLED])
def test_a_job_without_a_result_or_failure_is_no_news(
    account: MotoAccount, job: MakeJob, news: ReadNews, status: JobStatus
) -> None:
    Announcer(account.clients, account.settings).announce(job(status=status))
    assert news() == []


@pytest.fixture
def wire(account: MotoAccount, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyWire]:
    with wire_to(account.server.url) as wire:
        monkeypatch.setenv("AWS_ENDPOINT_URL", wire.url)
        yield wire


@pytest.mark.parametrize(
    "answer",
    [
        (400, b'{"__type": "AccessDeniedException", "message": "no"}'),
        (200, b'{"FailedEntryCount": 1, "Entries": [{"ErrorCode": "ThrottlingException"}]}'),
    ],
)
def test_news_that_cannot_be_told_is_logged_and_fails_nothing(
    account: MotoAccount,
    wire: FaultyWire,
    completed: Job,
    caplog: pytest.LogCaptureFixture,
    answer: tuple[int, bytes],
) -> None:
    wire.faults.append(Fault("PutEvents", times=9, answer=answer))
    with caplog.at_level(logging.ERROR):
        Announcer(Clients(account.settings), account.settings).announce(completed)
    assert "job j" in caplog.text
    assert len(wire.named("PutEvents")) == 1


def test_an_end_is_measured_by_its_outcome(
    account: MotoAccount,
    platform: ApiPlatform,
    telemetry: Telemetry,
    completed: Job,
    news: ReadNews,
    capsys: pytest.CaptureFixture[str],
) -> None:
    endings = JobEndings(platform, Announcer(account.clients, account.settings), telemetry)
    endings.spread(completed)
    telemetry.flush()
    printed: dict[str, Any] = {}
    for line in capsys.readouterr().out.splitlines():
        printed |= json.loads(line)
    assert printed["JobsCompleted"] == [1.0]
    assert printed["TrainingSeconds"] == [58.5]
    assert printed["QueueWaitSeconds"][0] >= 0
    assert len(news()) == 1
