"""One system on one dataset, in a process of its own."""

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from benchmarks.measured import Measured, run_measured
from benchmarks.quality.assignment import Answer, Assignment
from benchmarks.quality.catalogue import BACKEND, System
from benchmarks.quality.datasets import Dataset
from benchmarks.quality.results import Key, Result
from benchmarks.quality.scoring import score
from benchmarks.quality.split import write_split

THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT")
# Nobody is disqualified for a slow start or end; what hangs is ended.
LIMIT_FACTOR, LIMIT_SECONDS = 4, 180
SHOWN_OF_ERROR = 200


@dataclass(frozen=True)
class Terms:
    """What every system is given alike."""

    budget: int
    threads: int
    seed: int
    scratch: Path


def compare(system: System, dataset: Dataset, key: Key, terms: Terms) -> Result:
    """Split, let the system learn and predict, and score; a failure is a result too."""
    folder = terms.scratch / f"{system.name}-{dataset.name}"
    shutil.rmtree(folder, ignore_errors=True)
    files = write_split(dataset, terms.seed, folder)
    assignment = Assignment(
        train=str(files.train),
        test=str(files.test),
        target=dataset.target,
        kind=dataset.kind.value,
        budget=terms.budget,
        threads=terms.threads,
        seed=terms.seed,
        folder=str(folder),
    )
    measured = run_measured(
        [system.python, "-m", f"benchmarks.quality.systems.{system.module}", assignment.write()],
        # Some systems write beside themselves whatever they are asked: here it goes with the folder.
        cwd=folder,
        environment={
            **dict.fromkeys(THREAD_VARIABLES, str(terms.threads)),
            "OMP_WAIT_POLICY": "PASSIVE",
            "PYTHONPATH": str(BACKEND),
        },
        limit_seconds=LIMIT_FACTOR * terms.budget + LIMIT_SECONDS,
        log=folder / "log.txt",
    )
    try:
        return _result(dataset, key, folder, files.truth, measured)
    finally:
        if measured.exit_code == 0:
            shutil.rmtree(folder)


def _result(dataset: Dataset, key: Key, folder: Path, truth: Path, measured: Measured) -> Result:
    if measured.exit_code is None:
        return Result(key, error=f"did not finish in {measured.seconds:.0f} s")
    answer_file = folder / "answer.json"
    if measured.exit_code or not answer_file.is_file():
        return Result(key, error=_reason(measured))
    answer = Answer(**json.loads(answer_file.read_text("utf-8")))
    happened = pd.read_csv(truth, dtype=str, keep_default_na=False)[dataset.target]
    try:
        first, second = score(dataset.kind, happened, pd.read_csv(folder / "predictions.csv"))
    except ValueError as misfit:
        return Result(key, error=str(misfit)[:SHOWN_OF_ERROR])
    return Result(
        key,
        score=first,
        second=second,
        fit_seconds=round(answer.fit_seconds, 1),
        peak_mb=round(measured.peak_mb),
        model_bytes=answer.model_bytes,
        row_ms=answer.row_ms,
        notes=answer.notes,
        versions=answer.versions,
    )


def _reason(measured: Measured) -> str:
    """The last exception that was printed, else the last line."""
    lines = [line.strip() for line in measured.output.splitlines() if line.strip()]
    raised = [line for line in lines if re.match(r"[\w.]+(Error|Exception)\b.*:", line)]
    return [f"exit code {measured.exit_code}", *lines, *raised][-1][:SHOWN_OF_ERROR]
