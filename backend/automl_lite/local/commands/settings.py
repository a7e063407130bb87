"""Settings and files as a command is given them."""

from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError

from automl_lite.domain.errors import NotFound
from automl_lite.local.errors import CannotStart
from automl_lite.local.settings import LocalSettings


def load_settings(**chosen: Any) -> LocalSettings:
    """Settings from the environment, with what was chosen on the command line before them.

    Raises:
        CannotStart: a setting is bad; the sentence names it.
    """
    given = {name: value for name, value in chosen.items() if value is not None}
    try:
        return LocalSettings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "AUTOML_LITE_" + "_".join(str(step) for step in first["loc"]).upper()
        raise CannotStart(f"The setting {name} is {first['input']!r}: {first['msg'].lower()}.") from error


def load_limits() -> LocalSettings:
    """Settings for a command that signs nothing, and so leaves no data directory behind.

    Raises:
        CannotStart: a setting is bad.
    """
    return load_settings(signing_key=SecretStr("nothing to sign"))


def existing_file(path: Path) -> Path:
    """Raises NotFound."""
    if not path.is_file():
        raise NotFound(f"There is no file {path}.")
    return path
