"""Files under the data directory, by key."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from automl_lite.domain.errors import NotAllowedNow, NotFound, Replaced
from automl_lite.domain.keys import check_key
from automl_lite.domain.links import steady_expiry
from automl_lite.domain.ports import Clock, FileStat, UploadUrl
from automl_lite.local.links import Link
from automl_lite.local.settings import LocalSettings

INCOMING = ".incoming"  # no key can name it


class LocalFileStore:
    """Implements `FileStore`. A file appears under its key whole or not at all."""

    def __init__(self, settings: LocalSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._root = settings.data_dir / "files"
        self._incoming = self._root / INCOMING
        self._incoming.mkdir(parents=True, exist_ok=True)

    def upload_url(self, key: str, content_type: str, size_bytes: int | None) -> UploadUrl:
        expires = int(self._clock.now().timestamp()) + self._settings.url_lifetime_seconds
        link = Link(method="PUT", key=key, expires=expires, content_type=content_type, size=size_bytes)
        return UploadUrl(self._url(link), {"Content-Type": content_type})

    def download_url(self, key: str, filename: str) -> str:
        expires = steady_expiry(self._clock.now(), self._settings.url_lifetime_seconds)
        return self._url(Link(method="GET", key=key, expires=expires, filename=filename))

    def stat(self, key: str) -> FileStat | None:
        try:
            found = self.path(key).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return FileStat(
            size_bytes=found.st_size,
            etag=f'"{found.st_mtime_ns:x}-{found.st_size:x}"',
            modified_at=datetime.fromtimestamp(found.st_mtime, UTC),
        )

    @contextmanager
    def local_copy(self, key: str, etag: str | None = None) -> Iterator[Path]:
        """The file itself: it never changes once it is there, so no copy is needed."""
        stat = self.stat(key)
        if stat is None:
            raise _not_found(key)
        if etag not in (None, stat.etag):
            raise Replaced
        yield self.path(key)

    def save(self, key: str, source: Path, content_type: str) -> None:  # noqa: ARG002 - the port's
        with self.draft() as draft:
            shutil.copyfile(source, draft)
            self._publish(draft, key)

    def read_bytes(self, key: str) -> bytes:
        try:
            return self.path(key).read_bytes()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise _not_found(key) from error

    def write_bytes(self, key: str, content: bytes, content_type: str) -> None:  # noqa: ARG002 - the port's
        with self.draft() as draft:
            draft.write_bytes(content)
            self._publish(draft, key)

    def delete_folder(self, prefix: str) -> int:
        folder = self.path(prefix.removesuffix("/"))
        deleted = sum(path.is_file() for path in folder.rglob("*"))
        shutil.rmtree(folder, ignore_errors=not folder.exists())
        return deleted

    def folders(self, bucket: str) -> tuple[str, ...]:
        """The names of the folders right under a bucket."""
        root = self.path(bucket)
        return tuple(sorted(path.name for path in root.iterdir())) if root.is_dir() else ()

    def path(self, key: str) -> Path:
        """Where the file of this key is.

        Raises:
            ValueError: it is no key; keys are made by us, so this is a fault of ours.
        """
        check_key(key)
        return self._root / key

    def publish_upload(self, draft: Path, key: str) -> None:
        """Make a draft the key's file.

        Raises:
            NotAllowedNow: the key has a file already. What was profiled must stay what is trained on.
        """
        self.refuse_second_upload(key)
        self._publish(draft, key, replace=False)

    def refuse_second_upload(self, key: str) -> None:
        """Raises NotAllowedNow where the key has a file already."""
        if self.stat(key) is not None:
            raise _already_there()

    def forget_unfinished(self) -> None:
        """Delete what a killed process left half written. Only for when no other process runs."""
        for path in self._incoming.iterdir():
            path.unlink()

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """A path to write to, gone when the block ends."""
        draft = self._incoming / secrets.token_hex(16)
        try:
            yield draft
        finally:
            draft.unlink(missing_ok=True)

    def _publish(self, draft: Path, key: str, *, replace: bool = True) -> None:
        target = self.path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        if replace:
            draft.replace(target)
            return
        try:
            os.link(draft, target)  # unlike a rename, refuses where another upload was quicker
        except FileExistsError as error:
            raise _already_there() from error

    def _url(self, link: Link) -> str:
        granted = {
            "expires": link.expires,
            "type": link.content_type,
            "size": link.size,
            "filename": link.filename,
            "signature": link.signed(self._settings.signing_key.get_secret_value()),
        }
        query = urlencode({name: value for name, value in granted.items() if value not in ("", None)})
        return f"{self._settings.public_url}/files/{quote(link.key)}?{query}"


def _not_found(key: str) -> NotFound:
    return NotFound(f"There is no file {key}.")


def _already_there() -> NotAllowedNow:
    return NotAllowedNow(
        "This file was uploaded already and cannot be replaced. Ask for a new upload to send another one."
    )
