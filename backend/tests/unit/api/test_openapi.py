"""The committed description of the API is fresh and complete."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from automl_lite.api.openapi import OPENAPI_FILE, openapi_text

SCHEMA: dict[str, Any] = json.loads(openapi_text())
CONTRACT = {
    "GET /", "GET /health", "POST /upload", "POST /datasets/{dataset_id}/confirm", "GET /datasets",
    "GET /datasets/{dataset_id}", "GET /datasets/{dataset_id}/preview", "DELETE /datasets/{dataset_id}",
    "POST /train", "GET /jobs", "GET /jobs/{job_id}", "PATCH /jobs/{job_id}", "POST /jobs/{job_id}/cancel",
    "DELETE /jobs/{job_id}", "POST /jobs/{job_id}/deploy", "GET /jobs/{job_id}/report",
    "GET /jobs/{job_id}/thresholds", "POST /predict/{job_id}/explain", "GET /predict/{job_id}/info",
    "POST /predict/{job_id}", "POST /predict/{job_id}/batch",
}  # fmt: skip


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in SCHEMA["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").removeprefix("#/components/schemas/")
    found: dict[str, Any] = SCHEMA["components"]["schemas"][name] if name else schema
    return found


each_operation = pytest.mark.parametrize(
    "operation", [pytest.param(operation, id=name) for name, operation in operations()]
)


def test_the_committed_file_is_fresh() -> None:
    assert OPENAPI_FILE.read_text(encoding="utf-8") == openapi_text(), (
        "openapi.json is stale; write it anew with `make generate`"
    )


def test_the_whole_contract_is_there() -> None:
    assert {name for name, _ in operations()} == CONTRACT


@each_operation
def test_every_operation_has_a_summary_a_description_and_an_id(operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["operationId"].isidentifier()


def test_operation_ids_are_unique() -> None:
    ids = [operation["operationId"] for _, operation in operations()]
    assert len(set(ids)) == len(ids)


@each_operation
def test_every_body_has_an_example_that_its_schema_knows(operation: dict[str, Any]) -> None:
    if "requestBody" not in operation:
        return
    body = resolved(operation["requestBody"]["content"]["application/json"]["schema"])
    assert body["example"]
    assert set(body["example"]) <= set(body["properties"])


@each_operation
def test_every_main_answer_has_an_example(operation: dict[str, Any]) -> None:
    answer = operation["responses"]["200"]["content"]["application/json"]
    schema = resolved(answer["schema"])
    example = answer.get("example") or schema["example"]
    assert set(example) <= set(schema["properties"])
    # FastAPI leaves nulls out of examples.
    for name in set(schema["required"]) - set(example):
        assert {"type": "null"} in schema["properties"][name]["anyOf"], name


@each_operation
def test_every_refusal_is_documented_as_a_problem(operation: dict[str, Any]) -> None:
    refusals = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
    if "parameters" in operation or "requestBody" in operation:
        assert "422" in refusals
    if "requestBody" in operation:
        assert "413" in refusals
    if any(parameter["in"] == "path" for parameter in operation.get("parameters", [])):
        assert "404" in refusals
    for answer in refusals.values():
        assert answer["description"]
        assert answer["content"] == {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        }


def test_the_budget_is_documented_with_its_bounds() -> None:
    budget = SCHEMA["components"]["schemas"]["TrainConfigBody"]["properties"]["time_budget"]
    assert (budget["minimum"], budget["maximum"]) == (60, 3600)
