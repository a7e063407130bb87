"""A process that obeys SIGTERM, whatever it is doing."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

NATIVE = "hashlib.pbkdf2_hmac('sha256', b'a', b'b', 2_000_000_000)"
PROLOGUE = """
import hashlib, sys, threading, time
from automl_lite.training import stopping
stopping.CLOSING_SECONDS = 1.0
stop = stopping.StopSignal()
stop.obey(last=lambda: print("flushed", flush=True))
"""

Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a program; gives it once it says that it is busy."""
    started: list[subprocess.Popen[str]] = []

    def run(program: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", PROLOGUE + program], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "busy\n"
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def stopped(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Its exit code, and what it said after the signal."""
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=10)
    return process.returncode, said


def test_a_native_call_holds_up_neither_the_last_save_nor_the_end(start: Start) -> None:
    process = start(f"""
with stop.saving(lambda: print("saved", flush=True)):
    print("busy", flush=True)
    {NATIVE}
""")
    assert stopped(process) == (143, "saved\nflushed\n")


def test_outside_of_a_search_there_is_nothing_to_save(start: Start) -> None:
    process = start(f"""
with stop.saving(lambda: print("saved", flush=True)):
    pass
print("busy", flush=True)
{NATIVE}
""")
    assert stopped(process) == (143, "flushed\n")


def test_a_store_that_hangs_does_not_keep_the_process(start: Start) -> None:
    process = start("""
with stop.saving(lambda: time.sleep(600)):
    print("busy", flush=True)
    time.sleep(600)
""")
    began = time.monotonic()
    assert stopped(process) == (143, "")
    assert time.monotonic() - began < 5


def test_other_signals_are_no_reason_to_stop(start: Start) -> None:
    process = start("""
import signal
signal.signal(signal.SIGUSR1, lambda *_: print("heard", flush=True))
print("busy", flush=True)
signal.pause()
time.sleep(600)
""")
    process.send_signal(signal.SIGUSR1)
    assert process.stdout is not None
    assert process.stdout.readline() == "heard\n"
    assert process.poll() is None
    assert stopped(process) == (143, "flushed\n")
