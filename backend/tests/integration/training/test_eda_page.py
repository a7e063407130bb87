"""The page about the data, made by a real process."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from automl_lite.domain.columns import ColumnReading, ColumnType
from automl_lite.domain.scores import Label
from automl_lite.training.progress import JobGone
from automl_lite.training.reporting.eda.child import EdaChild
from automl_lite.training.reporting.eda.frame import hand_over
from automl_lite.training.table import Table

ROWS = 300
EVIL = "<script>alert('1')</script>"
TYPES = {"text": ColumnType.TEXT, EVIL: ColumnType.TEXT, "day": ColumnType.DATETIME}
READINGS = tuple(
    ColumnReading(name=name, dtype=TYPES.get(name, ColumnType.FLOAT))
    for name in (EVIL, "index", "text", "day", "nothing", "vast")
)


def a_table(target: Any, labels: tuple[Label, ...] = ()) -> Table:
    random = np.random.default_rng(1)
    texts = np.array(['<img src=x onerror="alert(2)">', "$x^2$ \\frac{", "", "é" * 500], dtype=object)
    columns = {
        EVIL: texts[random.integers(0, 4, ROWS)],
        "index": random.normal(size=ROWS),
        "text": np.array([f"<b>{row}</b> href=http://evil.example/" for row in range(ROWS)], dtype=object),
        "day": random.integers(0, 10**9, ROWS).astype(np.float64),
        "nothing": np.full(ROWS, np.nan),
        "vast": random.normal(size=ROWS) * 1e300,
    }
    return Table(columns, np.asarray(target), labels, np.arange(ROWS), ROWS, 0)


@pytest.mark.parametrize(
    "table",
    [
        a_table(np.arange(ROWS) % 2, ("<b>no</b>", "yes")),
        a_table(np.arange(ROWS) % 3, ("a", "b<", "c")),
        a_table(np.arange(ROWS) % 5, (1, 2, 3, 4, 5)),
        a_table(np.linspace(-1, 1, ROWS)),
        a_table(np.arange(ROWS) % 2.0),
    ],
    ids=["two labels", "three labels", "numbers as labels", "regression", "regression on two values"],
)
def test_any_target_gives_a_page_that_is_safe_and_complete(tmp_path: Path, table: Table) -> None:
    with EdaChild(tmp_path) as eda:
        eda.start(table, READINGS, "<u>y</u>", budget=600, seed=1)
        page = eda.collect(lambda: None).page
    assert page is not None
    assert "&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;" in page
    assert "&#60;u&#62;y&#60;/u&#62;" in page
    assert not re.search(r"<(script>alert|img|u>|b>)", page)
    assert len(re.findall(r"</script>", page)) == 3
    assert not re.search(r"""<[^<>]*\s(src|href)=["']?(https?:)?//""", page)
    assert "default-src 'none'" in page


def test_a_budget_that_is_too_short_begins_nothing(tmp_path: Path) -> None:
    with EdaChild(tmp_path) as eda:
        eda.start(a_table(np.linspace(0, 1, ROWS)), READINGS, "y", budget=10, seed=1)
        assert not children()
        collected = eda.collect(lambda: None)
    assert collected.page is None
    assert collected.warning is not None
    assert collected.warning.code == "eda_simplified"
    assert "2 s, is too short" in collected.warning.message


def test_what_there_is_no_time_for_is_named_on_the_page(tmp_path: Path) -> None:
    shown = hand_over(a_table(np.linspace(0, 1, ROWS)), READINGS, "y", 1).cut(1)
    shown.write(tmp_path / "handover.json")
    command = [
        sys.executable,
        "-m",
        "automl_lite.training.reporting.eda.process",
        "handover.json",
        "page.html",
    ]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, env={**os.environ, "EDA_SECONDS": "100"}
    ) as process:
        assert process.wait(100) == 0
    page = (tmp_path / "page.html").read_text()
    assert "5 columns are not shown here, for want of time and space: index, text, day" in page


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    with EdaChild(tmp_path) as eda:
        eda.start(a_table(np.linspace(0, 1, ROWS)), READINGS, "y", budget=30, seed=1)
        child = the_child()
        child.suspend()
        began = time.monotonic()
        collected = eda.collect(lambda: None)
    assert time.monotonic() - began < 0.2 * 30 + 2
    assert not child.is_running()
    assert collected.page is None
    assert "longer than a fifth" in str(collected.warning)


def test_a_file_that_breaks_the_analysis_breaks_nothing_else(tmp_path: Path) -> None:
    with EdaChild(tmp_path) as eda:
        eda.start(a_table(np.linspace(0, 1, ROWS)), READINGS, "y", budget=600, seed=1)
        the_child().send_signal(signal.SIGSEGV)
        collected = eda.collect(lambda: None)
    assert collected.page is None
    assert "could not take this file" in str(collected.warning)


def test_a_cancelled_job_leaves_no_process_behind(tmp_path: Path) -> None:
    def gone() -> None:
        raise JobGone("j")

    with EdaChild(tmp_path) as eda:
        eda.start(a_table(np.linspace(0, 1, ROWS)), READINGS, "y", budget=600, seed=1)
        child = the_child()
        with pytest.raises(JobGone):
            eda.collect(gone)
    assert not child.is_running()


def the_child() -> psutil.Process:
    """The process that was started, as soon as the system shows what it runs."""
    limit = time.monotonic() + 10
    while not (found := children()) and time.monotonic() < limit:
        time.sleep(0.01)
    return found[0]


def children() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children()
        if any(argument.endswith("eda.process") for argument in child.cmdline())
    ]
