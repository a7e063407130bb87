"""What a month costs: unit prices times what the workload takes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from documents.prices import PRICES
from documents.workload import HABITS, IDLE, Workload

MILLION = 1_000_000
STORAGE = {"s3-gb", "ecr-gb", "dynamodb-gb", "dynamodb-backup", "log-kept"}


class Line(NamedTuple):
    """So many units of one price."""

    price: str
    what: str
    units: float

    @property
    def dollars(self) -> float:
        return self.units * PRICES[self.price].usd


def lines(work: Workload) -> list[Line]:
    """All that an environment takes in a month."""
    return [*_calls(work), *_training(work), *_kept(work), *_watched(work), *_page(work)]


def total(taken: Iterable[Line]) -> float:
    """Dollars at list price."""
    return sum(line.dollars for line in taken)


def charged(taken: Sequence[Line]) -> list[float]:
    """Dollars of each line once the always-free units of its price are used up."""
    left = {key: price.free for key, price in PRICES.items()}
    dollars = []
    for line in taken:
        free = min(left[line.price], line.units)
        left[line.price] -= free
        dollars.append((line.units - free) * PRICES[line.price].usd)
    return dollars


def idle_beyond_storage() -> float:
    """Dollars of a month in which nobody comes, after the always-free units, without what is kept."""
    taken = lines(IDLE)
    return sum(paid for line, paid in zip(taken, charged(taken), strict=True) if line.price not in STORAGE)


def _calls(work: Workload) -> Iterator[Line]:
    asked = work.jobs * HABITS.page_calls
    heard = work.jobs * HABITS.events_of_a_job
    invoked = work.predictions + asked + work.jobs + heard + HABITS.sweeps
    yield Line("api-request", "Predictions and the page's calls", (work.predictions + asked) / MILLION)
    yield Line("lambda-request", "Calls of all five functions", invoked / MILLION)
    yield Line("lambda-arm", "`predict`", work.predictions * _gb_seconds(HABITS.predict))
    yield Line("lambda-arm", "`api`", asked * _gb_seconds(HABITS.api))
    yield Line("lambda-arm", "`profile`", work.jobs * _gb_seconds(HABITS.profile))
    disk = work.jobs * HABITS.profile_disk_gb * HABITS.profile[1]
    yield Line("lambda-disk", "`profile`'s disk", disk)
    yield Line("lambda-arm", "`sweep`, every five minutes", HABITS.sweeps * _gb_seconds(HABITS.sweep))
    yield Line("lambda-arm", "`job_events`", heard * _gb_seconds(HABITS.job_events))
    yield Line(
        "transfer", "Answers, reports and models", work.predictions * 2e-6 + work.jobs * HABITS.result_gb
    )


def _training(work: Workload) -> Iterator[Line]:
    hours = work.jobs * HABITS.job_hours
    yield Line("spot-vcpu", f"{HABITS.vcpus} vCPUs of each job", hours * HABITS.vcpus)
    yield Line("spot-gb", f"{HABITS.memory_gb} GB of each job", hours * HABITS.memory_gb)
    yield Line("fargate-disk", f"{HABITS.disk_gb} GB beyond the free 20", hours * HABITS.disk_gb)
    yield Line("ipv4", "Address of each container while it runs", hours)


def _kept(work: Workload) -> Iterator[Line]:
    writes = work.jobs * HABITS.job_writes
    reads = 0.5 * (work.predictions + work.jobs * HABITS.page_calls) + 2 * HABITS.sweeps
    yield Line("s3-gb", "Uploads, and a year of models and reports", work.uploaded_gb + _results_gb())
    yield Line("s3-put", "Uploads, checkpoints and results", work.jobs * 0.2)
    gets = work.jobs * 0.2 + work.predictions / 1e5
    yield Line("s3-get", "Files read by training, functions and people", gets)
    yield Line("ecr-gb", "Ten training images that share their layers", HABITS.image_gb)
    yield Line("dynamodb-write", "Jobs and their progress", writes / MILLION)
    yield Line("dynamodb-read", "Records for calls and sweeps", reads / MILLION)
    yield Line("dynamodb-gb", "Two tables and their indexes", 0.1)
    yield Line("dynamodb-backup", "Two tables, any second of 35 days", 0.1)


def _watched(work: Workload) -> Iterator[Line]:
    calls = work.predictions + work.jobs * HABITS.page_calls + HABITS.sweeps
    logs = (calls * HABITS.call_log_kb + work.jobs * HABITS.job_log_kb) / 1e6
    metrics = HABITS.busy_metrics if work.predictions else HABITS.idle_metrics
    yield Line("log-gb", "Logs of functions, API and training", logs)
    yield Line("log-kept", "A month of them", logs)
    yield Line("metric", "The product's own, by the hours in which they are sent", metrics)
    yield Line("alarm", "What alarms read", HABITS.alarm_metrics)
    yield Line("dashboard", "Dashboard", HABITS.dashboards)
    yield Line("trace", "Every call, were each traced", calls / MILLION)
    yield Line("event", "Jobs that ended", work.jobs / MILLION)
    yield Line("email", "Notices", work.jobs / 1000)
    yield Line("queue", "Calls that failed for good", 0.001 * (work.jobs > 0))


def _page(work: Workload) -> Iterator[Line]:
    requests = work.visits * 20
    yield Line("build", "Builds of the page", work.builds * HABITS.build_minutes)
    yield Line("page-request", "The page's server", requests / MILLION)
    yield Line("page-hour", "The page's server, 0.1 s of 1 GB a request", requests * 0.1 / 3600)
    yield Line("page-gb", "Scripts and pages", work.visits * HABITS.visit_gb * 4)


def _gb_seconds(function: tuple[float, float]) -> float:
    memory_gb, seconds = function
    return memory_gb * seconds


def _results_gb() -> float:
    return HABITS.kept_jobs * HABITS.result_gb
