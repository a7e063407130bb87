"""Which upload an S3 event tells of."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from automl_lite.domain.keys import dataset_data

DATA = re.compile(re.escape(dataset_data("ID")).replace("ID", "([A-Za-z0-9_-]+)"))


def uploaded_datasets(event: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the datasets whose files arrived; other objects, and S3's test event, tell of none."""
    for record in event.get("Records") or ():
        if not str(record.get("eventName", "")).startswith("ObjectCreated:"):
            continue
        match = DATA.fullmatch(unquote_plus(record["s3"]["object"]["key"]))
        if match:
            yield match[1]
