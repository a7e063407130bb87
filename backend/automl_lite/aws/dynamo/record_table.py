"""The items of a DynamoDB table, one by one: every write is conditional."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from botocore.exceptions import ClientError

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.tables import OWNER, WRITER, TableShape
from automl_lite.aws.errors import calmly, error_code
from automl_lite.domain.records import storable

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import AttributeValueTypeDef, TransactWriteItemTypeDef

Item = Mapping[str, "AttributeValueTypeDef"]
Changes = Mapping[str, "AttributeValueTypeDef | None"]  # None takes the attribute away

LOST_RACE = "ConditionalCheckFailedException"
BEING_WRITTEN = "TransactionConflictException"
CANCELLED = "TransactionCanceledException"
# Why a transaction may be cancelled without a fault of ours; "None" is said of the items that were in order.
LOST_TRANSACTION = frozenset(
    {
        "None",
        "ConditionalCheckFailed",
        "TransactionConflict",
        "ThrottlingError",
        "ProvisionedThroughputExceeded",
    }
)
LONGEST_KEY_BYTES = 1024  # of a sort key; a hash key may have 2,048


class RecordTable:
    """Reads and writes items; knows keys, owners and conditions, and nothing of what a record means.

    Every method raises Unavailable where DynamoDB is busy or out of reach.
    """

    def __init__(self, clients: Clients, name: str, shape: TableShape) -> None:
        self._clients = clients
        self._name = name
        self._shape = shape

    def find(self, user_id: str, item_id: str) -> Item | None:
        """This owner's item as it is now."""
        item = self.read(item_id)
        return item if item is not None and text(item, OWNER) == user_id else None

    @calmly()
    def read(self, item_id: str) -> Item | None:
        """The item as it is now, whoever owns it."""
        if not is_key(item_id):
            return None
        answer = self._clients.dynamodb.get_item(
            TableName=self._name, Key=self._key(item_id), ConsistentRead=True
        )
        return answer.get("Item")

    @calmly()
    def add(self, item: Item) -> None:
        """Raises ClientError where the id is taken, which ids made at random never are."""
        try:
            self._clients.dynamodb.put_item(
                TableName=self._name,
                Item=item,
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": self._shape.key},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            if error_code(error) != LOST_RACE or not _same_writer(error, item):
                raise

    @calmly()
    def change(
        self, item_id: str, changes: Changes, condition: str, values: Item, writer: str | None = None
    ) -> bool:
        """Write the changes where the item is there and the condition holds, else give False.

        False too where a transaction, as a deletion may be one, is writing to the item at this moment.
        In the condition `#name` is an attribute and `:name` one of the values. With a `writer`, a write of
        ours whose answer got lost, so that the client sent it again, counts as the success that it was.
        """
        if not is_key(item_id):
            return False
        marked: Changes = changes if writer is None else {**changes, WRITER: {"S": writer}}
        names = {*marked, *re.findall(r"#(\w+)", condition), self._shape.key}
        new = {f":new_{name}": value for name, value in marked.items() if value is not None}
        try:
            self._clients.dynamodb.update_item(
                TableName=self._name,
                Key=self._key(item_id),
                UpdateExpression=_update(marked),
                ConditionExpression=f"attribute_exists(#{self._shape.key}) AND ({condition})",
                ExpressionAttributeNames={f"#{name}": name for name in names},
                ExpressionAttributeValues={**new, **values},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            if error_code(error) not in (LOST_RACE, BEING_WRITTEN):
                raise
            return writer is not None and _same_writer(error, marked)
        return True

    @calmly()
    def delete(self, user_id: str, item_id: str) -> bool:
        """False where this owner has no such item."""
        if not is_key(item_id):
            return False
        try:
            self._clients.dynamodb.delete_item(
                TableName=self._name,
                Key=self._key(item_id),
                ConditionExpression="#owner = :owner",
                ExpressionAttributeNames={"#owner": OWNER},
                ExpressionAttributeValues={":owner": {"S": storable(user_id)}},
            )
        except ClientError as error:
            if error_code(error) != LOST_RACE:
                raise
            return False
        return True

    @calmly()
    def add_both(self, first: Item, second: Item) -> bool:
        """Add both items or, where either id is taken or being written to, none."""
        return self._together(
            [
                {
                    "Put": {
                        "TableName": self._name,
                        "Item": item,
                        "ConditionExpression": "attribute_not_exists(#key)",
                        "ExpressionAttributeNames": {"#key": self._shape.key},
                    }
                }
                for item in (first, second)
            ]
        )

    @calmly()
    def delete_both(self, user_id: str, item_id: str, second_id: str) -> bool:
        """Delete this owner's item and the second with it; False where the first is gone or being written."""
        return self._together(
            [
                {
                    "Delete": {
                        "TableName": self._name,
                        "Key": self._key(item_id),
                        "ConditionExpression": "#owner = :owner",
                        "ExpressionAttributeNames": {"#owner": OWNER},
                        "ExpressionAttributeValues": {":owner": {"S": user_id}},
                    }
                },
                {"Delete": {"TableName": self._name, "Key": self._key(second_id)}},
            ]
        )

    def _together(self, writes: "list[TransactWriteItemTypeDef]") -> bool:
        try:
            self._clients.dynamodb.transact_write_items(TransactItems=writes)
        except ClientError as error:
            if error_code(error) != CANCELLED or not _reasons(error) <= LOST_TRANSACTION:
                raise
            return False
        return True

    def _key(self, item_id: str) -> "dict[str, AttributeValueTypeDef]":
        return {self._shape.key: {"S": item_id}}


def text(item: Item, name: str) -> str | None:
    """An attribute's text, None where the item has none."""
    return item.get(name, {}).get("S")


def is_key(item_id: str) -> bool:
    """DynamoDB answers other texts with an error, where they only name nothing."""
    return item_id == storable(item_id) and 0 < len(item_id.encode()) <= LONGEST_KEY_BYTES


def _update(changes: Changes) -> str:
    kept = ", ".join(f"#{name} = :new_{name}" for name, value in changes.items() if value is not None)
    gone = ", ".join(f"#{name}" for name, value in changes.items() if value is None)
    return " ".join(filter(None, (kept and f"SET {kept}", gone and f"REMOVE {gone}")))


def _same_writer(error: ClientError, item: Changes) -> bool:
    response = cast("dict[str, Item]", error.response)
    wanted = item.get(WRITER)
    return wanted is not None and response.get("Item", {}).get(WRITER) == wanted


def _reasons(error: ClientError) -> set[str]:
    response = cast("dict[str, list[dict[str, str]]]", error.response)
    return {reason["Code"] for reason in response.get("CancellationReasons", [])}
