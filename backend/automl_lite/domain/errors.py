"""The one error tree. Each failure is a class with an HTTP status and a sentence for a person.

AutoMLError
├── Forbidden         403  a link that is not ours, was changed, or has expired
├── NotFound          404  not there, or not yours
├── BadRequest        400  understood, but it names something that does not fit
├── Unreadable        400  a file that cannot become a dataset
├── NotAllowedNow     409  the thing's state forbids it
│   └── Replaced      409  a file is no longer the one that was profiled
├── TooLarge          413  over a size limit
├── Invalid           422  the body does not validate
├── TrainingRefused   422  a job whose data cannot be trained on
└── Unavailable       503  a service we need did not take the work

An error outside this tree is a bug and reads as a 500.
"""

from typing import ClassVar


class AutoMLError(Exception):
    """Root of all failures that a person is told about.

    `detail` is a whole sentence: what is wrong, where, and what to do about it.
    """

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Forbidden(AutoMLError):
    status = 403
    title = "Not allowed"


class NotFound(AutoMLError):
    status = 404
    title = "Not found"


class BadRequest(AutoMLError):
    status = 400
    title = "Bad request"


class Unreadable(AutoMLError):
    status = 400
    title = "The file cannot be read"


class NotAllowedNow(AutoMLError):
    status = 409
    title = "Not possible in this state"


class Replaced(NotAllowedNow):
    """A file is no longer the one that was profiled."""

    def __init__(self) -> None:
        super().__init__("The file was replaced after it was read. Upload it again, as a new dataset.")


class TooLarge(AutoMLError):
    status = 413
    title = "Too large"


class Invalid(AutoMLError):
    """A body, query or header value that does not validate; `field` says which, as `config.time_budget`."""

    status = 422
    title = "Invalid request"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class TrainingRefused(AutoMLError):
    status = 422
    title = "This cannot be trained"


class Unavailable(AutoMLError):
    status = 503
    title = "Temporarily unavailable"
