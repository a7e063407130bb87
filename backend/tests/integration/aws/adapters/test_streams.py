"""Files on their way from and to S3: a chunk at a time, over connections that break."""

import tempfile
import threading
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from automl_lite.aws.clients import Clients
from automl_lite.aws.file_store import S3FileStore
from automl_lite.aws.s3.downloading import MOST_BREAKS
from automl_lite.domain.clock import SystemClock
from automl_lite.domain.errors import Replaced, Unavailable
from automl_lite.domain.platform import ApiPlatform
from tests.support.faulty_wire import Fault, FaultyWire
from tests.support.moto_account import MotoAccount

KEY = "datasets/d/data"
MEBIBYTE = 1024 * 1024


def test_a_copy_is_gone_after_its_use(platform: ApiPlatform) -> None:
    platform.files.write_bytes(KEY, b"content", "text/csv")
    with platform.files.local_copy(KEY) as path:
        assert path.parent == Path(tempfile.gettempdir())
    assert not path.exists()
    with pytest.raises(RuntimeError), platform.files.local_copy(KEY) as path:
        raise RuntimeError
    assert not path.exists()


def test_a_broken_download_goes_on_where_it_was(platform: ApiPlatform, wire: FaultyWire) -> None:
    content = bytes(range(256)) * 12_000
    platform.files.write_bytes(KEY, content, "text/csv")
    wire.faults += [Fault("GET ", cut_at=2 * MEBIBYTE), Fault("GET ", cut_at=100_000)]
    with platform.files.local_copy(KEY) as path:
        assert path.read_bytes() == content
    asked = [one.headers.get("Range") for one in wire.named("GET ")]
    assert asked[0] is None
    assert all(str(later).startswith("bytes=") for later in asked[1:])
    assert len(asked) == 3


def test_a_file_replaced_during_its_download_is_noticed(platform: ApiPlatform, wire: FaultyWire) -> None:
    platform.files.write_bytes(KEY, bytes(3 * MEBIBYTE), "text/csv")
    replace = lambda: platform.files.write_bytes(KEY, bytes(4 * MEBIBYTE), "text/csv")  # noqa: E731
    wire.faults.append(Fault("GET ", cut_at=2 * MEBIBYTE, meanwhile=replace))
    with pytest.raises(Replaced), platform.files.local_copy(KEY):
        pass


def test_a_download_that_breaks_again_and_again_is_given_up(platform: ApiPlatform, wire: FaultyWire) -> None:
    platform.files.write_bytes(KEY, bytes(MEBIBYTE), "text/csv")
    wire.faults.append(Fault("GET ", times=100, cut_at=10))
    with pytest.raises(Unavailable), platform.files.local_copy(KEY):
        pass
    assert len(wire.named("GET ")) == MOST_BREAKS + 1


def test_a_small_file_cut_short_is_never_taken_for_whole(platform: ApiPlatform, wire: FaultyWire) -> None:
    platform.files.write_bytes(KEY, b"0123456789", "text/csv")
    wire.faults.append(Fault("GET ", cut_at=4))
    with pytest.raises(Unavailable):
        platform.files.read_bytes(KEY)


@pytest.fixture
def endless_bucket() -> Iterator[str]:
    """An S3 that gives 96 MiB for every key and takes whatever it is sent, keeping none of it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Endless)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_large_file_is_never_held_in_memory(
    account: MotoAccount, endless_bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", endless_bucket)
    files = S3FileStore(Clients(account.settings), account.settings, SystemClock())
    files.stat(KEY)  # the client is made before the measuring begins
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(96 * MEBIBYTE)
    tracemalloc.start()
    try:
        with files.local_copy(KEY) as path:
            assert path.stat().st_size == 96 * MEBIBYTE
        files.save(KEY, large, "application/octet-stream")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 12 * MEBIBYTE


class _Endless(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._head(96 * MEBIBYTE)

    def do_GET(self) -> None:
        self._head(96 * MEBIBYTE)
        for _ in range(96):
            self.wfile.write(bytes(MEBIBYTE))

    def do_PUT(self) -> None:
        left = int(self.headers["Content-Length"])
        while left:
            left -= len(self.rfile.read(min(left, MEBIBYTE)))
        self._head(0)

    def _head(self, length: int) -> None:
        self.send_response(200)
        self.send_header("ETag", '"e"')
        self.send_header("Last-Modified", "Sun, 22 Nov 2026 12:00:00 GMT")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return
