"""Listings of a DynamoDB table: always a query of an index, never a scan."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.record_table import Item, is_key
from automl_lite.aws.dynamo.tables import OWNER, UNFINISHED, UNFINISHED_INDEX, TableShape
from automl_lite.aws.errors import calmly
from automl_lite.domain.ports import Position
from automl_lite.domain.records import sortable, storable

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import AttributeValueTypeDef, QueryInputTypeDef

# A filtered query reads so many items at a time, of which few may pass.
FILTERED_AT_ONCE = 200


class Listing:
    """Raises Unavailable where DynamoDB is busy or out of reach."""

    def __init__(self, clients: Clients, name: str, shape: TableShape) -> None:
        self._clients = clients
        self._name = name
        self._shape = shape

    def newest(
        self,
        user_id: str,
        after: Position | None = None,
        filters: Mapping[str, str] | None = None,
        values: Mapping[str, str] | None = None,
        at_once: int | None = None,
    ) -> Iterator[Item]:
        """This owner's items, newest first, that pass every filter; values are texts.

        The index follows the table within a second or so, so the latest change may be missing from it.
        """
        if not is_key(user_id):
            return
        query: QueryInputTypeDef = {
            "TableName": self._name,
            "IndexName": self._shape.owner_index,
            "KeyConditionExpression": "#owner = :owner",
            "ExpressionAttributeNames": {"#owner": OWNER},
            "ExpressionAttributeValues": {":owner": {"S": storable(user_id)}, **_texts(values or {})},
            "ScanIndexForward": False,
            "Limit": at_once or FILTERED_AT_ONCE,
        }
        if filters:
            query["FilterExpression"] = " AND ".join(filters.values())
            query["ExpressionAttributeNames"] = {"#owner": OWNER, **{f"#{name}": name for name in filters}}
        if after is not None:
            query["ExclusiveStartKey"] = {
                self._shape.key: {"S": storable(after.item_id)},
                OWNER: {"S": storable(user_id)},
                self._shape.made_at: {"S": sortable(after.moment)},
            }
        yield from self._all_of(query)

    def unfinished(self) -> Iterator[Item]:
        """What work is under way on, oldest first, whoever owns it: ids, owners and Batch jobs."""
        yield from self._all_of(
            {
                "TableName": self._name,
                "IndexName": UNFINISHED_INDEX,
                "KeyConditionExpression": "#unfinished = :yes",
                "ExpressionAttributeNames": {"#unfinished": UNFINISHED},
                "ExpressionAttributeValues": {":yes": {"S": "yes"}},
            }
        )

    def _all_of(self, query: "QueryInputTypeDef") -> Iterator[Item]:
        while True:
            with calmly():
                answer = self._clients.dynamodb.query(**query)
            yield from answer["Items"]
            if "LastEvaluatedKey" not in answer:
                return
            query["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def _texts(values: Mapping[str, str]) -> "dict[str, AttributeValueTypeDef]":
    return {name: {"S": storable(value)} for name, value in values.items()}
