"""The scheduled function that looks for what got stuck, and repairs it or fails it with a sentence."""

from collections.abc import Mapping
from typing import Any

from automl_lite.aws.announcing import Announcer
from automl_lite.aws.clients import Clients
from automl_lite.aws.entry import Handler, LambdaContext, entry
from automl_lite.aws.job_endings import JobEndings
from automl_lite.aws.platform import build_platform
from automl_lite.aws.profile_handover import ProfileHandover
from automl_lite.aws.settings import SweepSettings
from automl_lite.aws.sweeping.datasets import DatasetSweep
from automl_lite.aws.sweeping.jobs import JobSweep
from automl_lite.aws.sweeping.swept import Swept
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.ports import Clock


def build(
    settings: SweepSettings, clients: Clients, telemetry: Telemetry, clock: Clock | None = None
) -> Handler:
    """The handler over the tables and buckets of the settings."""
    platform = build_platform(settings, clients, clock)
    endings = JobEndings(platform, Announcer(clients, settings), telemetry)
    jobs = JobSweep(clients, settings, platform, endings)
    datasets = DatasetSweep(clients, settings, platform, ProfileHandover(clients, settings, platform.clock))

    def handler(_: Mapping[str, Any], context: LambdaContext) -> dict[str, int]:
        with telemetry.invocation(context.aws_request_id):
            swept = Swept()
            for sweep in (jobs, datasets):
                with swept.guarded("a listing"):
                    sweep.run(swept)
            # Nothing to tell is not told: a metric is paid for each hour in which it is sent.
            for name, count in (+swept.counts).items():
                telemetry.count(f"Sweep{name.title().replace('_', '')}", count)
            return dict(swept.counts)

    return handler


handler = entry("sweep", SweepSettings, build, needs=("dynamodb", "batch"))
