"""What can keep this wing from starting, or end a command."""

from automl_lite.domain.errors import AutoMLError


class CannotStart(AutoMLError):
    """The server or a command cannot begin: a port, a directory or a database is not to be had."""

    title = "AutoML Lite cannot start"


class NoModel(AutoMLError):
    """A training that a command waited for ended without a model."""

    title = "No model"
