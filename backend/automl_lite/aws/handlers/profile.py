"""The function that profiles uploaded files: called by S3 as a file arrives, or by whoever confirms one.

Both may happen at once, and each more than once: a claim on the dataset lets one of them work.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.profile_claims import ProfileClaims
from automl_lite.aws.dynamo.record_table import RecordTable, text
from automl_lite.aws.dynamo.tables import DATASETS, OWNER
from automl_lite.aws.entry import Handler, LambdaContext, entry
from automl_lite.aws.platform import build_platform
from automl_lite.aws.s3.uploads import uploaded_datasets
from automl_lite.aws.settings import ProfileSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.endings import fail_dataset, forget_dataset_files, still_wanted
from automl_lite.domain.errors import NotAllowedNow, NotFound, TooLarge, Unavailable
from automl_lite.domain.intake import take_in
from automl_lite.domain.keys import dataset_folder
from automl_lite.domain.platform import Platform
from automl_lite.domain.ports import Clock
from automl_lite.domain.tasks import ProfileTask
from automl_lite.tabular.profiling import profile_dataset

logger = logging.getLogger(__name__)


def build(
    settings: ProfileSettings, clients: Clients, telemetry: Telemetry, clock: Clock | None = None
) -> Handler:
    """The handler over the tables and buckets of the settings."""
    profiler = Profiler(
        build_platform(settings, clients, clock),
        ProfileClaims(clients, settings),
        RecordTable(clients, settings.datasets_table, DATASETS),
        telemetry,
    )

    def handler(event: Mapping[str, Any], context: LambdaContext) -> None:
        with telemetry.invocation(context.aws_request_id):
            if "dataset_id" in event:
                asked = ProfileTask(user_id=event["user_id"], dataset_id=event["dataset_id"])
                profiler.profile(asked, event.get("claim") or context.aws_request_id)
                return
            # Lambda repeats a failed call under the same id, so its own claim does not stand in its way.
            for dataset_id in dict.fromkeys(uploaded_datasets(event)):
                profiler.arrived(dataset_id, context.aws_request_id)

    return handler


@dataclass(frozen=True)
class Profiler:
    """Takes uploaded files in and profiles them, each once however often it is told to."""

    platform: Platform
    claims: ProfileClaims
    table: RecordTable
    telemetry: Telemetry

    def arrived(self, dataset_id: str, claim: str) -> None:
        """A file was uploaded; raises Unavailable, after which Lambda calls again."""
        item = self.table.read(dataset_id)
        user_id = text(item, OWNER) if item else None
        if user_id is None:
            logger.info("a file arrived for dataset %s, which is gone", dataset_id)
            self.platform.files.delete_folder(dataset_folder(dataset_id))
            return
        task = ProfileTask(user_id=user_id, dataset_id=dataset_id)
        with self.telemetry.about(dataset_id=dataset_id):
            if self._take_in(task):
                self.profile(task, claim)

    def profile(self, task: ProfileTask, claim: str) -> None:
        """Profile a file that waits for it; raises Unavailable, after which Lambda calls again."""
        platform = self.platform
        with self.telemetry.about(dataset_id=task.dataset_id):
            if not still_wanted(task, platform):
                return
            if not self.claims.claim(task.dataset_id, claim, platform.clock.now()):
                logger.info("the file is being profiled by another call")
                return
            try:
                profile_dataset(task, platform)
            except Unavailable:
                raise
            except Exception as error:  # whatever it is, nobody must wait for a profile that will not come
                logger.exception("the profile failed")
                fail_dataset(
                    task.user_id, task.dataset_id, DatasetStatus.PROCESSING, _in_words(error), platform
                )
            self.telemetry.count("Profiles")

    def _take_in(self, task: ProfileTask) -> bool:
        """Whether the dataset now waits for its profile."""
        try:
            dataset = self.platform.datasets.get(task.user_id, task.dataset_id)
            if dataset.status is DatasetStatus.UPLOADING:
                dataset = take_in(self.platform, dataset)
        except NotFound:
            forget_dataset_files(task.user_id, task.dataset_id, self.platform)
            return False
        except (NotAllowedNow, TooLarge) as ending:
            logger.info("the file is not taken in: %s", ending.detail)
            return False
        return dataset.status is DatasetStatus.PROCESSING


def _in_words(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "Reading the file took more memory than there is. Upload a smaller part of its rows."
    return (
        f"Reading the file stopped on an error of ours ({type(error).__name__}), not of your file. Upload it "
        "again, and if that fails too, please report it."
    )


handler = entry("profile", ProfileSettings, build)
