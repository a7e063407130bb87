"""A Lambda function on this machine: its zip file in a process that has what Lambda gives, no more."""

import atexit
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from packages import bytecode
from packages.contents import OF_THE_RUNTIME
from packages.targets import LAMBDA_PYTHON, NoInterpreter, Target

LARGEST_EVENT = 6 * 1024**2
# Import names where they differ from the distributions'.
MODULES = {"python-dateutil": "dateutil"}


class FunctionFailed(Exception):
    """The handler raised, or its answer was too large; Lambda tells its caller the same two things."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind


class FunctionDied(Exception):
    """The process ended or took too long; the message is its log."""


@cache
def target() -> Target:
    """What tests build packages for: Lambda's Python where this machine has it, else the one that runs."""
    here = Target.running()
    if sys.platform != "linux":
        return here
    lambdas = Target.of_lambda(here.machine)
    try:
        lambdas.interpreter()
    except NoInterpreter:
        return replace(lambdas, python=here.python)
    return lambdas


class LambdaFunction:
    """Starts at its first invocation, as a cold function does; `close` or a `with` block ends it."""

    def __init__(
        self,
        package: Path,
        handler: str,
        environment: Mapping[str, str],
        *,
        region: str = "us-east-1",
    ) -> None:
        given = _given(handler, region)
        if reserved := sorted(given.keys() & environment.keys()):
            raise ValueError(f"Lambda refuses these names, which it sets itself: {', '.join(reserved)}")
        self.init_seconds = 0.0
        self.seconds = 0.0  # of the last invocation
        self.modules: frozenset[str] = frozenset()  # imported by the end of it
        self._handler = handler
        self._folder = tempfile.TemporaryDirectory(prefix="automl-lite-function-")
        root = Path(self._folder.name)
        self.task_root = root / "task"
        self.log_path = root / "log"
        self.log_path.touch()
        with zipfile.ZipFile(package) as archive:
            archive.extractall(self.task_root)
        self._environment = {**environment, **given, "LAMBDA_TASK_ROOT": str(self.task_root)}
        self._process: subprocess.Popen[bytes] | None = None

    def invoke(self, event: object, *, seconds: float = 60) -> Any:
        """What the handler returns.

        Raises:
            FunctionFailed: the handler raised.
            FunctionDied: its process ended, or took longer than the seconds given.
        """
        asked = {
            "event": event,
            "request_id": str(uuid.uuid4()),
            "trace_id": f"Root=1-{uuid.uuid4().hex[:8]}-{uuid.uuid4().hex[:24]};Sampled=0",
            "seconds": seconds,
        }
        line = json.dumps(asked)
        if len(line) > LARGEST_EVENT:
            raise FunctionFailed("RequestEntityTooLargeException", f"The event has {len(line):,} bytes.")
        process = self._process or self._start(seconds)
        assert process.stdin is not None
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        told = self._read(process, seconds)
        if "error" in told:
            raise FunctionFailed(told["error"]["errorType"], told["error"]["errorMessage"])
        self.seconds = told["seconds"]
        self.modules = frozenset(told["modules"])
        return told["returned"]

    @property
    def log(self) -> str:
        return self.log_path.read_text("utf-8")

    def close(self) -> None:
        self.stop()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self, seconds: float) -> subprocess.Popen[bytes]:
        bootstrap = Path(__file__).with_name("lambda_bootstrap.py")
        # -I -S: no site-packages, no folder of the script. -B: the disk of the code is read-only in Lambda.
        isolated: list[str | Path] = [target().interpreter(), "-I", "-S", "-B", bootstrap]
        with self.log_path.open("ab") as log:
            process = subprocess.Popen(
                [*isolated, self.task_root, runtime_folder(), self._handler],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=self._environment,
                bufsize=0,
            )
        self._process = process
        self.init_seconds = self._read(process, seconds)["init_seconds"]
        return process

    def _read(self, process: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        assert process.stdout is not None
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([process.stdout], [], [], seconds)
            part = process.stdout.read(1 << 20) if ready else None
            if not part:
                self.stop()
                ended = f"ended with {process.returncode}" if ready else f"took more than {seconds} s"
                raise FunctionDied(f"{self._handler} {ended}. Its log:\n{self.log}")
            line += part
        told: dict[str, Any] = json.loads(line)
        return told

    def stop(self) -> None:
        """End the process, as Lambda does with one that is idle: the next call is a cold start."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


@cache
def runtime_folder() -> Path:
    """The AWS SDK as Lambda's runtime brings it, compiled; deleted when the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="automl-lite-lambda-runtime-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for distribution in OF_THE_RUNTIME:
        found = find_spec(MODULES.get(distribution, distribution))
        assert found is not None
        assert found.origin is not None
        origin = Path(found.origin)
        if origin.name == "__init__.py":
            skipped = shutil.ignore_patterns("__pycache__")
            shutil.copytree(origin.parent, folder / origin.parent.name, ignore=skipped)
        else:
            shutil.copy(origin, folder)
    subprocess.run([target().interpreter(), "-S", bytecode.__file__, folder], check=True)
    return folder


def _given(handler: str, region: str) -> dict[str, str]:
    """What Lambda sets of every function, with credentials of an account of nobody."""
    name = handler.split(".")[-2]
    return {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_SESSION_TOKEN": "testing",
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_python{LAMBDA_PYTHON}",
        "AWS_LAMBDA_FUNCTION_NAME": name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": "2026/01/01/[$LATEST]0123456789abcdef",
        "LAMBDA_RUNTIME_DIR": str(runtime_folder()),
        "_HANDLER": handler,
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "PATH": os.defpath,
    }
