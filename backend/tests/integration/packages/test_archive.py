"""The bytes of a zip file depend on what is in it alone."""

import os
import zipfile
from pathlib import Path

from packages.archive import write_zip


def tree(folder: Path, names: list[str]) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content of {name}", encoding="utf-8")
    return folder


def test_order_times_and_modes_of_the_files_do_not_show(tmp_path: Path) -> None:
    names = ["b/z.py", "a.py", "b/lib.cpython-313-x86_64-linux-gnu.so"]
    one, other = tree(tmp_path / "one", names), tree(tmp_path / "deep/other", names[::-1])
    for name in names:
        os.utime(other / name, (1_000_000_000, 1_000_000_000))
        (other / name).chmod(0o600)

    write_zip(one, tmp_path / "one.zip")
    write_zip(other, tmp_path / "other.zip")

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_lambda_may_read_every_file_and_run_the_libraries(tmp_path: Path) -> None:
    write_zip(tree(tmp_path / "tree", ["a.py", "lib.so", "libx.so.1"]), tmp_path / "made.zip")

    with zipfile.ZipFile(tmp_path / "made.zip") as archive:
        modes = {entry.filename: oct(entry.external_attr >> 16) for entry in archive.infolist()}

    assert modes == {"a.py": "0o100644", "lib.so": "0o100755", "libx.so.1": "0o100755"}
