"""What the tests of scripts share."""

from functools import partial
from pathlib import Path

import pytest

from tests.support.scripts import Run, run_script


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return partial(run_script, tmp_path)
