"""What every request body has in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from automl_lite.domain.names import did_you_mean

MOST_NAMED = 10


class Body(BaseModel):
    """A JSON object. Unknown fields are refused, the nearest known one named: a typo must not go unseen."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_fields(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        unknown = [name for name in given if name not in cls.model_fields][:MOST_NAMED]
        if unknown:
            raise ValidationError.from_exception_data(
                cls.__name__, [cls._unknown_field(str(name)) for name in unknown]
            )
        return given

    @classmethod
    def _unknown_field(cls, name: str) -> InitErrorDetails:
        known = ", ".join(cls.model_fields)
        sentence = f"is not a field of this request.{did_you_mean(name, cls.model_fields)} It takes {known}"
        error = PydanticCustomError("unknown_field", "{sentence}", {"sentence": sentence})
        return InitErrorDetails(type=error, loc=(name,), input=None)
