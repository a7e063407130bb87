"""The report as data, priced thresholds, and the threshold that a model is deployed with."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from automl_lite.api.schemas.report_example import REPORT_EXAMPLE
from automl_lite.domain import keys
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.jobs import Job, JobStatus
from automl_lite.domain.model_report import ModelReport, ThresholdRow, ThresholdTable
from automl_lite.domain.platform import Platform
from tests.support.records import a_result

MakeJob = Callable[..., Job]


def row(threshold: float, found: int, mistaken: int) -> ThresholdRow:
    return ThresholdRow(
        threshold=threshold,
        true_positives=found,
        false_positives=mistaken,
        true_negatives=20 - mistaken,
        false_negatives=10 - found,
        precision=None,
        recall=found / 10,
        f1_score=0.5,
    )


TABLE = ThresholdTable(
    positive_label="rose", rows=(row(0.2, 10, 9), row(0.5, 8, 2), row(0.9, 1, 0)), suggested=0.5
)


def reported(platform: Platform, job: Job, **fields: object) -> ModelReport:
    """The job's report, written as training writes it."""
    report = ModelReport.model_validate(
        {**REPORT_EXAMPLE, "job_id": job.job_id, "labels": ("lily", "rose"), "thresholds": TABLE, **fields}
    )
    content = report.model_dump_json().encode()
    platform.files.write_bytes(keys.artefact(job.job_id, keys.REPORT), content, "application/json")
    return report


@pytest.fixture
def job(completed_job: MakeJob) -> Job:
    return completed_job(result=a_result(artefacts=(keys.MODEL_ONNX, keys.REPORT)))


def test_the_report_is_answered_as_it_was_written(client: TestClient, platform: Platform, job: Job) -> None:
    report = reported(platform, job)
    answer = client.get(f"/jobs/{job.job_id}/report")
    assert answer.status_code == 200
    assert ModelReport.model_validate(answer.json()) == report
    known = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(f"/jobs/{job.job_id}/report", headers=known).status_code == 304


@pytest.mark.parametrize("what", ["report", "thresholds"])
@pytest.mark.parametrize("status", sorted(frozenset(JobStatus) - {JobStatus.COMPLETED}))
def test_only_completed_jobs_have_a_report(
    client: TestClient, stored_job: MakeJob, status: JobStatus, what: str
) -> None:
    answer = client.get(f"/jobs/{stored_job(status).job_id}/{what}")
    assert answer.status_code == 409
    assert f"'{status}'" in answer.json()["detail"]


@pytest.mark.parametrize("what", ["report", "thresholds"])
def test_what_was_never_reported_is_not_found(client: TestClient, completed_job: MakeJob, what: str) -> None:
    assert client.get(f"/jobs/nowhere/{what}").status_code == 404
    answer = client.get(f"/jobs/{completed_job().job_id}/{what}")
    assert answer.status_code == 404
    assert "Train it again" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("prices", "costs", "cheapest"),
    [
        ({}, [9, 4, 9], 0.5),
        ({"false_negative_cost": 10}, [9, 22, 90], 0.2),
        ({"false_positive_cost": 5, "false_negative_cost": 0.5}, [45, 11, 4.5], 0.9),
        ({"false_positive_cost": 0, "false_negative_cost": 0}, [0, 0, 0], 0.5),
    ],
)
def test_thresholds_are_priced(
    client: TestClient,
    platform: Platform,
    job: Job,
    prices: dict[str, float],
    costs: list[float],
    cheapest: float,
) -> None:
    reported(platform, job)
    answer = client.get(f"/jobs/{job.job_id}/thresholds", params=prices)
    assert answer.status_code == 200
    shown = answer.json()
    assert [row["cost"] for row in shown["rows"]] == costs
    assert (shown["cheapest"], shown["suggested"], shown["current"]) == (cheapest, 0.5, None)
    assert (shown["positive_label"], shown["negative_label"]) == ("rose", "lily")


@pytest.mark.parametrize("price", ["-1", "nan", "inf", "1e13", "much"])
def test_a_price_is_a_number_that_is_not_negative(client: TestClient, job: Job, price: str) -> None:
    answer = client.get(f"/jobs/{job.job_id}/thresholds", params={"false_positive_cost": price})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "false_positive_cost")


@pytest.mark.parametrize(("labels", "told"), [(("a", "b", "c"), "tells 3"), ((), "predicts a number")])
def test_only_two_labels_have_thresholds(
    client: TestClient, platform: Platform, job: Job, labels: tuple[str, ...], told: str
) -> None:
    reported(platform, job, thresholds=None, labels=labels)
    answer = client.get(f"/jobs/{job.job_id}/thresholds")
    assert answer.status_code == 409
    assert told in answer.json()["detail"]


def test_a_threshold_is_set_kept_and_taken_back(client: TestClient, job: Job) -> None:
    path = f"/jobs/{job.job_id}"
    first = client.get(path)
    answer = client.post(f"{path}/deploy", json={"deploy": True, "threshold": 0.3})
    assert (answer.status_code, answer.json()["threshold"]) == (200, 0.3)
    shown = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (shown.status_code, shown.json()["threshold"]) == (200, 0.3)
    assert client.get("/jobs").json()["jobs"][0]["threshold"] == 0.3
    assert client.post(f"{path}/deploy", json={"deploy": False}).json()["threshold"] == 0.3
    assert client.post(f"{path}/deploy", json={"deploy": True, "threshold": None}).json()["threshold"] is None
    assert client.get(path).json()["threshold"] is None


@pytest.mark.parametrize("threshold", [0, 1, -0.5, 1.5, "0.5", True, [0.5]])
def test_a_threshold_lies_between_zero_and_one(client: TestClient, job: Job, threshold: object) -> None:
    answer = client.post(f"/jobs/{job.job_id}/deploy", json={"deploy": True, "threshold": threshold})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "threshold")
    assert client.get(f"/jobs/{job.job_id}").json()["deployed"] is False


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"result": a_result(labels=("a", "b", "c"))}, "tells 3"),
        ({"problem_type": ProblemType.REGRESSION, "result": a_result(labels=())}, "predicts a number"),
    ],
)
def test_a_threshold_is_for_two_labels_only(
    client: TestClient, completed_job: MakeJob, fields: dict[str, object], told: str
) -> None:
    path = f"/jobs/{completed_job(**fields).job_id}"
    answer = client.post(f"{path}/deploy", json={"deploy": True, "threshold": 0.4})
    assert answer.status_code == 422
    assert told in answer.json()["detail"]
    assert client.get(path).json()["deployed"] is False
    assert client.post(f"{path}/deploy", json={"deploy": True, "threshold": None}).status_code == 200


def test_files_that_a_job_wrote_have_links(client: TestClient, completed_job: MakeJob) -> None:
    written = completed_job(
        result=a_result(artefacts=(keys.MODEL_CARD, keys.REPRODUCE, keys.EXPLAINER), members=("lgbm",))
    )
    shown = client.get(f"/jobs/{written.job_id}").json()
    links = {"model_card": keys.MODEL_CARD, "reproduce": keys.REPRODUCE, "explainer": keys.EXPLAINER}
    for name, file in links.items():
        assert f"{keys.artefact(written.job_id, file)}?" in shown[f"{name}_download_url"]
    assert shown["members"] == ["lgbm"]
    other = client.get(f"/jobs/{completed_job().job_id}").json()
    assert other["explainer_download_url"] is None
