"""The part of a job's record that a list does not show: small in its item, large in the file store."""

import secrets

from automl_lite.aws.dynamo.items import Details
from automl_lite.aws.dynamo.record_table import Item, text
from automl_lite.aws.dynamo.tables import DETAILS, DETAILS_KEY
from automl_lite.aws.file_store import S3FileStore
from automl_lite.domain.keys import record_file

# A running job's item is written every second, and each write costs by the size of the whole.
LARGEST_KEPT_IN_ITEM = 64 * 1024


class DetailsKeeper:
    """Every file is written once, by one writer and under a name of its own, before an item points at it.

    So a reader finds either the old one or the new one whole, and who lost a race may delete his own.
    """

    def __init__(self, files: S3FileStore) -> None:
        self._files = files

    def load(self, item: Item) -> Details:
        """Raises NotFound where the file was superseded, and so deleted, after the item was read."""
        key = text(item, DETAILS_KEY)
        if key is not None:
            return Details(self._files.read_bytes(key).decode(), key)
        return Details(text(item, DETAILS) or "")

    def keep(self, job_id: str, content: str, earlier: Details) -> Details:
        """See the content stored, as long as it is not what is stored already."""
        if content == earlier.content:
            return earlier
        encoded = content.encode()
        if len(encoded) <= LARGEST_KEPT_IN_ITEM:
            return Details(content)
        key = record_file(job_id, f"{secrets.token_hex(16)}.json")
        self._files.write_bytes(key, encoded, "application/json")
        return Details(content, key)

    def forget(self, details: Details, unless: Details) -> None:
        """Delete what is no longer pointed at."""
        if details.key is not None and details.key != unless.key:
            self._files.delete_file(details.key)
