"""Whatever is sent, by the API's own description or against it: no 5xx, and every answer as documented."""

import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from schemathesis.config import SchemathesisConfig
from starlette.testclient import TestClient

from automl_lite.api.app import assemble
from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.jobs import JobStatus
from automl_lite.domain.platform import ApiPlatform
from automl_lite.local.platform import build_api_platform, open_database
from automl_lite.local.settings import LocalSettings
from automl_lite.local.supervisor import Supervisor
from automl_lite.local.task_table import TaskTable

ROWS = "size,colour,joined,kind\n" + "".join(
    f"{row % 17}.5,{('blue', 'red')[row % 2]},2024-01-{row % 28 + 1:02},{('lily', 'rose')[row % 17 > 8]}\n"
    for row in range(120)
)
CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": 1,
        "generation": {"max-examples": 25, "deterministic": True, "database": "none"},
        # An id may fit its schema and still be of nothing, and a column's name is any text.
        "checks": {"positive_data_acceptance": {"enabled": False}},
    }
)
APP = assemble(with_predictions=True)
API = schemathesis.openapi.from_asgi("/openapi.json", APP, config=CONFIG)
AnyCase = schemathesis.Case[Any]
TURN = itertools.count()
NOT_DELETING = API.exclude(method="DELETE")  # deleting is tried with the ids of nothing only
CELLS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec="utf-8"))
FEATURES = st.dictionaries(st.sampled_from(["size", "colour", "joined", "kind", "zzz"]), CELLS)


@dataclass(frozen=True)
class Machine:
    """What there is to ask about."""

    client: TestClient
    datasets: tuple[str, ...]
    jobs: tuple[str, ...]
    model: str

    def ids_for(self, path: str) -> tuple[str, ...]:
        if path.startswith("/predict"):
            return (self.model,)
        return self.datasets if path.startswith("/datasets") else self.jobs


@pytest.fixture(scope="module", autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A dataset and a job in every state, and a deployed model that was really trained."""
    settings = LocalSettings(
        data_dir=tmp_path_factory.mktemp("machine"),
        signing_key=SecretStr("a key for tests"),
        min_time_budget=1,
        confirm_wait_seconds=25,
    )
    platform = build_api_platform(settings, predictor=True)
    APP.state.platform = platform
    with Supervisor(settings, platform, TaskTable(open_database(settings))), TestClient(APP) as client:
        dataset = _ready_dataset(client, platform)
        model = _deployed_model(client, dataset.dataset_id)
    # From here on nobody works on the queue: what is tried is the API, not training.
    settings = settings.model_copy(update={"confirm_wait_seconds": 0, "min_time_budget": 60})
    APP.state.platform = replace(platform, settings=settings)
    with TestClient(APP) as client:
        yield Machine(
            client=client,
            datasets=(dataset.dataset_id, *_datasets_in_every_state(platform, dataset)),
            jobs=tuple(_jobs_in_every_state(platform, model)),
            model=model,
        )


def _ready_dataset(client: TestClient, platform: ApiPlatform) -> Dataset:
    dataset_id: str = client.post("/upload", json={"filename": "flowers.csv"}).json()["dataset_id"]
    platform.files.write_bytes(keys.dataset_data(dataset_id), ROWS.encode(), "text/csv")
    confirmed = client.post(f"/datasets/{dataset_id}/confirm").json()
    assert confirmed["status"] == "ready", confirmed
    return platform.datasets.get("default", dataset_id)


def _deployed_model(client: TestClient, dataset_id: str) -> str:
    # The size gives the kind away, so it is asked for.
    config = {"time_budget": 3, "include_columns": ["size"]}
    body = {"dataset_id": dataset_id, "target_column": "kind", "config": config}
    job_id: str = client.post("/train", json=body).json()["job_id"]
    deadline = time.monotonic() + 120
    while (job := client.get(f"/jobs/{job_id}").json())["status"] in ("pending", "running"):
        assert time.monotonic() < deadline, job
        time.sleep(0.2)
    assert job["status"] == "completed", job
    assert client.post(f"/jobs/{job_id}/deploy", json={"deploy": True}).status_code == 200
    return job_id


def _datasets_in_every_state(platform: ApiPlatform, dataset: Dataset) -> Iterator[str]:
    for status in DatasetStatus:
        copy = dataset.model_copy(update={"dataset_id": f"dataset-{status}", "status": status})
        if status is not DatasetStatus.READY:
            platform.datasets.add(copy)
            yield copy.dataset_id


def _jobs_in_every_state(platform: ApiPlatform, model: str) -> Iterator[str]:
    done = platform.jobs.get("default", model)
    for status in JobStatus:
        result = done.result if status is JobStatus.COMPLETED else None
        changes = {"job_id": f"job-{status}", "status": status, "result": result, "deployed": False}
        yield platform.jobs.add(done.model_copy(update=changes)).job_id


@API.parametrize()
def test_no_request_makes_a_fault_of_ours(case: AnyCase) -> None:
    case.call_and_validate()


@NOT_DELETING.parametrize()
def test_no_request_about_what_is_there_makes_a_fault_of_ours(case: AnyCase, machine: Machine) -> None:
    ids = machine.ids_for(case.path)
    chosen = ids[next(TURN) % len(ids)]
    case.path_parameters = dict.fromkeys(case.path_parameters or {}, chosen)
    if case.path == "/train" and isinstance(case.body, dict):
        case.body["dataset_id"] = machine.datasets[0]
    # With its id put right, a request that was made to be wrong may be right.
    case.call_and_validate(excluded_checks=[schemathesis.checks.negative_data_rejection])


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(rows=st.lists(FEATURES, min_size=1, max_size=3))
def test_any_cell_is_answered_or_refused(machine: Machine, rows: list[dict[str, object]]) -> None:
    answer = machine.client.post(
        f"/predict/{machine.model}/batch",
        content=json.dumps({"rows": rows}),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code in (200, 400), answer.text
    if answer.status_code == 200:
        assert len(answer.json()["predictions"]) == len(rows)
        assert all(row["prediction"] in ("rose", "lily") for row in answer.json()["predictions"])
    else:
        assert any(name in answer.json()["detail"] for name in ("size", "colour", "joined", "kind", "zzz"))


def test_the_example_of_a_models_info_works_when_posted(machine: Machine) -> None:
    info = machine.client.get(f"/predict/{machine.model}/info").json()
    answer = machine.client.post(f"/predict/{machine.model}", json=info["example_request"])
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert (shown["job_id"], shown["model_type"]) == (machine.model, "classification")
    assert shown["probability"] == max(shown["probabilities"].values())
    assert set(shown["probabilities"]) == {"rose", "lily"}
    assert shown["inference_time_ms"] > 0
    assert shown["warnings"] == []


def test_missing_features_are_told_and_unknown_ones_refused(machine: Machine) -> None:
    path = f"/predict/{machine.model}"
    nothing = machine.client.post(path, json={"features": {}})
    assert nothing.status_code == 200
    assert {warning.split()[0] for warning in nothing.json()["warnings"]} == {"size", "colour", "joined"}
    unknown = machine.client.post(path, json={"features": {"colr": "red"}})
    assert unknown.status_code == 400
    assert "'colour'" in unknown.json()["detail"]
