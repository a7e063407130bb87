"""Zip files whose bytes depend on what is in them alone."""

import zipfile
from pathlib import Path

# The earliest that the format can say.
ALWAYS_THEN = (1980, 1, 1, 0, 0, 0)
UNIX = 3
FILE, PROGRAM = 0o100644, 0o100755


def write_zip(folder: Path, to: Path) -> None:
    """All files below a folder, in order of their names, without owners, times and the modes they had."""
    with zipfile.ZipFile(to, "w") as archive:
        for path in sorted(file for file in folder.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), ALWAYS_THEN)
            entry.create_system = UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (PROGRAM if ".so" in path.suffixes else FILE) << 16
            archive.writestr(entry, path.read_bytes(), compresslevel=9)
