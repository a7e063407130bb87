"""What each process may do to records and files, from Terraform's tables of rights."""

import json
import re
from collections.abc import Mapping

from documents.infrastructure import TERRAFORM
from documents.markdown import table

Rights = Mapping[str, Mapping[str, list[str]]]


def rights() -> str:
    """Each process with its rights to the two tables, and to files by the first part of their keys."""
    records, files = _local("table_rights"), _local("file_rights")
    rows = [(f"`{process}`", _records(records[process]), _files(files[process])) for process in records]
    return table(("process", "records", "files"), rows)


def _records(of_tables: Mapping[str, list[str]]) -> str:
    each = {
        name: ", ".join(action.removesuffix("Item").lower() for action in of_tables[name])
        for name in of_tables
    }
    if len(each) == 2 and len(set(each.values())) == 1:
        return f"{each.popitem()[1]} of both tables"
    return "; ".join(f"{actions} of {name}" for name, actions in each.items())


def _files(of_actions: Mapping[str, list[str]]) -> str:
    return "; ".join(
        f"{action.removesuffix('Object').lower()} {', '.join(prefixes)}"
        for action, prefixes in of_actions.items()
    )


def _local(name: str) -> Rights:
    """A local of words alone, which is JSON but for `=`, line ends instead of commas, and comments."""
    text = (TERRAFORM / "permissions.tf").read_text(encoding="utf-8")
    block = re.search(rf"^  {name} = (\{{\n.*?^  \}})$", text, re.MULTILINE | re.DOTALL)
    if block is None:
        raise LookupError(f"permissions.tf has no {name}")
    found = re.sub(r"#.*", "", block[1])
    found = re.sub(r"(\w+) +=", r'"\1":', found)
    found = re.sub(r"(?<=[\]}])\n", ",\n", found)
    return json.loads(re.sub(r",(\s*\})", r"\1", found))  # type: ignore[no-any-return]
