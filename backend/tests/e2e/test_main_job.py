"""From a file to a served prediction, by HTTP against the running server, on real data."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import joblib
import numpy as np
import pandas as pd
import pytest

from automl_lite.inference.model import Model
from automl_lite.training.fitted import FittedModel, frame_to_columns

DATA = Path(__file__).parents[1] / "data"
BUDGET_SECONDS = 12


@dataclass(frozen=True)
class Case:
    """A file, its target, and what a prediction looks like."""

    file: str
    target: str
    problem_type: str
    label: type
    labels: int = 0


CASES = (
    Case("german_credit.csv", "creditability", "classification", str, 2),
    Case("titanic.csv", "survived", "classification", int, 2),
    Case("penguins_raw.csv", "Species", "classification", str, 3),
    Case("digits.csv", "digit", "classification", int, 10),
    Case("weather.csv", "weather", "classification", str, 5),
    Case("bike_sharing_2000.csv", "bikers", "regression", float),
)


@dataclass(frozen=True)
class Finished:
    case: Case
    job: dict[str, Any]
    onnx: Model
    pickle: FittedModel
    frame: pd.DataFrame


@pytest.fixture(scope="module")
def server(shared_server_starter: Callable[..., Any]) -> Any:
    return shared_server_starter()


@pytest.fixture(scope="module")
def client(server: Any) -> httpx.Client:
    client: httpx.Client = server.client
    return client


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.file)
def finished(request: pytest.FixtureRequest, server: Any, client: httpx.Client) -> Finished:
    """A file uploaded, confirmed, trained on and deployed, its artefacts downloaded."""
    case: Case = request.param
    dataset_id = server.upload(DATA / case.file)
    job_id = server.train(dataset_id, case.target, time_budget=BUDGET_SECONDS)
    job = server.wait_for(job_id, "completed", "failed")
    assert job["status"] == "completed", job["error_message"]
    assert ok(client.post(f"/jobs/{job_id}/deploy", json={"deploy": True}))["deployed"]
    return Finished(
        case=case,
        job=job,
        onnx=Model.load(client.get(job["onnx_model_download_url"]).raise_for_status().content),
        pickle=joblib.load(io.BytesIO(client.get(job["model_download_url"]).raise_for_status().content)),
        frame=pd.read_csv(DATA / case.file, dtype=str, keep_default_na=False),
    )


def ok(answer: httpx.Response) -> dict[str, Any]:
    assert answer.is_success, answer.text
    body: dict[str, Any] = answer.json()
    return body


def test_the_model_is_better_than_a_baseline_that_ignores_the_features(finished: Finished) -> None:
    metric = "accuracy" if finished.case.labels else "r2_score"

    assert finished.job["problem_type"] == finished.case.problem_type
    assert finished.job["metrics"][metric] > finished.job["baseline"]["scores"][metric]


def test_the_exported_model_passed_its_check(finished: Finished) -> None:
    assert finished.job["parity"]["passed"], finished.job["parity"]
    assert finished.job["parity"]["label_mismatches"] == 0


def test_the_downloaded_onnx_and_pickle_agree(finished: Finished) -> None:
    columns = frame_to_columns(finished.frame, finished.pickle.features)
    expected = finished.pickle.scores(columns)
    spread = 1.0 if finished.case.labels else float(np.std(expected))

    np.testing.assert_allclose(finished.onnx.scores(columns), expected, atol=1e-4 * spread, rtol=0)


def test_a_served_prediction_is_the_models_own(finished: Finished, client: httpx.Client) -> None:
    rows = finished.frame.head(20)
    features = [reading.name for reading in finished.pickle.features]
    asked = [{name: row[name] for name in features} for _, row in rows.iterrows()]

    batch = ok(client.post(f"/predict/{finished.job['job_id']}/batch", json={"rows": asked}))
    one = ok(client.post(f"/predict/{finished.job['job_id']}", json={"features": asked[0]}))

    expected = finished.pickle.predict(rows)
    served = [prediction["prediction"] for prediction in batch["predictions"]]
    if finished.case.labels:
        assert served == expected.tolist()
        assert {type(label) for label in served} == {finished.case.label}
        assert len(one["probabilities"]) == finished.case.labels
        assert sum(one["probabilities"].values()) == pytest.approx(1, abs=1e-4)
    else:
        assert served == pytest.approx(expected.tolist(), rel=1e-3, abs=1e-3)
        assert one["probabilities"] is None
    assert one["prediction"] == served[0]
    assert one["model_type"] == finished.case.problem_type


def test_the_example_request_works_when_posted(finished: Finished, client: httpx.Client) -> None:
    info = ok(client.get(f"/predict/{finished.job['job_id']}/info"))

    answer = ok(client.post(f"/predict/{finished.job['job_id']}", json=info["example_request"]))

    assert set(info["example_request"]["features"]) == set(info["feature_columns"])
    assert isinstance(answer["prediction"], finished.case.label)


def test_the_reports_are_whole_pages_that_ask_for_nothing(finished: Finished, client: httpx.Client) -> None:
    for link in ("eda_report_download_url", "training_report_download_url"):
        html = client.get(finished.job[link]).raise_for_status().text

        assert html.startswith("<!DOCTYPE html>")
        assert finished.case.target in html
        assert "http" not in html.replace("http-equiv", "")


def test_left_out_columns_say_why(client: httpx.Client, finished: Finished) -> None:
    left_out = {column["column"]: column["reason"] for column in finished.job["left_out"]}

    assert all(reason.endswith(".") for reason in left_out.values())
    if finished.case.file == "penguins_raw.csv":
        assert {"Region", "Stage"} <= set(left_out)
