"""What every store of records has in common: entities as JSON, times that sort, stamps that grow."""

from datetime import UTC, datetime, timedelta

from pydantic import BaseModel


def sortable(moment: datetime) -> str:
    """A time as text that sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def stamp(now: datetime, previous: datetime) -> datetime:
    """The time of a change: always after the one before, so that every change shows in an ETag."""
    return max(now, previous + timedelta(microseconds=1))


def storable(text: str) -> str:
    """Text as databases take it: half a surrogate pair, in no stored key, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def as_record(entity: BaseModel) -> str:
    """An entity as JSON, which keeps floats to the last bit and empty strings as they are.

    Raises:
        ValidationError: what would be written cannot be read back, as a NaN where a number must be; better
            that its writer hears of it than every later reader of a listing.
    """
    record = entity.model_dump_json()
    type(entity).model_validate_json(record)
    return record
