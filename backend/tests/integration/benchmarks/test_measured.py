"""Commands that benchmarks run and watch."""

import sys
import time
from pathlib import Path

import psutil

from benchmarks.measured import run_measured


def test_memory_is_that_of_a_command_with_its_children(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(150 << 20); time.sleep(1.5)"
    start = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {hold!r}]); "
    both = f"{start}{hold}; child.wait()"

    measured = run_measured(
        [sys.executable, "-c", both], cwd=tmp_path, limit_seconds=60, log=tmp_path / "log"
    )

    assert measured.exit_code == 0, measured.output
    assert 300 < measured.peak_mb < 500
    assert measured.seconds > 1.5


def test_a_command_that_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    child = "import time; time.sleep(600)"
    start = (
        "import subprocess, sys, time; "
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], start_new_session=True); "
        "print(child.pid, flush=True); time.sleep(600)"
    )

    measured = run_measured(
        [sys.executable, "-c", start], cwd=tmp_path, limit_seconds=3, log=tmp_path / "log"
    )

    assert measured.exit_code is None
    assert measured.seconds < 30
    assert _gone(int(measured.output))


def _gone(pid: int) -> bool:
    """A process that nobody waits for stays as a zombie, which does nothing any more."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.1)
    return False
