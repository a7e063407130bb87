"""What every file store promises."""

from pathlib import Path
from typing import Any

import pytest

from automl_lite.domain.errors import NotFound
from automl_lite.domain.links import attachment
from automl_lite.domain.platform import Platform

KEY = "datasets/5e9c3a1e/data"


def test_a_small_file_comes_back_and_can_be_replaced(platform: Platform) -> None:
    platform.files.write_bytes(KEY, b"first", "text/plain")
    platform.files.write_bytes(KEY, b"second \x00\xff", "text/plain")
    assert platform.files.read_bytes(KEY) == b"second \x00\xff"


def test_a_saved_file_is_a_copy(platform: Platform, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"as it was")
    platform.files.save(KEY, source, "text/plain")
    source.write_bytes(b"changed later")
    assert platform.files.read_bytes(KEY) == b"as it was"
    with platform.files.local_copy(KEY) as path:
        assert path.read_bytes() == b"as it was"


def test_a_file_that_is_not_there(platform: Platform) -> None:
    assert platform.files.stat(KEY) is None
    with pytest.raises(NotFound):
        platform.files.read_bytes(KEY)
    with pytest.raises(NotFound), platform.files.local_copy(KEY):
        pass


def test_what_is_known_of_a_file(platform: Platform) -> None:
    platform.files.write_bytes(KEY, b"12345", "text/plain")
    first = platform.files.stat(KEY)
    assert first is not None
    assert first.size_bytes == 5
    assert first.modified_at.tzinfo is not None
    platform.files.write_bytes(KEY, b"1234567", "text/plain")
    second = platform.files.stat(KEY)
    assert second is not None
    assert second.etag != first.etag


def test_a_folder_is_deleted_with_all_that_is_in_it_and_nothing_beside_it(platform: Platform) -> None:
    for key in ("models/a/model.onnx", "models/a/deep/er/file", "models/ab/model.onnx"):
        platform.files.write_bytes(key, b"x", "text/plain")
    assert platform.files.delete_folder("models/a/") == 2
    assert platform.files.delete_folder("models/a/") == 0
    assert platform.files.stat("models/a/model.onnx") is None
    assert platform.files.stat("models/ab/model.onnx") is not None


@pytest.mark.parametrize(
    "key", ["../outside", "datasets/../../outside", "/etc/passwd", "a//b", "", "a/.b", "a\n"]
)
def test_what_is_no_key_reaches_no_file(platform: Platform, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        platform.files.write_bytes(key, b"x", "text/plain")


def test_an_upload_link_takes_the_file(wing: Any) -> None:
    to = wing.platform.files.upload_url(KEY, "text/csv", 8)
    answer = wing.client.put(to.url, content=b"a,b\n1,2\n", headers=to.headers)
    assert answer.status_code in (200, 201)
    assert wing.platform.files.read_bytes(KEY) == b"a,b\n1,2\n"


def test_an_upload_link_without_a_size_takes_any(wing: Any) -> None:
    to = wing.platform.files.upload_url(KEY, "application/vnd.apache.parquet", None)
    answer = wing.client.put(to.url, content=bytes(100_000), headers=to.headers)
    assert answer.status_code in (200, 201)
    stat = wing.platform.files.stat(KEY)
    assert stat is not None
    assert stat.size_bytes == 100_000


@pytest.mark.parametrize("content", [b"", b"1234567", b"123456789"])
def test_a_file_of_another_size_than_announced_is_refused(wing: Any, content: bytes) -> None:
    to = wing.platform.files.upload_url(KEY, "text/csv", 8)
    assert wing.client.put(to.url, content=content, headers=to.headers).is_client_error
    assert wing.platform.files.stat(KEY) is None


@pytest.mark.parametrize("headers", [{"Content-Type": "text/html"}, {}])
def test_a_file_of_another_type_than_announced_is_refused(wing: Any, headers: dict[str, str]) -> None:
    to = wing.platform.files.upload_url(KEY, "text/csv", None)
    assert wing.client.put(to.url, content=b"12345678", headers=headers).is_client_error
    assert wing.platform.files.stat(KEY) is None


def test_an_upload_link_leads_to_its_own_key_alone(wing: Any) -> None:
    to = wing.platform.files.upload_url(KEY, "text/csv", None)
    elsewhere = to.url.replace("5e9c3a1e", "another")
    assert wing.client.put(elsewhere, content=b"x", headers=to.headers).status_code == 403
    assert wing.client.get(to.url).is_client_error


def test_links_end_with_their_lifetime(wing: Any) -> None:
    wing.platform.files.write_bytes(KEY, b"content", "text/plain")
    upload = wing.platform.files.upload_url("datasets/other/data", "text/csv", None)
    download = wing.platform.files.download_url(KEY, "flowers.csv")
    assert wing.client.get(download).status_code == 200
    wing.clock.put_forward(seconds=wing.platform.settings.url_lifetime_seconds + 1)
    assert wing.client.put(upload.url, content=b"x", headers=upload.headers).status_code == 403
    assert wing.client.get(download).status_code == 403


def test_a_download_link_works_whenever_it_was_asked_for(wing: Any) -> None:
    wing.platform.files.write_bytes(KEY, b"content", "text/plain")
    lifetime = wing.platform.settings.url_lifetime_seconds
    for _ in range(7):
        wing.clock.put_forward(seconds=lifetime * 0.17)
        assert wing.client.get(wing.platform.files.download_url(KEY, "flowers.csv")).status_code == 200


@pytest.mark.parametrize("name", ["flowers.csv", "my report.html", "Blüten 🌷 'n\" more;.csv", "\r\nX: y"])
def test_a_download_link_gives_the_file_under_its_name(wing: Any, name: str) -> None:
    wing.platform.files.write_bytes(KEY, b"content", "text/plain")
    answer = wing.client.get(wing.platform.files.download_url(KEY, name))
    assert answer.content == b"content"
    assert answer.headers["Content-Disposition"] == attachment(name)


def test_a_download_link_stays_the_same_for_most_of_its_life(wing: Any) -> None:
    wing.platform.files.write_bytes(KEY, b"content", "text/plain")
    # To the start of a stretch, of which the rest of the test runs through half.
    lifetime = wing.platform.settings.url_lifetime_seconds
    wing.clock.put_forward(seconds=0.8 * lifetime - wing.clock.now().timestamp() % (0.8 * lifetime))
    links = set()
    for _ in range(5):
        links.add(wing.platform.files.download_url(KEY, "flowers.csv"))
        wing.clock.put_forward(seconds=0.1 * lifetime)
    assert len(links) == 1
    assert wing.platform.files.download_url(KEY, "other name.csv") not in links
