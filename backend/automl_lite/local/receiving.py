"""An upload on its way from the network to the disk, never more than a few chunks of it in memory."""

import asyncio
import errno
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread
from starlette.requests import ClientDisconnect

from automl_lite.domain.errors import BadRequest, TooLarge, Unavailable
from automl_lite.local.file_store import LocalFileStore

CHUNK_BYTES = 1024 * 1024
# A client that only sends hears our refusal when it has sent all; for so much and so long we let it.
DRAIN_BYTES = 64 * 1024 * 1024
DRAIN_SECONDS = 10
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class SizeRule:
    """How large an upload must or may be."""

    exact: int | None
    limit: int

    def check_declared(self, header: str | None) -> None:
        """Refuse before the first byte what its own Content-Length says will be refused."""
        if header is None or not header.isdecimal():
            return
        declared = int(header)
        if self.exact is not None and declared != self.exact:
            raise _other_size(declared, self.exact)
        self.check_so_far(declared)

    def check_so_far(self, received: int) -> None:
        """Raises TooLarge or BadRequest."""
        if self.exact is not None and received > self.exact:
            raise BadRequest(
                f"The file has more than the {self.exact:,} bytes that were announced. Ask for a new upload."
            )
        if received > self.limit:
            raise TooLarge(
                f"The file is larger than {self.limit:,} bytes, the most that an upload takes. Upload a "
                "smaller part of it, or compress it with gzip."
            )

    def check_whole(self, received: int) -> None:
        """Raises BadRequest."""
        if self.exact is not None and received != self.exact:
            raise _other_size(received, self.exact)


async def receive_file(stream: AsyncIterator[bytes], files: LocalFileStore, key: str, rule: SizeRule) -> None:
    """Store a request's body under `key`, whole or not at all.

    Raises:
        TooLarge, BadRequest: its size breaks the rule.
        NotAllowedNow: the key has a file already.
        Unavailable: the disk is full.
        ClientDisconnect: the client went away before the end.
    """
    files.refuse_second_upload(key)
    try:
        with files.draft() as draft:
            rule.check_whole(await _write(stream, draft, rule))
            await to_thread.run_sync(files.publish_upload, draft, key)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise Unavailable(
            "There is no room left on the server's disk. Free some, then upload again."
        ) from error


async def drain(stream: AsyncIterator[bytes]) -> None:
    """Read on without keeping anything."""
    drained = 0
    try:
        async with asyncio.timeout(DRAIN_SECONDS):
            async for piece in stream:
                drained += len(piece)
                if drained > DRAIN_BYTES:
                    return
    except (TimeoutError, ClientDisconnect):
        return


async def _write(stream: AsyncIterator[bytes], draft: Path, rule: SizeRule) -> int:
    received = 0
    waiting = bytearray()
    with draft.open("wb") as file:
        async for piece in stream:
            received += len(piece)
            rule.check_so_far(received)
            waiting += piece
            if len(waiting) >= CHUNK_BYTES:
                await to_thread.run_sync(file.write, bytes(waiting))
                waiting.clear()
        await to_thread.run_sync(file.write, bytes(waiting))
    return received


def _other_size(received: int, exact: int) -> BadRequest:
    return BadRequest(
        f"The file has {received:,} bytes where {exact:,} were announced. Send the same file again, or ask "
        "for a new upload."
    )
