"""Which documents there are, and how they are read."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
DOCS = ROOT / "docs"
# What is installed, built or reported there is not ours to read, nor is anything hidden.
NOT_OURS = {"node_modules", "dist", "test-results", "playwright-report"}
FENCE = re.compile(r"^ *(```+)[^`\n]*\n.*?^ *\1 *$", re.DOTALL | re.MULTILINE)


def documents() -> list[Path]:
    """Every Markdown page of the project."""
    folders = [ROOT / name for name in ("docs", ".github", "infrastructure", "backend", "frontend")]
    below = (path for folder in folders for path in _pages(folder))
    return sorted([*ROOT.glob("*.md"), *below])


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def everything() -> str:
    """All pages in one text, to look for a name that must be somewhere."""
    return "\n".join(read(path) for path in documents())


def prose(text: str) -> str:
    """A page without its code blocks."""
    return FENCE.sub("", text)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _pages(folder: Path) -> list[Path]:
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            if path.name not in NOT_OURS and not path.name.startswith("."):
                found += _pages(path)
        elif path.suffix == ".md":
            found.append(path)
    return found
