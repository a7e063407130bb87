"""The secret that signs links and page tokens, kept in the data directory so that they outlive a restart."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from automl_lite.local.errors import CannotStart

FILE_NAME = "signing-key"


def kept_signing_key(data_dir: Path) -> str:
    """The key of this data directory, made at random where there is none; readable by its owner alone.

    Raises:
        CannotStart: the directory cannot be made or written.
    """
    path = data_dir / FILE_NAME
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path.read_text("ascii") if path.exists() else _make(path)
    except OSError as error:
        raise CannotStart(
            f"The data directory {data_dir} cannot be used: {error.strerror}. Choose another one."
        ) from error


def _make(path: Path) -> str:
    """Two processes may come here at once: the first to link its file has made the key for both."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
    return path.read_text("ascii")
