"""Datasets' records in DynamoDB."""

import itertools
from typing import Unpack

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.attempts import insist
from automl_lite.aws.dynamo.items import as_it_was, dataset_changes, dataset_item, new_writer, read_dataset
from automl_lite.aws.dynamo.listing import Listing
from automl_lite.aws.dynamo.record_table import Item, RecordTable
from automl_lite.aws.dynamo.tables import DATASETS
from automl_lite.aws.settings import AwsSettings
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.ports import Clock, DatasetChanges, Page, Position
from automl_lite.domain.records import stamp


class DynamoDatasetStore:
    """Implements `DatasetStore`. Single records are read as they are now; a listing may be a second late."""

    def __init__(self, clients: Clients, settings: AwsSettings, clock: Clock) -> None:
        self._table = RecordTable(clients, settings.datasets_table, DATASETS)
        self._listing = Listing(clients, settings.datasets_table, DATASETS)
        self._clock = clock

    def add(self, dataset: Dataset) -> None:
        self._table.add(dataset_item(dataset))

    def get(self, user_id: str, dataset_id: str) -> Dataset:
        return read_dataset(self._find(user_id, dataset_id))

    def page(self, user_id: str, *, limit: int, after: Position | None = None) -> Page[Dataset]:
        found = self._listing.newest(user_id, after, at_once=limit + 1)
        datasets = [read_dataset(item) for item in itertools.islice(found, limit + 1)]
        items, more = tuple(datasets[:limit]), len(datasets) > limit
        return Page(items, Position(items[-1].uploaded_at, items[-1].dataset_id) if more else None)

    def change(
        self,
        user_id: str,
        dataset_id: str,
        allowed: frozenset[DatasetStatus],
        **changes: Unpack[DatasetChanges],
    ) -> Dataset:
        return insist(lambda: self._change(user_id, dataset_id, allowed, changes))

    def delete(self, user_id: str, dataset_id: str) -> bool:
        return self._table.delete(user_id, dataset_id)

    def _find(self, user_id: str, dataset_id: str) -> Item:
        item = self._table.find(user_id, dataset_id)
        if item is None:
            raise NotFound(f"Dataset {dataset_id} not found.")
        return item

    def _change(
        self, user_id: str, dataset_id: str, allowed: frozenset[DatasetStatus], changes: DatasetChanges
    ) -> Dataset | None:
        """None where somebody else changed it meanwhile."""
        item = self._find(user_id, dataset_id)
        dataset = read_dataset(item)
        if dataset.status not in allowed:
            raise NotAllowedNow(f"The dataset is {dataset.status}, and in that state this cannot be done.")
        updated_at = stamp(self._clock.now(), dataset.updated_at)
        changed = Dataset.model_validate(dataset.model_dump() | changes | {"updated_at": updated_at})
        condition, values = as_it_was(item, allowed)
        written = self._table.change(dataset_id, dataset_changes(changed), condition, values, new_writer())
        return changed if written else None
