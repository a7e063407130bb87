"""Datasets whose profile never came, and uploads that nobody confirmed."""

from datetime import datetime, timedelta

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.profile_claims import LIFETIME
from automl_lite.aws.dynamo.unfinished import UnfinishedDataset, unfinished_datasets
from automl_lite.aws.profile_handover import ProfileHandover
from automl_lite.aws.settings import AwsSettings
from automl_lite.aws.sweeping.swept import Swept
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.endings import fail_dataset
from automl_lite.domain.errors import NotAllowedNow, NotFound, TooLarge
from automl_lite.domain.intake import take_in
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import ProfileTask

# By then whoever claimed the profile is dead, and so is who tried after them, several times over.
PROFILE_OVERDUE = LIFETIME
PROFILE_HOPELESS = timedelta(minutes=60)
# A PUT that began while its URL was good may go on after it.
STILL_ARRIVING = timedelta(minutes=10)

NEVER_PROFILED = (
    "The file could not be read in an hour of trying, most likely because it takes more memory or time than "
    "there is. Upload a smaller part of its rows."
)
NEVER_UPLOADED = "No file was uploaded before its upload_url expired. Ask for a new one with POST /upload."


class DatasetSweep:
    """Has profiles begun again, takes in what arrived unheard of, and fails the rest."""

    def __init__(
        self, clients: Clients, settings: AwsSettings, platform: Platform, profiles: ProfileHandover
    ) -> None:
        self._clients = clients
        self._settings = settings
        self._platform = platform
        self._profiles = profiles
        self._url_life = timedelta(seconds=settings.url_lifetime_seconds)

    def run(self, swept: Swept) -> None:
        """Raises Unavailable where the listing breaks off."""
        now = self._platform.clock.now()
        for found in unfinished_datasets(self._clients, self._settings):
            with swept.guarded(f"dataset {found.dataset_id}"):
                self._look_after(found, now, swept)

    def _look_after(self, found: UnfinishedDataset, now: datetime, swept: Swept) -> None:
        try:
            dataset = self._platform.datasets.get(found.user_id, found.dataset_id)
        except NotFound:  # deleted since the index heard of it
            return
        if dataset.status is DatasetStatus.PROCESSING:
            self._processing(dataset, now - dataset.updated_at, swept)
        elif (
            dataset.status is DatasetStatus.UPLOADING
            and now - dataset.uploaded_at > self._url_life + STILL_ARRIVING
        ):
            self._uploading(dataset, swept)

    def _processing(self, dataset: Dataset, waited: timedelta, swept: Swept) -> None:
        if waited > PROFILE_HOPELESS:
            self._fail(dataset, NEVER_PROFILED, swept)
        elif waited > PROFILE_OVERDUE:
            self._profile(dataset, swept)

    def _uploading(self, dataset: Dataset, swept: Swept) -> None:
        try:
            dataset = take_in(self._platform, dataset)
        except NotAllowedNow:
            self._fail(dataset, NEVER_UPLOADED, swept)
        except TooLarge:
            swept.counts["datasets_failed"] += 1
        except NotFound:
            return
        else:
            if dataset.status is DatasetStatus.PROCESSING:
                self._profile(dataset, swept)

    def _profile(self, dataset: Dataset, swept: Swept) -> None:
        self._profiles.submit(ProfileTask(user_id=dataset.user_id, dataset_id=dataset.dataset_id))
        swept.counts["profiles_restarted"] += 1

    def _fail(self, dataset: Dataset, sentence: str, swept: Swept) -> None:
        fail_dataset(dataset.user_id, dataset.dataset_id, dataset.status, sentence, self._platform)
        swept.counts["datasets_failed"] += 1
