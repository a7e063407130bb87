"""`python -m release.contract`: write down what a deployment must know of this code.

Terraform reads `infrastructure/terraform/deployment.json`, so that handlers, environment variables, retry
rules and events are named in the code alone.
"""

import json
import sys
from pathlib import Path
from typing import Any

from automl_lite.aws.announcing import DETAIL_TYPES, SOURCE
from automl_lite.aws.batch.submission import RETRIES, SIZES, TASK_KEY
from automl_lite.aws.handlers.job_events import DETAIL_TYPE
from automl_lite.aws.settings import (
    ApiSettings,
    AwsSettings,
    JobEventsSettings,
    PredictSettings,
    ProfileSettings,
    SweepSettings,
    TrainingSettings,
)
from automl_lite.aws.telemetry import NAMESPACE
from automl_lite.domain.jobs import JobStatus
from automl_lite.domain.settings import Settings
from automl_lite.domain.tasks import TrainingTask
from packages.contents import PACKAGES

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "infrastructure" / "terraform" / "deployment.json"
PYTHON = ROOT / "backend" / "packages" / "python-version"
OPENAPI = ROOT / "backend" / "openapi.json"

FUNCTIONS: dict[str, type[AwsSettings]] = {
    "api": ApiSettings,
    "predict": PredictSettings,
    "profile": ProfileSettings,
    "job_events": JobEventsSettings,
    "sweep": SweepSettings,
}


def contract() -> dict[str, Any]:
    """Functions, training container, events and API, as a deployment has to arrange them."""
    shared = Settings.model_construct()  # defaults, whatever the environment says
    return {
        "python": PYTHON.read_text(encoding="utf-8").strip(),
        "functions": {
            function: {"package": package.name, "handler": handler, **_variables(FUNCTIONS[function])}
            for package in PACKAGES
            for function, handler in zip(package.functions, package.handlers, strict=True)
        },
        "training": {
            **_variables(TrainingSettings),
            "task_variables": sorted([TASK_KEY, *(name.upper() for name in TrainingTask.model_fields)]),
            "vcpus": SIZES[0].vcpus,
            "memory_mb": SIZES[0].memory_mb,
            "attempts": shared.max_attempts,
            "longest_seconds": shared.longest_run(shared.max_time_budget),
            "retries": [{"on": on, "pattern": pattern, "action": action} for on, pattern, action in RETRIES],
        },
        "events": {
            "source": SOURCE,
            "completed": DETAIL_TYPES[JobStatus.COMPLETED],
            "failed": DETAIL_TYPES[JobStatus.FAILED],
            "batch": DETAIL_TYPE,
        },
        "metrics_namespace": NAMESPACE,
        "methods": _methods(json.loads(OPENAPI.read_text(encoding="utf-8"))),
    }


def written() -> str:
    """The contract as the file holds it."""
    return json.dumps(contract(), indent=2) + "\n"


def _variables(kind: type[AwsSettings]) -> dict[str, list[str]]:
    """Variables that a process needs, and those that it also reads. AWS itself sets the region."""
    fields = {
        f"AUTOML_LITE_{name.upper()}": field for name, field in kind.model_fields.items() if name != "region"
    }
    return {
        "required": sorted(name for name, field in fields.items() if field.is_required()),
        "optional": sorted(name for name, field in fields.items() if not field.is_required()),
    }


def _methods(openapi: dict[str, Any]) -> list[str]:
    return sorted({method.upper() for path in openapi["paths"].values() for method in path})


def main() -> int:
    """Write the file."""
    TARGET.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
