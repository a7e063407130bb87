"""Which systems there are, and where each runs."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BACKEND = Path(__file__).parents[2]
ENVIRONMENTS = BACKEND / ".tools" / "bench"


@dataclass(frozen=True)
class System:
    """A module of `systems`; with requirements it is a peer, in an environment of its own."""

    name: str
    title: str
    module: str
    requirements: tuple[str, ...] = ()

    @property
    def python(self) -> Path:
        if not self.requirements:
            return Path(sys.executable)
        return ENVIRONMENTS / self.name / "bin" / "python"

    def installed(self) -> bool:
        """Whether its environment was made for these very requirements."""
        return not self.requirements or (
            self._receipt.is_file() and self._receipt.read_text("utf-8") == "\n".join(self.requirements)
        )

    def install(self) -> None:
        """Make its environment.

        Raises:
            CannotInstall: with the installer's last words.
        """
        if self.installed():
            return
        environment = dict(os.environ)
        # Wheels that pip is told of, as PyTorch for CPUs, are found by uv as well.
        if "PIP_FIND_LINKS" in environment:
            environment.setdefault("UV_FIND_LINKS", environment["PIP_FIND_LINKS"])
        uv = BACKEND / "scripts" / "uv"
        _run([uv, "venv", "--quiet", "--clear", self.python.parents[1]], environment)
        _run([uv, "pip", "install", "--quiet", "--python", self.python, *self.requirements], environment)
        self._receipt.write_text("\n".join(self.requirements), "utf-8")

    @property
    def _receipt(self) -> Path:
        return self.python.parents[1] / "installed-requirements.txt"


class CannotInstall(Exception):
    """A peer cannot be had on this machine; the message says why."""


def _run(command: list[str | Path], environment: dict[str, str]) -> None:
    ended = subprocess.run(  # noqa: S603 - uv, with the catalogue's own arguments
        command, env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise CannotInstall(" ".join(ended.stderr.split())[-300:])


OURS = System("ours", "AutoML Lite", "ours")
ALWAYS = (
    OURS,
    System("flaml", "FLAML", "plain_flaml"),
    System("lightgbm", "LightGBM", "default_lightgbm"),
)
PEERS = (
    System(
        "autogluon",
        "AutoGluon medium_quality",
        "autogluon_medium",
        ("autogluon.tabular[catboost,fastai,lightgbm,xgboost]==1.6.3",),
    ),
    System("mljar", "mljar Perform", "mljar_perform", ("mljar-supervised==1.3.2",)),
    System("h2o", "H2O AutoML", "h2o_automl", ("h2o==3.46.0.12", "pandas<3")),
)


def choose(systems: frozenset[str], peers: frozenset[str]) -> list[System]:
    """Those always there, or of them the named, and the named peers.

    Raises:
        ValueError: a name is none of a system or peer.
    """
    known = {system.name: system for system in (*ALWAYS, *PEERS)}
    unknown = (systems | peers) - set(known)
    if unknown:
        raise ValueError(f"There is no system {sorted(unknown)}; there are {sorted(known)}.")
    wanted = (systems or {system.name for system in ALWAYS}) | peers
    return [system for name, system in known.items() if name in wanted]
