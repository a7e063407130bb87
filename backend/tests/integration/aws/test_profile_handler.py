"""An uploaded file becomes a dataset by itself, once, however often it is told of."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.profile_claims import ProfileClaims
from automl_lite.aws.handlers import profile
from automl_lite.aws.settings import ProfileSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetProfile, DatasetStatus
from automl_lite.domain.errors import Unavailable
from automl_lite.domain.intake import take_in
from automl_lite.domain.platform import ApiPlatform
from tests.integration.aws.conftest import Call, MakeDataset, own_settings
from tests.support.faulty_wire import Fault, FaultyWire, wire_to
from tests.support.gateway_events import Context
from tests.support.moto_account import MotoAccount
from tests.support.s3_events import created

USER = "default"
CSV = b"size,kind\n" + b"".join(b"%d,%s\n" % (row, (b"rose", b"lily")[row % 2]) for row in range(40))

Handle = Callable[..., Any]


@pytest.fixture
def handle(account: MotoAccount, platform: ApiPlatform, telemetry: Telemetry, call: Call) -> Handle:
    settings = own_settings(account, ProfileSettings)
    handler = profile.build(settings, account.clients, telemetry, platform.clock)
    return lambda event, request_id="first": call(handler, event, request_id)


@pytest.fixture
def upload(platform: ApiPlatform, dataset: MakeDataset) -> Callable[..., Dataset]:
    """A dataset whose file has arrived and nobody has heard of it yet."""

    def make(content: bytes = CSV, dataset_id: str = "d") -> Dataset:
        record = dataset(dataset_id)
        platform.files.write_bytes(keys.dataset_data(dataset_id), content, "text/csv")
        return record

    return make


def test_a_file_that_arrives_becomes_a_dataset_by_itself(
    handle: Handle, upload: Callable[..., Dataset], platform: ApiPlatform
) -> None:
    upload()
    assert handle(created("datasets/d/data")) is None
    record = platform.datasets.get(USER, "d")
    assert (record.status, record.num_rows, record.num_columns) == (DatasetStatus.READY, 40, 2)
    assert record.file_size == len(CSV)
    written = DatasetProfile.model_validate_json(platform.files.read_bytes(keys.dataset_profile("d")))
    assert [column.name for column in written.columns] == ["size", "kind"]


def test_several_files_in_one_event_are_all_taken_in(
    handle: Handle, upload: Callable[..., Dataset], platform: ApiPlatform
) -> None:
    upload(dataset_id="d-1")
    upload(dataset_id="d-2", content=b"")
    handle(created("datasets/d-1/data", "datasets/d-2/data", "datasets/d-1/profile.json"))
    assert platform.datasets.get(USER, "d-1").status is DatasetStatus.READY
    empty = platform.datasets.get(USER, "d-2")
    assert (empty.status, bool(empty.error_message)) == (DatasetStatus.FAILED, True)


def test_an_event_delivered_again_changes_nothing(
    handle: Handle, upload: Callable[..., Dataset], platform: ApiPlatform
) -> None:
    upload()
    handle(created("datasets/d/data"))
    before = platform.datasets.get(USER, "d")
    profiled = platform.files.stat(keys.dataset_profile("d"))
    for request_id in ("first", "second"):
        handle(created("datasets/d/data"), request_id)
        handle({"user_id": USER, "dataset_id": "d", "claim": "another"}, request_id)
    assert platform.datasets.get(USER, "d") == before
    assert platform.files.stat(keys.dataset_profile("d")) == profiled


def test_a_file_put_again_changes_nothing(
    handle: Handle, upload: Callable[..., Dataset], platform: ApiPlatform
) -> None:
    upload()
    handle(created("datasets/d/data"))
    before = platform.datasets.get(USER, "d")
    platform.files.write_bytes(keys.dataset_data("d"), b"other\n1\n", "text/csv")
    handle(created("datasets/d/data"), "second")
    assert platform.datasets.get(USER, "d") == before


def test_whoever_confirms_has_the_file_profiled_too(
    handle: Handle, upload: Callable[..., Dataset], platform: ApiPlatform, account: MotoAccount
) -> None:
    take_in(platform, upload())
    claims = ProfileClaims(account.clients, account.settings)
    assert claims.claim("d", "the queue", platform.clock.now())
    handle({"user_id": USER, "dataset_id": "d", "claim": "the queue"})
    assert platform.datasets.get(USER, "d").status is DatasetStatus.READY


def test_while_one_call_profiles_another_leaves_it_alone(
    handle: Handle, upload: Callable[..., Dataset], platform: ApiPlatform, account: MotoAccount
) -> None:
    take_in(platform, upload())
    claims = ProfileClaims(account.clients, account.settings)
    assert claims.claim("d", "somebody else", platform.clock.now())
    handle(created("datasets/d/data"))
    handle({"user_id": USER, "dataset_id": "d", "claim": "mine"})
    assert platform.datasets.get(USER, "d").status is DatasetStatus.PROCESSING
    handle(created("datasets/d/data"), "somebody else")  # as Lambda repeats a call that failed
    assert platform.datasets.get(USER, "d").status is DatasetStatus.READY


def test_of_two_calls_at_once_one_works(
    upload: Callable[..., Dataset],
    platform: ApiPlatform,
    account: MotoAccount,
    telemetry: Telemetry,
    capsys: pytest.CaptureFixture[str],
) -> None:
    upload()
    handler = profile.build(own_settings(account, ProfileSettings), account.clients, telemetry)
    calls = [
        threading.Thread(target=handler, args=(created("datasets/d/data"), Context(f"call {number}")))
        for number in range(2)
    ]
    for each in calls:
        each.start()
    for each in calls:
        each.join()
    assert platform.datasets.get(USER, "d").status is DatasetStatus.READY
    assert capsys.readouterr().out.count('"Profiles":[1.0]') == 1


def test_a_file_over_the_limit_is_an_ending_and_no_fault(
    upload: Callable[..., Dataset],
    platform: ApiPlatform,
    account: MotoAccount,
    telemetry: Telemetry,
    call: Call,
) -> None:
    upload()
    small = own_settings(account, ProfileSettings, upload_limit_bytes=10)
    call(profile.build(small, account.clients, telemetry), created("datasets/d/data"))
    record = platform.datasets.get(USER, "d")
    assert record.status is DatasetStatus.FAILED
    assert "takes up to" in str(record.error_message)
    assert platform.files.stat(keys.dataset_data("d")) is None


def test_a_file_of_a_deleted_dataset_is_deleted(
    handle: Handle, upload: Callable[..., Dataset], platform: ApiPlatform
) -> None:
    upload()
    platform.datasets.delete(USER, "d")
    handle(created("datasets/d/data"))
    assert platform.files.stat(keys.dataset_data("d")) is None
    handle({"user_id": USER, "dataset_id": "d", "claim": "late"})


def test_an_event_that_overtook_a_deletion_of_its_file_is_harmless(
    handle: Handle, dataset: MakeDataset, platform: ApiPlatform
) -> None:
    before = dataset()
    handle(created("datasets/d/data"))
    assert platform.datasets.get(USER, "d") == before


def test_another_owners_file_is_taken_in_as_theirs(
    handle: Handle, dataset: MakeDataset, platform: ApiPlatform
) -> None:
    dataset("d", user_id="somebody")
    platform.files.write_bytes(keys.dataset_data("d"), CSV, "text/csv")
    handle(created("datasets/d/data"))
    assert platform.datasets.get("somebody", "d").status is DatasetStatus.READY


DENIED = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
BUSY = b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"


@pytest.fixture
def wire(account: MotoAccount, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyWire]:
    with wire_to(account.server.url) as wire:
        monkeypatch.setenv("AWS_ENDPOINT_URL", wire.url)
        yield wire


@pytest.fixture
def handle_over_wire(account: MotoAccount, wire: FaultyWire, telemetry: Telemetry, call: Call) -> Handle:
    settings = own_settings(account, ProfileSettings)
    handler = profile.build(settings, Clients(settings), telemetry)
    return lambda event: call(handler, event, "first")


def test_a_fault_of_ours_fails_the_dataset_with_a_sentence(
    handle_over_wire: Handle, wire: FaultyWire, upload: Callable[..., Dataset], platform: ApiPlatform
) -> None:
    upload()
    wire.faults.append(Fault("PUT", times=99, answer=(403, DENIED)))
    handle_over_wire(created("datasets/d/data"))
    record = platform.datasets.get(USER, "d")
    assert record.status is DatasetStatus.FAILED
    assert "error of ours (AccessDenied), not of your file" in str(record.error_message)


def test_a_service_that_is_busy_has_the_call_repeated(
    handle_over_wire: Handle, wire: FaultyWire, upload: Callable[..., Dataset], platform: ApiPlatform
) -> None:
    upload()
    wire.faults.append(Fault("GET", times=4, answer=(503, BUSY)))
    with pytest.raises(Unavailable):
        handle_over_wire(created("datasets/d/data"))
    assert platform.datasets.get(USER, "d").status is DatasetStatus.PROCESSING
    handle_over_wire(created("datasets/d/data"))
    assert platform.datasets.get(USER, "d").status is DatasetStatus.READY
