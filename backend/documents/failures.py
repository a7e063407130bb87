"""The errors that a person can meet."""

from collections.abc import Iterator

from automl_lite.domain.errors import AutoMLError
from documents.markdown import table

MEANINGS = {
    "Forbidden": "a link that is not ours, was changed, or has expired",
    "NotFound": "not there, or not yours",
    "BadRequest": "understood, but it names something that does not fit",
    "Unreadable": "a file that cannot become a dataset",
    "NotAllowedNow": "the thing's state forbids it",
    "Replaced": "a file is no longer the one that was profiled",
    "TooLarge": "over a size limit",
    "Invalid": "the body, a query or a header does not validate; `errors` names the fields",
    "TrainingRefused": "a job whose data cannot be trained on",
    "Unavailable": "a service that is needed did not take the work",
}


def errors() -> str:
    """Every class of the error tree that this package's rooms share."""
    rows = ((str(kind.status), kind.title, MEANINGS[kind.__name__]) for kind in _tree(AutoMLError))
    return table(("status", "`title`", "when"), rows)


def _tree(kind: type[AutoMLError]) -> Iterator[type[AutoMLError]]:
    for below in kind.__subclasses__():
        if below.__module__ == AutoMLError.__module__:
            yield below
            yield from _tree(below)
