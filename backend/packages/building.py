"""One package, from the lock file and our code to its zip file."""

import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from packages import bytecode
from packages.archive import write_zip
from packages.contents import UNPACKED_LIMIT, Package
from packages.installing import BACKEND, install
from packages.stripping import strip
from packages.targets import Target


class TooLarge(Exception):
    """A package exceeds what it may weigh."""


@dataclass(frozen=True)
class Built:
    package: Package
    target: Target
    path: Path

    @property
    def zipped(self) -> int:
        return self.path.stat().st_size

    @property
    def unpacked(self) -> int:
        with zipfile.ZipFile(self.path) as archive:
            return sum(entry.file_size for entry in archive.infolist())

    def check_size(self) -> None:
        """Raises TooLarge."""
        for what, size, limit in (
            ("zipped", self.zipped, self.package.limit),
            ("unpacked", self.unpacked, UNPACKED_LIMIT),
        ):
            if size > limit:
                raise TooLarge(f"{self.path.name} has {size:,} bytes {what}; {limit:,} are allowed.")


def build(package: Package, target: Target, into: Path, *, compiled: bool = True) -> Built:
    """Make the zip file; the same input gives the same bytes.

    Raises:
        InstallFailed: uv could not install what the lock file lists.
        NoInterpreter: no Python of the target's version is there to compile with.
    """
    into.mkdir(parents=True, exist_ok=True)
    path = into / f"{package.name}-{target.machine}.zip"
    with tempfile.TemporaryDirectory(prefix="automl-lite-package-") as scratch:
        folder = Path(scratch)
        install(package, target, folder)
        _copy_our_code(package, folder / "automl_lite")
        strip(folder)
        if compiled:
            _compile(target, folder)
        path.unlink(missing_ok=True)
        write_zip(folder, path)
    return Built(package, target, path)


def _copy_our_code(package: Package, to: Path) -> None:
    ours = BACKEND / "automl_lite"
    to.mkdir()
    shutil.copy(ours / "__init__.py", to)
    for room in package.rooms:
        shutil.copytree(ours / room, to / room)


def _compile(target: Target, folder: Path) -> None:
    # The order of sets is in the bytes.
    fixed = {"PYTHONHASHSEED": "0"}
    subprocess.run([target.interpreter(), "-S", bytecode.__file__, folder], env=fixed, check=True)
