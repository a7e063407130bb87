"""The comparison as a Markdown page."""

import argparse
import math
import platform
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import psutil

from benchmarks.quality.catalogue import System
from benchmarks.quality.comparing import Terms
from benchmarks.quality.datasets import Dataset, Kind
from benchmarks.quality.ranking import mean_rank, ranks
from benchmarks.quality.results import Result
from benchmarks.quality.scoring import METRICS
from benchmarks.quality.split import TEST_SHARE

HEAD = """# Model quality beside other systems

Made by `{command}` on {day}: {machine}.

Every system gets the same columns and training rows, {budget} s and {threads} threads, in a process
of its own, and is measured on the same rows: {share:.0%} of each file, by class, with copies of a row on one
side (seed {seed}). Binary targets are ranked by ROC AUC, more classes by log loss, numbers by RMSE; who
failed comes last. LightGBM with its defaults knows no budget. AutoML Lite gets the file and trains with
`retrain_full`, as the others too learn from all rows that they are given; these get the file from pandas,
with `?` as missing and ISO dates as dates.

It is one split and one seed: on files of a few hundred rows another seed turns near results round, so go by
the mean ranks and by large differences.
"""


@dataclass(frozen=True)
class Comparison:
    """All that the page shows."""

    systems: Sequence[System]
    datasets: Sequence[Dataset]
    results: Sequence[Result]
    terms: Terms
    command: str
    day: date

    def of(self, dataset: Dataset, system: System) -> Result:
        wanted = (dataset.name, system.name)
        return next(one for one in self.results if (one.key.dataset, one.key.system) == wanted)


def command_line(asked: argparse.Namespace) -> str:
    """What a person types for this run; the directory's place on a machine says nothing."""
    names = {"PEERS": asked.peers, "SYSTEMS": asked.systems, "ONLY": asked.only}
    given = [f"{name}={value}" for name, value in names.items() if value]
    seed = [f"SEED={asked.seed}"] if asked.seed != 1 else []
    return " ".join(
        ["make bench-quality", f"DATA_DIR={asked.directory.name}", f"BUDGET={asked.budget}", *given, *seed]
    )


def as_markdown(comparison: Comparison) -> str:
    head = HEAD.format(
        command=comparison.command,
        day=comparison.day.isoformat(),
        machine=_machine(),
        share=TEST_SHARE,
        seed=comparison.terms.seed,
        budget=comparison.terms.budget,
        threads=comparison.terms.threads,
    )
    parts = [head, "## Mean rank, and what it costs\n", _summary(comparison)]
    for kind in Kind:
        if any(dataset.kind is kind for dataset in comparison.datasets):
            metric = METRICS[kind]
            better = "more" if metric.higher_is_better else "less"
            parts += [
                f"## {kind.capitalize()}: {metric.name} ({metric.second}); {better} is better\n",
                _scores(comparison, kind),
            ]
    parts += ["## Seconds to fit\n", _seconds(comparison), *_notes(comparison)]
    return "\n".join(parts)


def _summary(comparison: Comparison) -> str:
    datasets = comparison.datasets
    by_dataset = {
        one.name: ranks(one, [comparison.of(one, system) for system in comparison.systems])
        for one in datasets
    }
    kinds = [kind for kind in Kind if any(dataset.kind is kind for dataset in datasets)]
    header = [
        *("system", f"all ({len(datasets)})"),
        *(f"{kind} ({sum(one.kind is kind for one in datasets)})" for kind in kinds),
        *("median s", "longest s", "peak MB", "median model", "median ms for one row"),
    ]
    rows = []
    for system in comparison.systems:
        groups = [datasets, *([one for one in datasets if one.kind is kind] for kind in kinds)]
        means = [mean_rank(by_dataset, system.name, group) for group in groups]
        rows.append([system.title, *(f"{mean:.2f}" for mean in means), *_costs(comparison, system)])
    return _table(header, rows)


def _costs(comparison: Comparison, system: System) -> list[str]:
    done = [one for one in comparison.results if one.key.system == system.name and one.score is not None]

    def of(summary: Callable[[list[float]], float], values: Iterable[float | None], form: str) -> str:
        known = [value for value in values if value is not None]
        return form.format(summary(known)) if known else "–"

    return [
        of(statistics.median, (one.fit_seconds for one in done), "{:.0f}"),
        of(max, (one.fit_seconds for one in done), "{:.0f}"),
        of(max, (one.peak_mb for one in done), "{:,.0f}"),
        of(statistics.median, (_kilobytes(one) for one in done), "{:,.0f} kB"),
        of(statistics.median, (one.row_ms for one in done), "{:.2f}"),
    ]


def _kilobytes(result: Result) -> float | None:
    return None if result.model_bytes is None else result.model_bytes / 1000


def _scores(comparison: Comparison, kind: Kind) -> str:
    rows = []
    for dataset in comparison.datasets:
        if dataset.kind is kind:
            results = [comparison.of(dataset, system) for system in comparison.systems]
            places = ranks(dataset, results)
            best = min(places.values())
            rows.append(
                [_name(dataset), *(_score(one, best=places[one.key.system] == best) for one in results)]
            )
    return _table(["dataset", *(system.title for system in comparison.systems)], rows)


def _name(dataset: Dataset) -> str:
    return f"{dataset.name} *" if dataset.leaks else dataset.name


def _score(result: Result, *, best: bool) -> str:
    if result.score is None:
        return "failed"
    shown = _digits(result.score)
    return f"{f'**{shown}**' if best else shown} ({result.second:.3f})"


def _digits(value: float) -> str:
    """Enough to tell systems apart, whatever the unit."""
    return f"{value:.4f}" if abs(value) < 10 else f"{value:,.{max(0, 4 - int(math.log10(abs(value))))}f}"


def _seconds(comparison: Comparison) -> str:
    rows = []
    for dataset in comparison.datasets:
        taken = [comparison.of(dataset, system).fit_seconds for system in comparison.systems]
        rows.append([dataset.name, *("–" if seconds is None else f"{seconds:.0f}" for seconds in taken)])
    told = (
        "\nOf AutoML Lite the whole command, with profile, reports and export; of the others the fit alone.\n"
    )
    return _table(["dataset", *(system.title for system in comparison.systems)], rows) + told


def _notes(comparison: Comparison) -> list[str]:
    titles = {system.name: system.title for system in comparison.systems}
    leaks = [
        f"- \\* {dataset.name}: nobody is given {', '.join(f'`{leak}`' for leak in dataset.leaks)}, "
        "which would tell the answer."
        for dataset in comparison.datasets
        if dataset.leaks
    ]
    failures = [
        f"- {titles[one.key.system]} on {one.key.dataset}: {one.error}"
        for one in comparison.results
        if one.error
    ]
    versions = {one.key.system: one.versions for one in comparison.results if one.versions}
    used = [
        f"- {titles[name]}: {', '.join(f'{library} {version}' for library, version in libraries.items())}"
        for name, libraries in versions.items()
    ]
    parts = []
    for title, lines in (("Columns left out", leaks), ("Failures", failures), ("Versions", used)):
        if lines:
            parts.append(f"## {title}\n\n" + "\n".join(lines) + "\n")
    return parts


def _machine() -> str:
    memory = psutil.virtual_memory().total / (1 << 30)
    return (
        f"{psutil.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} on {platform.machine()}, "
        f"Python {platform.python_version()}"
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |\n" for line in lines)
