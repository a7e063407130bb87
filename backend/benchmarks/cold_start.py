"""Milliseconds from a new process to a function's first answer: `python -m benchmarks.cold_start [ROUNDS]`.

Every function starts from its package, over AWS as moto plays it. Beside it start the same package without
bytecode, and the same predictions behind FastAPI. Medians of rounds in which all take turns.
"""

import os
import statistics
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from automl_lite.aws.platform import build_platform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.job import run_training
from packages.building import build
from packages.contents import PACKAGES, Package
from tests.support.deployed_functions import HANDLERS, JSON, Deployment
from tests.support.gateway_events import rest_event
from tests.support.lambda_runtime import LambdaFunction, target
from tests.support.moto_account import REGION, new_account, run_moto
from tests.support.small_model import ROWS

PEER = "predict behind FastAPI"
PEER_MODULE = "predict_behind_fastapi"
WITHOUT = ", no bytecode"


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as scratch, run_moto() as server:
        os.environ.update(server.environment)
        zips = _packages(Path(scratch))
        account = new_account(server, min_time_budget=1, training_threads=2)
        deployment = Deployment(account, lambda name: zips[name])
        events = _first_events(deployment)
        functions = _functions(deployment, zips)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in functions}
        for _ in range(rounds):
            for name, function in functions.items():
                function.stop()
                function.invoke(events[name.split(" ")[0].removesuffix(",")])
                times[name].append((function.init_seconds * 1000, function.seconds * 1000))
        sys.stdout.write(_table(times))
        for function in functions.values():
            function.close()
        deployment.close()


def _packages(folder: Path) -> dict[str, Path]:
    """Zip files by name: as they are deployed, without bytecode, and the peer's."""
    plain = {one.name: build(one, target(), folder).path for one in PACKAGES}
    slow = {
        one.name + WITHOUT: build(one, target(), folder / "source", compiled=False).path for one in PACKAGES
    }
    rooms = ("domain", "api", "inference", "aws")
    peer = build(Package("peer", (), ("gateway", "inference"), rooms, 0), target(), folder).path
    with zipfile.ZipFile(peer, "a") as archive:
        archive.write(Path(__file__).with_name(f"{PEER_MODULE}.py"), f"{PEER_MODULE}.py")
    return {**plain, **slow, PEER: peer}


def _functions(deployment: Deployment, zips: dict[str, Path]) -> dict[str, LambdaFunction]:
    def made(zip_name: str, handler: str, name: str) -> LambdaFunction:
        return LambdaFunction(zips[zip_name], handler, deployment.settings(name), region=REGION)

    ours = {
        name + variant: made(package + variant, handler, name)
        for name, (package, handler) in HANDLERS.items()
        for variant in ("", WITHOUT)
    }
    return {**ours, PEER: made(PEER, f"{PEER_MODULE}.handler", "predict")}


def _first_events(deployment: Deployment) -> dict[str, Any]:
    """What each function is asked first; makes a dataset and a deployed model for it."""
    dataset_id = deployment.upload(ROWS.encode())
    deployment.profile(dataset_id)
    job_id = deployment.train(dataset_id)
    platform = build_platform(deployment.account.settings, deployment.account.clients)
    run_training(TrainingTask.from_environment(deployment.task_environment(job_id)), platform)
    deployment.call("POST", f"/jobs/{job_id}/deploy", {"deploy": True})
    body = b'{"features": {"size": 15.5, "colour": "red"}}'
    return {
        "api": rest_event("GET", f"/jobs/{job_id}"),
        "predict": rest_event("POST", f"/predict/{job_id}", JSON, body),
        "profile": deployment.arrived(dataset_id),  # what a repeated event costs
        "job_events": {"detail": {}},
        "sweep": {},
    }


def _table(times: dict[str, list[tuple[float, float]]]) -> str:
    lines = [f"{'function':<26} {'init ms':>8} {'answer ms':>10} {'sum ms':>7}"]
    sums: dict[str, float] = {}
    for name, taken in times.items():
        sums[name] = statistics.median(init + answer for init, answer in taken)
        init, answer = (statistics.median(one) for one in zip(*taken, strict=True))
        lines.append(f"{name:<26} {init:>8.0f} {answer:>10.0f} {sums[name]:>7.0f}")
    lines.append(f"predict takes {sums['predict'] / sums[PEER]:.2f} of what it takes behind FastAPI")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
