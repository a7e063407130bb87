"""What a package is built for: a version of Python and a machine."""

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# Said once: the functions' runtime, the training image (its ARG) and the deployment read it.
LAMBDA_PYTHON = (Path(__file__).parent / "python-version").read_text(encoding="ascii").strip()
# Lambda's names of machines, and their wheels. Its system, Amazon Linux 2023, has glibc 2.34.
WHEELS = {"x86_64": "x86_64-manylinux_2_28", "arm64": "aarch64-manylinux_2_28"}


class NoInterpreter(Exception):
    """The version of Python that a package is for is not on this machine."""


@dataclass(frozen=True)
class Target:
    """A version of Python and a machine; without wheels' tag it is for this very machine."""

    python: str
    machine: str
    wheels: str | None

    @classmethod
    def of_lambda(cls, machine: str) -> "Target":
        return cls(LAMBDA_PYTHON, machine, WHEELS[machine])

    @classmethod
    def running(cls) -> "Target":
        """The interpreter and machine that this runs on."""
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return cls(version, {"aarch64": "arm64"}.get(platform.machine(), platform.machine()), None)

    def interpreter(self) -> Path:
        """A Python of this version, which alone can compile for it.

        Raises:
            NoInterpreter: there is none.
        """
        # A version manager's stand-in is on PATH for every version it has, and runs the one it is told.
        told = {**os.environ, "PYENV_VERSION": self.python}
        for command in (sys.executable, f"python{self.python}"):
            found = _ask(command, told)
            if found and found[0] == self.python:
                return Path(found[1])
        raise NoInterpreter(
            f"Python {self.python} compiles the packages for Lambda's runtime, and is not on this machine. "
            f"Install it so that `python{self.python}` runs, or build with --without-bytecode: "
            "the functions then start more slowly."
        )


def _ask(command: str, environment: dict[str, str]) -> list[str] | None:
    """The version and the path of an interpreter; None where it does not run."""
    question = "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"
    try:
        done = subprocess.run(
            [command, "-c", question], env=environment, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.splitlines()
