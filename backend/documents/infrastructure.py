"""What Terraform is told and tells, from its files."""

import re
from collections.abc import Iterator
from pathlib import Path

from documents.markdown import table
from release.contract import ROOT

TERRAFORM = ROOT / "infrastructure" / "terraform"
LINES = re.MULTILINE | re.DOTALL
BLOCK = re.compile(
    r'^(?P<kind>variable|output) "(?P<name>\w+)" \{\n(?P<body>.*?)^\}', re.MULTILINE | re.DOTALL
)
DESCRIPTION = re.compile(r'description\s*=\s*(?:"(?P<line>[^"]*)"|<<-EOT\n(?P<text>.*?)^\s*EOT)', LINES)
DEFAULT = re.compile(r"^  default\s*=\s*(?P<value>\S.*)$", re.MULTILINE)


def variables() -> str:
    """Each variable of an environment; what is optional within one stands in variables.tf."""
    return table(("variable", "default", "what it decides"), _variables(TERRAFORM))


def bootstrap_variables() -> str:
    """The same of the part that is applied once."""
    return table(("variable", "default", "what it decides"), _variables(TERRAFORM / "bootstrap"))


def outputs() -> str:
    """What an apply prints."""
    return table(("output", "what it is"), _outputs(TERRAFORM))


def bootstrap_outputs() -> str:
    return table(("output", "what it is"), _outputs(TERRAFORM / "bootstrap"))


def names(kind: str, folder: Path) -> list[str]:
    """Of all variables, or all outputs, of a folder."""
    return [name for name, _ in _blocks(kind, folder)]


def _variables(folder: Path) -> Iterator[tuple[str, str, str]]:
    for name, body in _blocks("variable", folder):
        default = DEFAULT.search(body)
        yield f"`{name}`", f"`{default['value']}`" if default else "", _description(body)


def _outputs(folder: Path) -> Iterator[tuple[str, str]]:
    for name, body in _blocks("output", folder):
        yield f"`{name}`", _description(body)


def _blocks(kind: str, folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.tf")):
        for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
            if block["kind"] == kind:
                yield block["name"], block["body"]


def _description(body: str) -> str:
    found = DESCRIPTION.search(body)
    return (found["line"] or found["text"] or "").strip() if found else ""
