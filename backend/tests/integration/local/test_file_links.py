"""Uploads and downloads over the signed links of a running server."""

import gzip
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import psutil
import pytest

from automl_lite.domain.clock import SystemClock
from automl_lite.local.file_store import LocalFileStore
from automl_lite.local.settings import LocalSettings

MEBIBYTE = 1024 * 1024
LIMIT = 64 * MEBIBYTE
CSV = {"Content-Type": "text/csv"}


@pytest.fixture(scope="module")
def server(shared_server_starter: Any) -> Any:
    return shared_server_starter(upload_limit_bytes=LIMIT)


@pytest.fixture
def files(server: Any) -> LocalFileStore:
    """The running server's own store, for links to keys of our choice."""
    port = urlsplit(server.url).port
    return LocalFileStore(LocalSettings(data_dir=server.data_dir, port=port), SystemClock())


@pytest.fixture
def ask(server: Any) -> Any:
    """Asks for an upload; the link and the path that the file will have."""

    def upload(**body: object) -> tuple[str, Path]:
        answer = server.client.post("/upload", json={"filename": "flowers.csv", **body}).json()
        return answer["upload_url"], server.data_dir / "files" / "datasets" / answer["dataset_id"] / "data"

    return upload


def unfinished(server: Any) -> list[str]:
    return [path.name for path in (server.data_dir / "files" / ".incoming").iterdir()]


def problem(answer: httpx.Response) -> str:
    """The sentence of a refusal, which is problem+json as everywhere."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    detail: str = answer.json()["detail"]
    assert detail.endswith(".")
    return detail


def test_a_file_sent_without_a_length_arrives(server: Any, ask: Any) -> None:
    url, path = ask()

    def pieces() -> Iterator[bytes]:
        for _ in range(5):
            yield os.urandom(MEBIBYTE)

    assert server.client.put(url, content=pieces(), headers=CSV).status_code == 201
    assert path.stat().st_size == 5 * MEBIBYTE
    assert unfinished(server) == []


def test_a_large_file_is_never_held_in_memory(server: Any, ask: Any) -> None:
    process = psutil.Process(server.process.pid)
    before = process.memory_info().rss
    url, path = ask()
    most = 0
    piece = os.urandom(MEBIBYTE)

    def pieces() -> Iterator[bytes]:
        nonlocal most
        for _ in range(60):
            yield piece
            most = max(most, process.memory_info().rss)

    assert server.client.put(url, content=pieces(), headers=CSV).status_code == 201
    assert path.stat().st_size == 60 * MEBIBYTE
    assert most - before < 30 * MEBIBYTE


def test_a_file_over_the_limit_is_refused_while_it_streams(server: Any, ask: Any) -> None:
    url, path = ask()
    piece = bytes(MEBIBYTE)
    answer = server.client.put(url, content=(piece for _ in range(80)), headers=CSV)
    assert answer.status_code == 413
    assert "67,108,864 bytes" in problem(answer)
    assert not path.exists()
    assert unfinished(server) == []


def test_a_length_over_the_limit_is_refused_before_a_byte_is_sent(server: Any, ask: Any) -> None:
    url, _ = ask()
    target = urlsplit(url)
    with socket.create_connection(("127.0.0.1", target.port)) as connection:
        connection.sendall(
            f"PUT {target.path}?{target.query} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
            f"Content-Length: {LIMIT + 1}\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        connection.settimeout(10)
        assert connection.recv(4096).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("sent", [b"", b"1234", b"123456", b"5" * 5000])
def test_a_file_of_another_size_than_announced_is_refused(server: Any, ask: Any, sent: bytes) -> None:
    url, path = ask(size_bytes=5)
    with_length = server.client.put(url, content=sent, headers=CSV)
    without = server.client.put(url, content=iter([sent]), headers=CSV)
    for answer in (with_length, without):
        assert answer.status_code == 400
        assert "announced" in problem(answer)
    assert not path.exists()
    assert server.client.put(url, content=b"12345", headers=CSV).status_code == 201


def test_another_type_than_announced_is_refused(server: Any, ask: Any) -> None:
    url, path = ask(content_type="text/csv")
    for headers in ({"Content-Type": "application/gzip"}, {}):
        answer = server.client.put(url, content=b"a\n1\n", headers=headers)
        assert answer.status_code == 400
        assert "Content-Type: text/csv" in problem(answer)
    assert not path.exists()
    with_charset = {"Content-Type": "Text/CSV; charset=utf-8"}
    assert server.client.put(url, content=b"a\n1\n", headers=with_charset).status_code == 201


def test_a_second_file_on_the_same_link_is_refused(server: Any, ask: Any) -> None:
    url, path = ask()
    assert server.client.put(url, content=b"first", headers=CSV).status_code == 201
    answer = server.client.put(url, content=b"second", headers=CSV)
    assert answer.status_code == 409
    assert "uploaded already" in problem(answer)
    assert path.read_bytes() == b"first"


def test_of_two_uploads_at_once_one_is_kept_whole(server: Any, ask: Any) -> None:
    url, path = ask()
    codes: list[int] = []
    barrier = threading.Barrier(2)

    def send(letter: bytes) -> None:
        def pieces() -> Iterator[bytes]:
            yield letter * MEBIBYTE
            barrier.wait()  # both are under way
            yield letter * MEBIBYTE

        codes.append(httpx.put(url, content=pieces(), headers=CSV, timeout=60).status_code)

    threads = [threading.Thread(target=send, args=(letter,)) for letter in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [201, 409]
    assert path.read_bytes() in (b"a" * 2 * MEBIBYTE, b"b" * 2 * MEBIBYTE)


@pytest.mark.parametrize("declared", [True, False])
def test_an_upload_that_breaks_off_leaves_nothing_behind(server: Any, ask: Any, declared: bool) -> None:
    url, path = ask()
    target = urlsplit(url)
    length = f"Content-Length: {10 * MEBIBYTE}" if declared else "Transfer-Encoding: chunked"
    with socket.create_connection(("127.0.0.1", target.port)) as connection:
        connection.sendall(
            f"PUT {target.path}?{target.query} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
            f"{length}\r\n\r\n".encode()
        )
        connection.sendall(bytes(3 * MEBIBYTE) if declared else b"200000\r\n" + bytes(2 * MEBIBYTE) + b"\r\n")
        wait_until(lambda: unfinished(server) != [])
    wait_until(lambda: unfinished(server) == [])
    assert not path.exists()
    assert "Traceback" not in server.said()
    # The link is as good as before.
    assert server.client.put(url, content=b"a\n1\n", headers=CSV).status_code == 201


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process's files as only Linux can")
def test_a_full_disk_is_a_sentence_and_leaves_nothing_behind(server_starter: Any) -> None:
    server = server_starter()
    psutil.Process(server.process.pid).rlimit(psutil.RLIMIT_FSIZE, (8 * MEBIBYTE, 8 * MEBIBYTE))
    url = server.client.post("/upload", json={"filename": "flowers.csv"}).json()["upload_url"]
    answer = server.client.put(url, content=bytes(12 * MEBIBYTE), headers=CSV)
    assert answer.status_code == 503
    assert "no room" in problem(answer)
    assert unfinished(server) == []
    assert server.client.put(url, content=b"a\n1\n", headers=CSV).status_code == 201


def test_a_file_that_no_record_speaks_of_goes_at_the_next_start(server_starter: Any) -> None:
    server = server_starter()
    asked = server.client.post("/upload", json={"filename": "flowers.csv"}).json()
    kept = server.client.post("/upload", json={"filename": "flowers.csv"}).json()
    server.client.delete(f"/datasets/{asked['dataset_id']}").raise_for_status()
    for link in (asked, kept):
        assert server.client.put(link["upload_url"], content=b"a\n1\n", headers=CSV).status_code == 201
    server.kill()
    again = server_starter(server.data_dir)
    datasets = again.data_dir / "files" / "datasets"
    assert [path.name for path in datasets.iterdir()] == [kept["dataset_id"]]


def test_a_link_that_was_changed_is_refused(server: Any, ask: Any, files: LocalFileStore) -> None:
    files.write_bytes("models/a/model.onnx", b"0123456789", "application/octet-stream")
    upload, path = ask(size_bytes=5)
    download = files.download_url("models/a/model.onnx", "model.onnx")
    for method, url in (("PUT", upload), ("GET", download)):
        parts = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        for changed in (
            {**query, "expires": str(int(query["expires"]) + 1)},
            {**query, "signature": "0" * 64},
            {**query, "signature": "ü\ud7ff"},
            {**query, "size": "6"} if method == "PUT" else {**query, "filename": "other.exe"},
        ):
            refused(server.client.request(method, parts.path, params=changed, content=b"12345", headers=CSV))
        elsewhere = parts.path.rsplit("/", 2)[0] + "/b/model.onnx"
        refused(server.client.request(method, elsewhere, params=query, content=b"12345", headers=CSV))
        other = "GET" if method == "PUT" else "PUT"
        refused(server.client.request(other, url, headers=CSV))
    assert not path.exists()


def refused(answer: httpx.Response) -> None:
    assert answer.status_code == 403, answer.text
    assert "not ours" in problem(answer)


@pytest.mark.parametrize(
    "path", ["/files/x", "/files/", "/files/../signing-key", "/files/%2e%2e/signing-key"]
)
def test_a_path_without_a_signature_gives_nothing(server: Any, path: str) -> None:
    answer = server.client.get(path)
    assert answer.status_code in (403, 404, 422)
    problem(answer)


def test_an_expired_link_is_refused(server: Any, files: LocalFileStore) -> None:
    class YesterdaysClock(SystemClock):
        def now(self) -> Any:
            return super().now().fromtimestamp(time.time() - 86_400, super().now().tzinfo)

    port = urlsplit(server.url).port
    old = LocalFileStore(LocalSettings(data_dir=server.data_dir, port=port), YesterdaysClock())
    files.write_bytes("models/old/model.onnx", b"x", "application/octet-stream")
    for answer in (
        server.client.get(old.download_url("models/old/model.onnx", "model.onnx")),
        server.client.put(
            old.upload_url("datasets/late/data", "text/csv", None).url, content=b"x", headers=CSV
        ),
    ):
        assert answer.status_code == 403
        assert "expired" in problem(answer)
    assert files.stat("datasets/late/data") is None


def test_parts_of_a_file(server: Any, files: LocalFileStore) -> None:
    files.write_bytes("models/r/model.onnx", b"0123456789", "application/octet-stream")
    url = files.download_url("models/r/model.onnx", "model.onnx")

    def part(value: str, **headers: str) -> httpx.Response:
        found: httpx.Response = server.client.get(url, headers={"Range": value, **headers})
        return found

    assert (part("bytes=2-4").status_code, part("bytes=2-4").content) == (206, b"234")
    assert part("bytes=2-4").headers["Content-Range"] == "bytes 2-4/10"
    assert part("bytes=7-").content == b"789"
    assert part("bytes=-2").content == b"89"
    assert (part("bytes=nonsense").status_code, part("bytes=nonsense").content) == (200, b"0123456789")
    beyond = part("bytes=10-")
    assert beyond.status_code == 416
    assert beyond.headers["Content-Range"] == "bytes */10"
    assert "10 bytes" in problem(beyond)
    etag = part("bytes=0-0").headers["ETag"]
    assert part("bytes=0-0", **{"If-Range": etag}).status_code == 206
    assert part("bytes=0-0", **{"If-Range": '"another"'}).status_code == 200


def test_a_download_is_a_file_to_save_and_nothing_to_run(server: Any, files: LocalFileStore) -> None:
    files.write_bytes("reports/x/eda_report.html", b"<script>alert(1)</script>", "text/html")
    url = files.download_url("reports/x/eda_report.html", 'my "report" ü/..\\\r\nX: y.html')
    answer = server.client.get(url)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="my report _..X: y.html"; '
        "filename*=UTF-8''my%20report%20%C3%BC..X%3A%20y.html"
    )
    assert "X" not in answer.headers
    head = server.client.head(url)
    assert (head.status_code, head.content, head.headers["Content-Length"]) == (200, b"", "25")
    unchanged = server.client.get(url, headers={"If-None-Match": answer.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def test_a_file_that_went_away_is_not_found(server: Any, files: LocalFileStore) -> None:
    answer = server.client.get(files.download_url("models/gone/model.onnx", "model.onnx"))
    assert answer.status_code == 404
    problem(answer)


def test_a_gzip_is_stored_as_it_was_sent(server: Any, ask: Any) -> None:
    url, path = ask(content_type="application/gzip")
    content = gzip.compress(b"a,b\n1,2\n")
    headers = {"Content-Type": "application/gzip"}
    assert server.client.put(url, content=content, headers=headers).status_code == 201
    assert path.read_bytes() == content


def test_the_schema_does_not_speak_of_this_wings_files(server: Any) -> None:
    assert not [
        path for path in json.loads(server.client.get("/openapi.json").text)["paths"] if "/files" in path
    ]


def wait_until(good: Any) -> None:
    deadline = time.monotonic() + 20
    while not good():
        assert time.monotonic() < deadline
        time.sleep(0.02)
