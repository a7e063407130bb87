"""Every command block that a document marks as run (```bash run), run as it stands there."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.integration.docs.reading import ROOT, documents, name, read

MARKED = re.compile(r"^```bash run\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FENCES = re.compile(r"^( *)```([^`\n]+)$", re.MULTILINE)
# The documents' budget is the least that the server takes by default; here the server takes less.
BUDGETS = (('"time_budget": 60', '"time_budget": 6'), ("--budget 60", "--budget 6"))


class Block(NamedTuple):
    """The commands of one block, and the heading above them."""

    document: str
    heading: str
    script: str


def blocks() -> list[Block]:
    """In the order of the documents."""
    found = []
    for path in documents():
        text = read(path)
        for match in MARKED.finditer(text):
            headings = re.findall(r"^#+ (.+)$", text[: match.start()], re.MULTILINE)
            found.append(Block(name(path), headings[-1], match[1]))
    return found


def run(block: Block, folder: Path, address: str) -> str:
    """What the commands print, in a directory that looks like a fresh checkout."""
    for entry in ROOT.iterdir():
        (folder / entry.name).symlink_to(entry)
    script = block.script.replace("http://localhost:8000", address)
    for written, enough in BUDGETS:
        script = script.replace(written, enough)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "API": address, "AUTOML_LITE_MIN_TIME_BUDGET": "5"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# What must be among the words that a block prints.
SAID = {
    ("README.md", "By REST"): ["ready", "successfully deployed", r'"prediction": ?"class_[012]"'],
    ("README.md", "From the command line"): [r"titanic\.csv: 1,309 rows, 14 columns"],
    ("docs/QUICKSTART.md", "The first model"): ["ready", "completed", r'"prediction": ?"class_[012]"'],
}
# Files that a block leaves, with at least so many lines.
LEFT = {("README.md", "From the command line"): {"wine/model.onnx": 1, "predictions.csv": 179}}


@pytest.mark.parametrize("block", blocks(), ids=lambda block: f"{block.document}:{block.heading}")
def test_a_marked_block_runs_as_it_stands(
    block: Block, tmp_path: Path, server_starter: Callable[..., Any]
) -> None:
    said = run(block, tmp_path, server_starter().url)

    for words in SAID[block.document, block.heading]:
        assert re.search(words, said), said
    for file, lines in LEFT.get((block.document, block.heading), {}).items():
        assert len((tmp_path / file).read_bytes().splitlines()) >= lines


def test_blocks_are_marked_by_no_other_word() -> None:
    fences = [fence for path in documents() for fence in FENCES.findall(read(path))]
    marks = {(indent, kind) for indent, kind in fences if " " in kind}

    assert marks == {("", "bash run")}
    assert {(block.document, block.heading) for block in blocks()} == set(SAID)
