"""The training image, built and run where there is no Docker and no registry: by buildah and in a chroot.

The base is Debian with this machine's own Python of the right version, in the place of the official image.
"""

import json
import os
import shutil
import signal
import ssl
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packages.installing import BACKEND
from packages.targets import LAMBDA_PYTHON, Target

DEBIAN = "bookworm"
# What Python is linked with.
LIBRARIES = (
    *("ca-certificates", "libbz2-1.0", "libexpat1", "libffi8", "liblzma5", "libncursesw6", "libreadline8"),
    *("libsqlite3-0", "libssl3", "libuuid1", "netbase", "tzdata", "zlib1g"),
)
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
BASE, TRAINING = "localhost/automl-lite-base", "localhost/automl-lite-training"

# The container's own processes, mounts and a root that nobody can write to, as Fargate can be told to give.
IN_A_CONTAINER = """
set -eu
root=$1 user=$2 folder=$3 writable=$4
shift 4
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
for volume in $writable; do mount -t tmpfs -o mode=1777 tmpfs "$root$volume"; done
exec chroot --userspec="$user" "$root" /usr/bin/env --ignore-environment --chdir="$folder" "$@"
"""


class CannotBuild(Exception):
    """This machine lacks what it takes, or a step failed; the message says which."""


@dataclass(frozen=True)
class Image:
    """An image that lies unpacked on this machine."""

    root: Path
    config: Mapping[str, Any]

    def start(
        self, environment: Mapping[str, str], command: tuple[str, ...] | None = None
    ) -> "RunningContainer":
        """Start the entry point, or a command in its place, with the image's environment and this one."""
        variables = [*self.config["Env"], *(f"{name}={value}" for name, value in environment.items())]
        writable = " ".join(self.config["Volumes"])
        process = subprocess.Popen(
            [
                *("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", IN_A_CONTAINER, "sh"),
                *(str(self.root), self.config["User"], self.config["WorkingDir"], writable),
                *variables,
                *(command or self.config["Entrypoint"]),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return RunningContainer(process)


@dataclass(frozen=True)
class RunningContainer:
    process: subprocess.Popen[str]

    def wait(self, seconds: float) -> tuple[int, str]:
        """The exit code and all that was printed; raises TimeoutExpired after it killed one that is slow."""
        try:
            printed, _ = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, printed

    def terminate(self) -> None:
        """SIGTERM to process 1, as ECS sends it."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        os.kill(int(children.read_text(encoding="ascii")), signal.SIGTERM)


def build_image(scratch: Path) -> Image:
    """Build `Dockerfile.training` by its own steps, below a folder that is new.

    Raises:
        CannotBuild: this machine lacks what it takes, or a step failed.
        NoInterpreter: Python of the version that Lambda runs is not here.
    """
    missing = [name for name in ("buildah", "debootstrap", "unshare") if shutil.which(name) is None]
    if missing or os.geteuid():
        raise CannotBuild(
            "The check of the image needs root, buildah, debootstrap and unshare. "
            "On Debian or Ubuntu, as root: apt-get install buildah debootstrap util-linux"
        )
    buildah = _Buildah(scratch)
    _make_base(buildah, scratch / "base")
    where = ("--isolation", "chroot", "--pull-never", "--format", "docker")
    what = ("--build-arg", f"BASE={BASE}", "--file", str(BACKEND / "Dockerfile.training"))
    buildah.run("bud", *where, *what, "--tag", TRAINING, str(BACKEND))
    described = json.loads(buildah.run("inspect", "--type", "image", TRAINING))
    mounted = buildah.run("mount", buildah.run("from", "--pull-never", TRAINING))
    return Image(Path(mounted), described["Docker"]["config"])


class _Buildah:
    """buildah with a storage of its own."""

    def __init__(self, scratch: Path) -> None:
        folders = ("--root", str(scratch / "images"), "--runroot", str(scratch / "run"))
        self._command = ("buildah", "--storage-driver", "vfs", *folders)

    def run(self, *arguments: str) -> str:
        return _run(*self._command, *arguments)


def _make_base(buildah: _Buildah, folder: Path) -> None:
    python = Target(LAMBDA_PYTHON, "", None).interpreter()
    prefix = _run(str(python), "-c", "import sys; print(sys.base_prefix)")
    if prefix == "/usr":
        raise CannotBuild(f"{python} is part of this system; a Python in a folder of its own can be copied.")
    _run("debootstrap", "--variant=minbase", f"--include={','.join(LIBRARIES)}", DEBIAN, str(folder))
    skipped = shutil.ignore_patterns("test", "__pycache__")
    shutil.copytree(prefix, folder / "usr/local", symlinks=True, dirs_exist_ok=True, ignore=skipped)
    (folder / "usr/local/bin/python").unlink(missing_ok=True)
    (folder / "usr/local/bin/python").symlink_to(f"python{LAMBDA_PYTHON}")
    # Registries may be reached through a proxy with a certificate of its own.
    trusted = ssl.get_default_verify_paths().cafile or CERTIFICATES
    shutil.copyfile(trusted, folder / CERTIFICATES.removeprefix("/"))
    _run("chroot", str(folder), "/sbin/ldconfig")
    container = buildah.run("from", "scratch")
    buildah.run("add", "--quiet", container, str(folder), "/")
    path = "PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
    trust = (f"SSL_CERT_FILE={CERTIFICATES}", f"PIP_CERT={CERTIFICATES}")
    buildah.run("config", *(f"--env={variable}" for variable in (path, *trust)), container)
    buildah.run("commit", "--quiet", container, BASE)
    shutil.rmtree(folder)


def _run(*command: str) -> str:
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        raise CannotBuild(f"{' '.join(command)} failed after {time.monotonic() - started:.0f} s:\n{said}")
    return done.stdout.strip()
