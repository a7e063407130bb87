"""The tables of docs/COSTS.md."""

from collections.abc import Sequence

from documents import costs
from documents.markdown import table
from documents.prices import PRICES
from documents.workload import HABITS, HOURS, IDLE, MONTH

# What SageMaker's price covers too: training, and calls that are answered.
COMPARED = {"api-request", "spot-vcpu", "spot-gb", "fargate-disk", "ipv4"}


def summary() -> str:
    """The figures that people come for."""
    busy, quiet = costs.lines(MONTH), costs.lines(IDLE)
    stored = sum(line.dollars for line in quiet if line.price in costs.STORAGE)
    stored_paid = sum(costs.charged(quiet)) - costs.idle_beyond_storage()
    rows = (
        ("a month of work", _usd(costs.total(busy)), _usd(sum(costs.charged(busy)))),
        ("a month in which nobody comes", _usd(costs.total(quiet)), _usd(sum(costs.charged(quiet)))),
        (
            "… of it, what is stored",
            _usd(stored),
            _usd(stored_paid),
        ),
    )
    return table(("US dollars", "at list price", "after what is always free"), rows)


def month() -> str:
    """A month of work, line by line."""
    return _bill(costs.lines(MONTH))


def idle() -> str:
    """A month in which nobody comes."""
    return _bill([line for line in costs.lines(IDLE) if line.units])


def sagemaker() -> str:
    """The same work by SageMaker."""
    hours = MONTH.jobs * HABITS.job_hours
    seconds = MONTH.predictions * HABITS.predict[1]
    training = costs.Line("sagemaker-training", "The jobs' hours of training", hours)
    endpoint = costs.Line("sagemaker-endpoint", "An endpoint, day and night", HOURS)
    serverless = costs.Line("sagemaker-serverless", "The predictions, cold starts in return", seconds)
    session = costs.Line("canvas", "Half an hour in the page for each job", MONTH.jobs / 2)
    rows = [
        ("Autopilot, real-time endpoint", [training, endpoint]),
        ("Autopilot, serverless inference", [training, serverless]),
        ("Canvas, real-time endpoint", [session, training, endpoint]),
        ("Canvas, serverless inference", [session, training, serverless]),
    ]
    told = (
        (
            way,
            " + ".join(f"{line.what.lower()} {line.dollars:.2f}" for line in taken),
            _usd(costs.total(taken)),
        )
        for way, taken in rows
    )
    ours = (
        "AutoML Lite, everything",
        "all lines above, at list price",
        _usd(costs.total(costs.lines(MONTH))),
    )
    same = [line for line in costs.lines(MONTH) if line.price in COMPARED or line.what == "`predict`"]
    alike = ("AutoML Lite, the same parts", "training, predictions and the API", _usd(costs.total(same)))
    return table(("way", "what is counted", "USD a month"), [alike, ours, *told])


def extras() -> str:
    """What costs more because somebody chose it."""
    warm = PRICES["lambda-warm"].usd * HOURS * 3600
    endpoints = 4 * 2 * HOURS * PRICES["endpoint"].usd
    hours = MONTH.jobs * HABITS.job_hours
    spot = hours * (HABITS.vcpus * PRICES["spot-vcpu"].usd + HABITS.memory_gb * PRICES["spot-gb"].usd)
    demand = hours * (HABITS.vcpus * PRICES["fargate-vcpu"].usd + HABITS.memory_gb * PRICES["fargate-gb"].usd)
    rows = (
        ("`provisioned_concurrency = { predict = 1 }`", f"one copy of 1 GB kept warm: {warm:.2f}"),
        ("`network = { private = true }`", f"four interface endpoints in two zones: {endpoints:.2f}"),
        ("no Spot to be had", f"the same jobs on demand: {demand:.2f} in place of {spot:.2f}"),
        ("alarms in a second environment", f"ten metrics more than are free: {10 * PRICES['alarm'].usd:.2f}"),
    )
    return table(("what", "USD a month"), rows)


def prices() -> str:
    """Every unit price with its source."""
    rows = (
        (
            price.service,
            price.unit,
            f"{price.usd:.10f}".rstrip("0").rstrip("."),
            f"{price.free:,g}" if price.free else "–",
            f"[AWS]({price.source})",
            price.seen or "not checked",
        )
        for price in PRICES.values()
    )
    return table(("service", "unit", "USD", "always free a month", "price list", "seen at"), rows)


def _bill(taken: Sequence[costs.Line]) -> str:
    paid = costs.charged(taken)
    rows = [
        (
            PRICES[line.price].service,
            line.what,
            f"{_number(line.units)} × {PRICES[line.price].unit}",
            _usd(line.dollars),
            _usd(due),
        )
        for line, due in zip(taken, paid, strict=True)
    ]
    whole = ("**total**", "", "", f"**{_usd(costs.total(taken))}**", f"**{_usd(sum(paid))}**")
    return table(("service", "what for", "units", "list price", "after free units"), [*rows, whole])


def _named(line: costs.Line) -> str:
    return f"{line.what.lower()} {line.dollars:.2f}"


def _number(units: float) -> str:
    return f"{units:,.0f}" if units >= 100 else f"{units:.3g}"


def _usd(dollars: float) -> str:
    return f"{dollars:.2f}" if dollars >= 0.005 or dollars == 0 else "< 0.01"
