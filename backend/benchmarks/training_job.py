"""Wall clock and memory of whole training jobs: `python -m benchmarks.training_job [CASE ...]`.

A case is ROWSxBUDGETxKIND, as 100000x60xbinary; its file is made up. Each is one `automl-lite train`, in
processes of its own; its job runs from reading the file to the reports, and the command starts and profiles
the file before. Promised are the budget within 15 % and 20 s for the job, and 8 GB for a million rows. Beside
it LightGBM with its defaults is fitted to the same file, read by pandas.
"""

import math
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measured import Measured, run_measured
from benchmarks.synthetic import write_table

BACKEND = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("automl-lite")
DEFAULT_CASES = ("100000x60xbinary", "100000x60xregression", "1000000x120xbinary")
WITHIN_SHARE, WITHIN_SECONDS = 1.15, 20
MOST_MB = 8_000
HOPELESS = 5
PEER = """
import sys
import lightgbm
import pandas as pd
frame = pd.read_csv(sys.argv[1])
others = frame.select_dtypes(exclude="number").columns.drop("target", errors="ignore")
features = frame.drop(columns="target").astype(dict.fromkeys(others, "category"))
kind = lightgbm.LGBMRegressor if sys.argv[2] == "regression" else lightgbm.LGBMClassifier
kind(n_jobs=2, verbose=-1).fit(features, frame["target"])
"""


@dataclass(frozen=True)
class Case:
    """One file and the budget for it."""

    rows: int
    budget: int
    kind: str

    @classmethod
    def parse(cls, text: str) -> "Case":
        rows, budget, kind = text.split("x")
        return cls(int(rows), int(budget), kind)

    @property
    def allowed_seconds(self) -> float:
        return self.budget * WITHIN_SHARE + WITHIN_SECONDS


def main(arguments: list[str]) -> int:
    header = ("rows", "kind", "budget", "job s", "of budget", "command s", "peak MB", "LightGBM s", "its MB")
    _say("".join(f"{title:>11}" for title in header))
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        for case in map(Case.parse, arguments or DEFAULT_CASES):
            kept = _measure(case, Path(folder)) and kept
    return 0 if kept else 1


def _measure(case: Case, folder: Path) -> bool:
    """One line of the table; whether what is promised was kept."""
    table = folder / "generated.csv"
    write_table(table, case.rows, case.kind)
    peer = _run([sys.executable, "-c", PEER, table, case.kind], case, folder)
    options = ("--target", "target", "--budget", str(case.budget), "--out", str(folder / "model"))
    job = _run([COMMAND, "train", table, *options], case, folder)
    seconds = _job_seconds(job)
    cells = f"{seconds:11.0f}{seconds / case.budget:11.2f}{job.seconds:11.1f}{job.peak_mb:11,.0f}"
    peer_cells = f"{peer.seconds:11.1f}{peer.peak_mb:11,.0f}"
    _say(f"{case.rows:11,}{case.kind:>11}{case.budget:11}{cells}{peer_cells}")
    if job.exit_code != 0:
        _say(job.output)
    return job.exit_code == 0 and seconds <= case.allowed_seconds and job.peak_mb <= MOST_MB


def _job_seconds(command: Measured) -> float:
    """What the command said of its job; NaN where it said nothing, as when it failed."""
    said = re.search(r"tried in ([\d,]+) seconds", " ".join(command.output.split()))
    return float(said[1].replace(",", "")) if said else math.nan


def _run(command: list[str | Path], case: Case, folder: Path) -> Measured:
    return run_measured(
        command,
        cwd=BACKEND,
        environment={"AUTOML_LITE_MIN_TIME_BUDGET": "1", "OMP_WAIT_POLICY": "PASSIVE"},
        limit_seconds=HOPELESS * case.allowed_seconds,
        log=folder / "log.txt",
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
