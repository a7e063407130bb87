"""Compare systems on a directory of datasets: `python -m benchmarks.quality.run DIRECTORY --budget 60`.

Results are kept in backend/.tools/bench/results and used again while the code of a system, the harness and
the file are the same; `--fresh` measures anew.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from automl_lite.training.cores import available_cores
from benchmarks.quality.catalogue import ENVIRONMENTS, CannotInstall, System, choose
from benchmarks.quality.comparing import Terms, compare
from benchmarks.quality.datasets import Dataset, read_index
from benchmarks.quality.results import Key, Result, ResultFile, code_version
from benchmarks.quality.table import Comparison, as_markdown, command_line

RESULTS = ENVIRONMENTS / "results" / "results.jsonl"
MOST_THREADS = 2


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    try:
        datasets = read_index(asked.directory, _names(asked.only))
        systems = choose(_names(asked.systems), _names(asked.peers))
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    terms = Terms(
        asked.budget, min(MOST_THREADS, available_cores()), asked.seed, asked.results.parent / "scratch"
    )
    absent = _install(systems)
    results = _measure(systems, datasets, terms, asked.results, absent, fresh=asked.fresh)
    page = as_markdown(Comparison(systems, datasets, results, terms, command_line(asked), date.today()))  # noqa: DTZ011
    sys.stdout.write(page)
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(page, "utf-8")
    return 0


def _install(systems: list[System]) -> dict[str, str]:
    """Why a system is not to be had, by name."""
    absent = {}
    for system in systems:
        if not system.installed():
            _say(f"installing {system.title} into {system.python.parents[1]} …\n")
        try:
            system.install()
        except CannotInstall as why:
            absent[system.name] = f"cannot be installed: {why}"
    return absent


def _measure(
    systems: list[System],
    datasets: list[Dataset],
    terms: Terms,
    file: Path,
    absent: dict[str, str],
    *,
    fresh: bool,
) -> list[Result]:
    kept = ResultFile(file)
    results = []
    for dataset in datasets:
        for system in systems:
            key = Key(system.name, dataset.name, terms.budget, terms.seed, code_version(system, dataset))
            result = None if fresh else kept.get(key)
            if system.name in absent:
                result = Result(key, error=absent[system.name])
            if result is None:
                _say(f"{dataset.name:<16} {system.name:<10} ")
                result = compare(system, dataset, key, terms)
                kept.add(result)
                _say(_line(result))
            results.append(result)
    return results


def _line(result: Result) -> str:
    if result.score is None:
        return f"failed: {result.error}\n"
    scores = f"{result.score:.5g} ({result.second:.4f})"
    return f"{scores}  {result.fit_seconds:.0f} s  {result.peak_mb:.0f} MB  {result.notes}\n"


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _names(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.replace(" ", "").split(",")))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.quality.run", description=__doc__)
    parser.add_argument("directory", type=Path, help="holds an index.csv and the files it names")
    parser.add_argument("--budget", type=int, default=60, help="seconds for each system and dataset")
    parser.add_argument("--peers", default="", help="autogluon,mljar,h2o: installed where they are not yet")
    parser.add_argument("--systems", default="", help="of ours,flaml,lightgbm; all unless given")
    parser.add_argument("--only", default="", help="names of datasets; all unless given")
    parser.add_argument("--seed", type=int, default=1, help="of the split and of every system")
    parser.add_argument("--fresh", action="store_true", help="use no earlier result")
    parser.add_argument("--out", type=Path, help="a Markdown file to write the tables to")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where results are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
