"""Who profiles a file: S3's event, a confirm and the sweep may all want it done at the same time."""

from datetime import datetime, timedelta

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.record_table import RecordTable
from automl_lite.aws.dynamo.tables import CLAIMED_BY, CLAIMED_UNTIL, DATASETS
from automl_lite.aws.settings import AwsSettings
from automl_lite.domain.records import sortable

# A function runs for 15 minutes at most, so whoever claimed longer ago is dead.
LIFETIME = timedelta(minutes=15)


class ProfileClaims:
    """A mark on the dataset's item, beside its record: making it changes nothing that people see."""

    def __init__(self, clients: Clients, settings: AwsSettings) -> None:
        self._table = RecordTable(clients, settings.datasets_table, DATASETS)

    def claim(self, dataset_id: str, owner: str, now: datetime) -> bool:
        """True where the work is now this owner's; its own claim may be repeated, as a retried call does.

        Raises:
            Unavailable: DynamoDB is busy or out of reach.
        """
        return self._table.change(
            dataset_id,
            {CLAIMED_BY: {"S": owner}, CLAIMED_UNTIL: {"S": sortable(now + LIFETIME)}},
            f"attribute_not_exists(#{CLAIMED_UNTIL}) OR #{CLAIMED_UNTIL} <= :now OR #{CLAIMED_BY} = :owner",
            {":now": {"S": sortable(now)}, ":owner": {"S": owner}},
        )

    def release(self, dataset_id: str, owner: str) -> None:
        """Let others do it; harmless where it is no longer this owner's.

        Raises:
            Unavailable: DynamoDB is busy or out of reach.
        """
        self._table.change(
            dataset_id,
            {CLAIMED_BY: None, CLAIMED_UNTIL: None},
            f"#{CLAIMED_BY} = :owner",
            {":owner": {"S": owner}},
        )
