"""What a month costs is reckoned from prices and sizes that are the same everywhere."""

import re
from pathlib import Path

import pytest

from documents.costs import charged, idle_beyond_storage, lines, total
from documents.infrastructure import TERRAFORM
from documents.prices import PRICES
from documents.workload import HABITS, IDLE, MONTH
from release.contract import contract
from tests.integration.docs.reading import ROOT, read

FEATURES = ROOT / "frontend" / "features"


def constant(path: Path, name: str) -> float:
    """A number that a TypeScript file states."""
    found = re.search(rf"\b{name}: ([\d._]+)", read(path))
    assert found is not None, f"{path.name} does not state {name}"
    return float(found[1].replace("_", ""))


def test_a_month_of_work_costs_at_most_15_dollars() -> None:
    assert MONTH.jobs == 20
    assert MONTH.uploaded_gb == 10
    assert MONTH.predictions == 100_000
    assert total(lines(MONTH)) <= 15


def test_a_month_in_which_nobody_comes_costs_a_cent_beyond_what_is_stored() -> None:
    assert idle_beyond_storage() <= 0.01


def test_what_is_free_is_taken_off_once() -> None:
    work = lines(MONTH)
    seconds = [line for line in work if line.price == "lambda-arm"]

    assert sum(line.units for line in seconds) < PRICES["lambda-arm"].free
    assert sum(charged(seconds)) == 0
    assert sum(charged(seconds * 50)) == pytest.approx(
        (50 * sum(line.units for line in seconds) - PRICES["lambda-arm"].free) * PRICES["lambda-arm"].usd
    )
    assert total(lines(IDLE)) < total(work)


@pytest.mark.parametrize(
    ("page", "name", "price"),
    [
        ("configure/aws-price.ts", "dollarsPerVcpuHour", "spot-vcpu"),
        ("configure/aws-price.ts", "dollarsPerGigabyteHour", "spot-gb"),
        ("use-it/cost.ts", "instanceHour", "sagemaker-endpoint"),
        ("use-it/cost.ts", "lambdaMillionRequests", "lambda-request"),
        ("use-it/cost.ts", "lambdaGigabyteSecond", "lambda-arm"),
        ("use-it/cost.ts", "apiMillionRequests", "api-request"),
    ],
)
def test_the_web_page_reckons_with_the_same_prices(page: str, name: str, price: str) -> None:
    assert constant(FEATURES / page, name) == PRICES[price].usd


def test_the_web_page_takes_a_prediction_to_need_the_same() -> None:
    cost = FEATURES / "use-it" / "cost.ts"

    assert HABITS.predict == (constant(cost, "memoryGigabytes"), constant(cost, "secondsPerPrediction"))


def test_functions_and_containers_are_of_the_sizes_that_are_counted() -> None:
    training = contract()["training"]
    memory = dict(re.findall(r"^ +(\w+) += \{ memory = (\d+)", read(TERRAFORM / "lambda.tf"), re.MULTILINE))

    assert (training["vcpus"], training["memory_mb"]) == (HABITS.vcpus, 1024 * HABITS.memory_gb)
    assert {name: int(size) / 1024 for name, size in memory.items()} == {
        name: getattr(HABITS, name)[0] for name in ("api", "predict", "profile", "job_events", "sweep")
    }


def test_alarms_read_as_many_metrics_as_are_counted_and_free() -> None:
    read_by_alarms = re.findall(r"merge\(local\.\w+_metrics", read(TERRAFORM / "monitoring.tf"))

    assert len(read_by_alarms) == HABITS.alarm_metrics <= PRICES["alarm"].free


def test_every_price_names_its_price_list() -> None:
    assert all(price.source.startswith("https://aws.amazon.com/") for price in PRICES.values())
    assert {line.price for line in lines(MONTH)} <= set(PRICES)
