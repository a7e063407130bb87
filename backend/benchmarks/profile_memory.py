"""Seconds and peak memory of profiling generated CSV files of growing size, each in a process of its own.

python benchmarks/profile_memory.py [MEGABYTES ...]    default: 100 300 1000

The table is mixed on purpose: a running number, codes, categories, numbers, dates, and quoted free text with
commas, quotes and newlines, with missing values. Files are made in a temporary folder and deleted.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from automl_lite.tabular.profiling import profile_file

DEFAULT_MEGABYTES = (100, 300, 1000)
MEMORY_MB = 512
UNPACKED_LIMIT = 8 << 30
WORDS = ("late", "order", "broken", "cheap", "returned", "twice", "the", "box", "of", "customer", "arrived")
HEADER = "row,customer_code,age,income,score,region,segment,active,signed_up,last_seen,amount,comment\n"


def _rows(seed: int) -> Iterator[str]:
    """Endless lines, no two the same."""
    dice = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    number = 0
    while True:
        comment = ""
        if dice.random() < 0.7:
            words = " ".join(dice.choices(WORDS, k=dice.randint(3, 25)))
            comment = f'"{words}, ""{number}""\n{dice.choice(WORDS)}"' if dice.random() < 0.3 else words
        yield (
            f"{number},C{dice.getrandbits(40):010x},{dice.randint(18, 95)},{dice.lognormvariate(10, 1):.2f},"
            f"{dice.gauss(0, 1):.6f},R{dice.randint(1, 40)},{dice.choice(('gold', 'silver', 'NA', 'basic'))},"
            f"{dice.choice(('true', 'false'))},20{dice.randint(10, 25)}-{dice.randint(1, 12):02d}-15,"
            f"2025-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d} {dice.randint(0, 23):02d}:30:00,"
            f"{dice.choice(('', '', '12.50', '99.90', '7'))},{comment}\n"
        )
        number += 1


def generate(path: Path, megabytes: int) -> None:
    wanted = megabytes * 1_000_000
    written = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        for line in _rows(seed=7):
            out.write(line)
            written += len(line)
            if written >= wanted:
                return


def _profile(path: Path, scratch: Path) -> None:
    """What the child process does: one profile, then its own account of time and memory."""
    start = time.perf_counter()
    profile, _ = profile_file(path, memory_mb=MEMORY_MB, unpacked_limit_bytes=UNPACKED_LIMIT, scratch=scratch)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mb = peak / (1 << 20) if sys.platform == "darwin" else peak / (1 << 10)
    sys.stdout.write(f"{profile.num_rows:>12,} {seconds:>9.1f} {peak_mb:>9.0f}\n")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--profile"]:
        _profile(Path(arguments[1]), Path(arguments[2]))
        return
    sys.stdout.write(f"{'size MB':>8} {'rows':>12} {'seconds':>9} {'peak MB':>9}\n")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "generated.csv"
        for megabytes in map(int, arguments or map(str, DEFAULT_MEGABYTES)):
            generate(data, megabytes)
            sys.stdout.write(f"{megabytes:>8,} ")
            sys.stdout.flush()
            subprocess.run([sys.executable, __file__, "--profile", str(data), folder], check=True)  # noqa: S603
            data.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
