"""What the store of files does behind the port: buckets, headers, refusals."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from automl_lite.aws import file_store
from automl_lite.aws.clients import Clients
from automl_lite.aws.platform import build_platform
from automl_lite.domain.errors import Unavailable
from automl_lite.domain.platform import ApiPlatform
from tests.support.faulty_wire import Fault, FaultyWire
from tests.support.moto_account import MotoAccount

KEY = "datasets/d/data"
MEBIBYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("key", "bucket"),
    [
        ("datasets/d/data", "datasets_bucket"),
        ("models/j/model.onnx", "models_bucket"),
        ("checkpoints/j/state", "models_bucket"),
        ("records/j/x.json", "models_bucket"),
        ("reports/j/eda_report.html", "reports_bucket"),
    ],
)
def test_a_key_names_its_bucket(platform: ApiPlatform, account: MotoAccount, key: str, bucket: str) -> None:
    platform.files.write_bytes(key, b"content", "text/csv")
    head = account.server.client("s3").head_object(Bucket=getattr(account.settings, bucket), Key=key)
    assert (head["ContentLength"], head["ContentType"]) == (7, "text/csv")


@pytest.mark.parametrize("key", ["elsewhere/d/data", "datasets2/d", "d"])
def test_a_key_without_a_bucket_is_no_key(platform: ApiPlatform, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        platform.files.write_bytes(key, b"content", "text/csv")


@pytest.mark.parametrize(
    ("settings", "headers"),
    [
        ({"encryption": "AES256"}, {"x-amz-server-side-encryption": "AES256"}),
        (
            {"encryption": "aws:kms", "encryption_key": "alias/ours"},
            {
                "x-amz-server-side-encryption": "aws:kms",
                "x-amz-server-side-encryption-aws-kms-key-id": "alias/ours",
            },
        ),
    ],
)
def test_every_put_is_encrypted_as_the_bucket_asks(
    account: MotoAccount,
    clients: Clients,
    wire: FaultyWire,
    tmp_path: Path,
    settings: dict[str, str],
    headers: dict[str, str],
) -> None:
    files = build_platform(account.settings.model_copy(update=settings), clients).files
    files.write_bytes(KEY, b"content", "text/csv")
    (tmp_path / "file").write_bytes(b"content")
    files.save(KEY, tmp_path / "file", "text/csv")
    for sent in wire.named("PUT "):
        assert headers.items() <= {name.lower(): value for name, value in sent.headers.items()}.items()
    to = files.upload_url(KEY, "text/csv", 7)
    assert to.headers == {"Content-Type": "text/csv", **headers}
    (signed,) = parse_qs(urlsplit(to.url).query)["X-Amz-SignedHeaders"]
    assert set(signed.split(";")) == {"content-length", "content-type", "host", *headers}


def test_without_encryption_in_the_settings_the_bucket_decides(
    platform: ApiPlatform, wire: FaultyWire
) -> None:
    platform.files.write_bytes(KEY, b"content", "text/csv")
    assert "encryption" not in str(wire.sent[0].headers).lower()
    assert platform.files.upload_url(KEY, "text/csv", None).headers == {"Content-Type": "text/csv"}


def test_a_missing_permission_is_no_missing_file(platform: ApiPlatform, wire: FaultyWire) -> None:
    wire.faults += [Fault("HEAD ", answer=(403, b"")), Fault("GET ", answer=(403, b""))]
    with pytest.raises(Exception, match="403"):
        platform.files.stat(KEY)
    with pytest.raises(Exception, match="403"):
        platform.files.read_bytes(KEY)


def test_a_folder_of_more_files_than_one_request_takes_is_deleted(
    platform: ApiPlatform, wire: FaultyWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert file_store.MOST_DELETED_AT_ONCE == 1_000  # S3's own limit; a smaller one shows the same
    monkeypatch.setattr(file_store, "MOST_DELETED_AT_ONCE", 4)
    for number in range(10):
        platform.files.write_bytes(f"checkpoints/j/{number}", b"", "text/plain")
    platform.files.write_bytes("checkpoints/j2/kept", b"", "text/plain")
    assert platform.files.delete_folder("checkpoints/j/") == 10
    assert len(wire.named("?delete")) == 3
    assert platform.files.stat("checkpoints/j2/kept") is not None


def test_files_that_stay_are_counted_in_the_refusal(platform: ApiPlatform, wire: FaultyWire) -> None:
    for name in ("a", "b", "c"):
        platform.files.write_bytes(f"models/j/{name}", b"", "text/plain")
    refused = b"".join(
        b"<Error><Key>models/j/%s</Key><Code>InternalError</Code></Error>" % n for n in (b"a", b"b")
    )
    wire.faults.append(Fault("?delete", answer=(200, b"<DeleteResult>" + refused + b"</DeleteResult>")))
    with pytest.raises(Unavailable, match="2 of 3"):
        platform.files.delete_folder("models/j/")
    assert platform.files.delete_folder("models/j/") == 3
