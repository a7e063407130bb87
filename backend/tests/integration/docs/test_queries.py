"""The log queries of the operations page ask for what the log lines have."""

import json
import re
from uuid import uuid4

import pytest

from automl_lite.aws.telemetry import Telemetry
from documents.infrastructure import TERRAFORM
from tests.integration.docs.reading import DOCS, read

PAGE = read(DOCS / "OPERATIONS.md")
# CloudWatch's own, and what its queries are made of.
GIVEN = {"@timestamp", "@type", "@initDuration"}


def query(heading: str) -> str:
    """The block under a heading."""
    found = re.search(rf"^### {heading}\n.*?^```\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def fields(text: str) -> set[str]:
    """What a query filters by, shows or sorts by."""
    shown = re.findall(r"^(?:\| )?fields (.+)$", text, re.MULTILINE)
    sorted_by = re.findall(r"sort (\S+)", text)
    filtered = re.findall(r"filter (\S+)", text)
    return {field.strip() for line in shown for field in line.split(",")} | {*sorted_by, *filtered} - {""}


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """What a function writes when a call of a job fails."""
    telemetry = Telemetry(uuid4().hex)  # a name of its own, as each writes to the output of its first time
    with pytest.raises(ZeroDivisionError), telemetry.invocation("request", job_id="job"):
        raise ZeroDivisionError
    return json.loads(capsys.readouterr().out.splitlines()[0])  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "heading", ["Answers of 500 and above", "All lines of one request", "The log of one job"]
)
def test_a_query_of_our_lines_names_their_keys(heading: str, line: dict[str, object]) -> None:
    asked = fields(query(heading)) - GIVEN

    assert asked
    assert asked <= set(line)


def test_the_query_of_the_access_log_names_its_keys() -> None:
    stage = read(TERRAFORM / "api_stage.tf")
    written = set(re.findall(r'^    (\w+) += "\$context', stage, re.MULTILINE))

    assert fields(query("The slowest calls")) - GIVEN <= written


@pytest.mark.parametrize(("status", "found"), [(500, True), (503, True), (404, False)])
def test_the_query_of_faults_finds_them(status: int, found: bool, capsys: pytest.CaptureFixture[str]) -> None:
    Telemetry(uuid4().hex).answered("GET", "/jobs/500", status)
    message = json.loads(capsys.readouterr().out.splitlines()[0])["message"]
    pattern = re.search(r"message like /(.+)/", query("Answers of 500 and above"))

    assert pattern is not None
    assert bool(re.search(pattern[1], message)) is found
