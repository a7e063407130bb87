"""The distributions of a package, as `uv.lock` pins them."""

import os
import subprocess
import sys
from pathlib import Path

from packages.contents import NOT_NEEDED, OF_THE_RUNTIME, Package
from packages.targets import Target

BACKEND = Path(__file__).parents[1]


class InstallFailed(Exception):
    """uv could not install what the lock file lists."""


def install(package: Package, target: Target, folder: Path) -> None:
    """Put the wheels of a package's extras into a folder, each checked against its hash in the lock file.

    Raises:
        InstallFailed: uv refused; it said why.
    """
    extras = [part for extra in package.extras for part in ("--extra", extra)]
    left_out = [part for name in OF_THE_RUNTIME + NOT_NEEDED for part in ("--no-emit-package", name)]
    listed = _uv("export", "--frozen", "--no-dev", "--no-emit-project", "--no-header", *extras, *left_out)
    wheels = ["--python-platform", target.wheels] if target.wheels else []
    _uv(
        *("pip", "install", "--requirements", "-", "--target", str(folder)),
        *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--link-mode", "copy"),
        *("--python", sys.executable, "--python-version", target.python, *wheels),
        given=listed,
    )


def _uv(*arguments: str, given: str | None = None) -> str:
    done = subprocess.run(
        [BACKEND / "scripts" / "uv", "--quiet", *arguments],
        input=given,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHON": sys.executable},
        check=False,
    )
    if done.returncode:
        raise InstallFailed(done.stderr.strip())
    return done.stdout
