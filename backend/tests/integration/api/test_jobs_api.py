"""Listing and showing jobs, and changing their tags and notes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from automl_lite.domain import keys
from automl_lite.domain.jobs import Job, JobStatus, Phase, Progress, SearchProgress
from automl_lite.domain.platform import Platform
from tests.support.records import a_result

MakeJob = Callable[..., Job]
SUMMARY_FIELDS = {
    "job_id", "dataset_id", "dataset_name", "status", "target_column", "problem_type", "time_budget",
    "created_at", "updated_at", "started_at", "completed_at", "tags", "deployed", "error_message",
    "primary_metric", "metric", "metric_score", "training_time", "best_estimator", "progress", "threshold",
}  # fmt: skip
SEARCHING = Progress(
    phase=Phase.SEARCH,
    percent=40,
    message="Searching.",
    search=SearchProgress(
        trials=7,
        elapsed_seconds=12.5,
        budget_seconds=60,
        metric="roc_auc",
        higher_is_better=True,
        best_score=0.9,
        best_estimator="lgbm",
    ),
)


def test_pages_are_newest_first_complete_and_never_short(client: TestClient, stored_job: MakeJob) -> None:
    start = datetime(2026, 11, 22, tzinfo=UTC)
    jobs = [
        stored_job(created_at=start + timedelta(seconds=number), tags=("even",) if number % 2 == 0 else ())
        for number in range(9)
    ]
    seen: list[str] = []
    token: str | None = None
    for size in (2, 2, 1):
        query = {"limit": "2", "tag": "even"} | ({"next_token": token} if token else {})
        page = client.get("/jobs", params=query).json()
        assert len(page["jobs"]) == size
        seen += [job["job_id"] for job in page["jobs"]]
        token = page["next_token"]
    assert seen == [job.job_id for job in reversed(jobs[::2])]
    assert token is None


def test_jobs_can_be_asked_for_by_status(client: TestClient, stored_job: MakeJob) -> None:
    stored_job(JobStatus.PENDING)
    failed = stored_job(JobStatus.FAILED, error_message="The process was killed.")
    page = client.get("/jobs", params={"status": "failed"}).json()
    assert [(job["job_id"], job["error_message"]) for job in page["jobs"]] == [
        (failed.job_id, "The process was killed.")
    ]


def test_a_token_is_only_good_for_its_own_listing(client: TestClient, stored_job: MakeJob) -> None:
    for _ in range(3):
        stored_job(tags=("a", "b"))
    token = client.get("/jobs", params={"limit": 1, "tag": "a"}).json()["next_token"]
    assert client.get("/jobs", params={"limit": 2, "tag": "a", "next_token": token}).status_code == 200
    for other in ({}, {"tag": "b"}, {"tag": "a", "status": "pending"}):
        answer = client.get("/jobs", params={"limit": 1, "next_token": token, **other})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "next_token"
    assert client.get("/datasets", params={"next_token": token}).status_code == 422


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=ten", "status=done", "next_token=!", "tag=", f"tag={'x' * 51}"]
)
def test_a_bad_listing_request_is_refused_by_field(client: TestClient, query: str) -> None:
    answer = client.get(f"/jobs?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


def test_a_summary_has_no_notes_urls_or_details(client: TestClient, completed_job: MakeJob) -> None:
    completed_job(notes="private", progress=SEARCHING)
    (summary,) = client.get("/jobs").json()["jobs"]
    assert set(summary) == SUMMARY_FIELDS
    assert summary["progress"] == {"phase": "search", "percent": 40}
    assert (summary["best_estimator"], summary["training_time"]) == ("lgbm", 61.5)


def test_a_primary_metric_of_zero_is_zero_and_null_only_when_absent(
    client: TestClient, completed_job: MakeJob, stored_job: MakeJob
) -> None:
    completed, pending = completed_job(), stored_job()
    shown = {job["job_id"]: job["primary_metric"] for job in client.get("/jobs").json()["jobs"]}
    assert shown == {completed.job_id: 0.0, pending.job_id: None}


def test_an_unknown_job_is_not_found_by_any_door(client: TestClient) -> None:
    answers = [
        client.get("/jobs/nowhere"),
        client.patch("/jobs/nowhere", json={"notes": "x"}),
        client.patch("/jobs/nowhere", json={}),
        client.post("/jobs/nowhere/cancel"),
        client.post("/jobs/nowhere/deploy", json={"deploy": True}),
        client.delete("/jobs/nowhere"),
        client.get("/predict/nowhere/info"),
        client.post("/predict/nowhere", json={"features": {}}),
        client.post("/predict/nowhere/batch", json={"rows": [{}]}),
    ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)


def test_a_completed_job_shows_its_scores_beside_the_baseline(
    client: TestClient, completed_job: MakeJob
) -> None:
    shown = client.get(f"/jobs/{completed_job().job_id}").json()
    metrics = shown["metrics"]
    assert (metrics["accuracy"], metrics["roc_auc"], metrics["r2_score"]) == (0.0, 0.75, None)
    assert (metrics["training_time"], metrics["best_estimator"]) == (61.5, "lgbm")
    assert shown["baseline"]["scores"]["accuracy"] == 0.5
    assert shown["baseline"]["rule"] == "Always predicts rose."
    assert shown["primary"]["high"] == 0.3
    assert shown["labels"] == ["lily", "rose"]
    assert shown["rows"]["holdout"] == 8
    assert shown["parity"]["passed"] is True
    assert shown["left_out"][0]["column"] == "id"
    assert shown["preprocessing_info"] == {
        "feature_columns": ["petal", "colour"],
        "feature_count": 2,
        "dropped_columns": ["id"],
        "dropped_count": 1,
        "feature_types": {"petal": "float", "colour": "text"},
    }


def test_a_running_job_shows_its_progress_and_no_results(client: TestClient, stored_job: MakeJob) -> None:
    shown = client.get(f"/jobs/{stored_job(JobStatus.RUNNING, progress=SEARCHING).job_id}").json()
    assert shown["progress"]["search"]["best_score"] == 0.9
    assert (shown["metrics"], shown["parity"], shown["importance"]) == (None, None, [])
    assert all(shown[field] is None for field in shown if field.endswith("_url"))


def test_downloads_are_linked_by_names_that_tell_jobs_apart(
    client: TestClient, completed_job: MakeJob
) -> None:
    job = completed_job()
    shown = client.get(f"/jobs/{job.job_id}").json()
    short = job.job_id[:8]
    for field, name in {
        "model_download_url": f"model_{short}.pkl",
        "onnx_model_download_url": f"model_{short}.onnx",
        "signature_download_url": f"signature_{short}.json",
        "report_download_url": f"eda_report_{short}.html",
        "eda_report_download_url": f"eda_report_{short}.html",
        "training_report_download_url": f"training_report_{short}.html",
    }.items():
        assert f"filename={name}" in shown[field]


def test_only_files_that_the_job_wrote_are_linked(client: TestClient, completed_job: MakeJob) -> None:
    job = completed_job(result=a_result(artefacts=(keys.MODEL_ONNX,)))
    shown = client.get(f"/jobs/{job.job_id}").json()
    assert [field for field in shown if field.endswith("_url") and shown[field]] == [
        "onnx_model_download_url"
    ]


def test_a_version_that_the_client_has_is_not_sent_again(client: TestClient, completed_job: MakeJob) -> None:
    path = f"/jobs/{completed_job().job_id}"
    first = client.get(path)
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, max-age=0, must-revalidate"
    assert "Authorization" in first.headers["Vary"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', f'W/"other",W/{tag}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    for unknown in ('"other"', tag.strip('"'), "", '"'):
        assert client.get(path, headers={"If-None-Match": unknown}).status_code == 200


def test_the_etag_changes_with_everything_that_is_shown(
    client: TestClient, platform: Platform, stored_job: MakeJob
) -> None:
    job = stored_job()
    path = f"/jobs/{job.job_id}"
    tags = [client.get(path).headers["ETag"]]
    client.patch(path, json={"notes": "a"})
    tags.append(client.get(path).headers["ETag"])
    platform.jobs.change("default", job.job_id, frozenset({JobStatus.PENDING}), status=JobStatus.RUNNING)
    tags.append(client.get(path).headers["ETag"])
    platform.jobs.change("default", job.job_id, frozenset({JobStatus.RUNNING}), progress=SEARCHING)
    tags.append(client.get(path).headers["ETag"])
    client.post(f"{path}/cancel")
    tags.append(client.get(path).headers["ETag"])
    assert len(set(tags)) == len(tags)
