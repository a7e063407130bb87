"""A web page of a few lines, served by a real Node the way the built one is."""

import os
from pathlib import Path

import psutil

# It ends with its standard input, listens where it is told to, and shows what it was told.
PAGE = """
import { createServer } from "node:http";

process.stdin.on("end", () => process.exit());
process.stdin.resume();

createServer((request, answer) => {
  if (request.url === "/api/health") answer.end("ok");
  else if (request.url === "/environment") answer.end(JSON.stringify(process.env));
  else answer.end(`The API is at ${process.env.NEXT_PUBLIC_API_URL}.`);
}).listen(Number(process.env.PORT), process.env.HOSTNAME);
"""


def write_page(folder: Path, code: str = PAGE) -> Path:
    """The directory of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "serve.mjs").write_text(code, encoding="utf-8")
    return folder


def page_process(pid: int | None = None) -> psutil.Process:
    """The one Node that this process, or the one named, has started."""
    (page,) = (child for child in psutil.Process(pid).children() if _is_node(child))
    return page


def tools_without_node(folder: Path) -> Path:
    """A directory with every program of the PATH but Node's."""
    folder.mkdir()
    for place in map(Path, os.get_exec_path()):
        for program in place.iterdir() if place.is_dir() else ():
            if program.name not in {"node", "nodejs"} and not (folder / program.name).is_symlink():
                (folder / program.name).symlink_to(program)
    return folder


def _is_node(process: psutil.Process) -> bool:
    # By its executable: Next's server gives itself another name.
    return Path(process.exe()).name in {"node", "nodejs"}
