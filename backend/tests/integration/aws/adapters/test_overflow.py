"""What of a job is too large for its item goes to S3, and goes away with it."""

import json
from collections.abc import Callable

import pytest

from automl_lite.aws.dynamo.items import dataset_item
from automl_lite.aws.dynamo.job_details import LARGEST_KEPT_IN_ITEM
from automl_lite.domain.datasets import Dataset
from automl_lite.domain.errors import NotFound
from automl_lite.domain.jobs import ACTIVE, Job, JobWarning, TrainConfig
from automl_lite.domain.platform import ApiPlatform
from tests.integration.aws.adapters.conftest import MANY, PROGRESS, item
from tests.support.faulty_wire import Fault, FaultyWire
from tests.support.moto_account import MotoAccount

OWNER = "default"

MakeDataset = Callable[..., Dataset]
MakeJob = Callable[..., Job]


def overflow(account: MotoAccount) -> list[str]:
    """The keys of what was too large for its item."""
    found = account.server.client("s3").list_objects_v2(
        Bucket=account.settings.models_bucket, Prefix="records/"
    )
    return [one["Key"] for one in found.get("Contents", ())]


def test_what_a_list_does_not_show_is_kept_beside_the_brief(
    platform: ApiPlatform, account: MotoAccount, job: MakeJob
) -> None:
    config = TrainConfig(exclude_columns=("a", "b"), metric="f1")
    platform.jobs.add(job(config=config))
    kept = item(account)
    assert json.loads(kept["details"]["S"])["config"]["exclude_columns"] == ["a", "b"]
    assert json.loads(kept["record"]["S"])["config"]["exclude_columns"] == []
    assert platform.jobs.get(OWNER, "j").config == config


def test_a_large_record_leaves_a_small_item(
    platform: ApiPlatform, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job(config=MANY))
    assert len(json.dumps(item(account))) < 3_000
    assert overflow(account) == [item(account)["details_key"]["S"]]


def test_progress_of_a_large_job_writes_no_file(
    platform: ApiPlatform, account: MotoAccount, wire: FaultyWire, job: MakeJob
) -> None:
    platform.jobs.add(job(config=MANY))
    kept = overflow(account)
    wire.sent.clear()
    for _ in range(3):
        platform.jobs.change(OWNER, "j", ACTIVE, progress=PROGRESS)
    assert wire.named("PUT ") == wire.named("DELETE ") == []
    assert overflow(account) == kept


def test_a_superseded_file_is_deleted_and_so_is_the_last_one_with_the_job(
    platform: ApiPlatform, account: MotoAccount, job: MakeJob
) -> None:
    platform.jobs.add(job(config=MANY))
    (first,) = overflow(account)
    warnings = tuple(JobWarning(code="rare", message="Few rows.") for _ in range(3))
    platform.jobs.change(OWNER, "j", ACTIVE, warnings=warnings)
    (second,) = overflow(account)
    assert second != first
    assert platform.jobs.get(OWNER, "j").warnings == warnings
    platform.jobs.delete(OWNER, "j")
    assert overflow(account) == []


def test_a_reader_who_comes_between_gets_the_newer_file(
    platform: ApiPlatform, account: MotoAccount, wire: FaultyWire, job: MakeJob
) -> None:
    platform.jobs.add(job(config=MANY))
    warnings = (JobWarning(code="rare", message="Few rows."),)
    change = lambda: platform.jobs.change(OWNER, "j", ACTIVE, warnings=warnings)  # noqa: E731
    wire.faults.append(Fault("GetItem", meanwhile=change))
    assert platform.jobs.get(OWNER, "j").warnings == warnings


@pytest.mark.parametrize("moment", ["GetItem", "PUT "])
def test_a_late_writer_leaves_no_file_of_a_deleted_job(
    platform: ApiPlatform, account: MotoAccount, wire: FaultyWire, job: MakeJob, moment: str
) -> None:
    platform.jobs.add(job(config=MANY), "key")
    wire.faults.append(Fault(moment, meanwhile=lambda: platform.jobs.delete(OWNER, "j")))
    with pytest.raises(NotFound):
        platform.jobs.change(OWNER, "j", ACTIVE, warnings=(JobWarning(code="rare", message="Few rows."),))
    assert overflow(account) == []
    assert item(account) == {}


def test_who_loses_a_race_tries_again_with_what_the_other_wrote(
    platform: ApiPlatform, account: MotoAccount, wire: FaultyWire, job: MakeJob
) -> None:
    platform.jobs.add(job(config=MANY))
    write_notes = lambda: platform.jobs.change(OWNER, "j", ACTIVE, notes="Mine")  # noqa: E731
    wire.faults.append(Fault("GetItem", meanwhile=write_notes))
    warnings = (JobWarning(code="rare", message="Few rows."),)
    changed = platform.jobs.change(OWNER, "j", ACTIVE, warnings=warnings)
    assert (changed.notes, changed.warnings) == ("Mine", warnings)
    assert len(overflow(account)) == 1


def test_a_repeated_request_leaves_no_second_file(
    platform: ApiPlatform, account: MotoAccount, job: MakeJob
) -> None:
    for job_id in ("first", "second"):
        assert platform.jobs.add(job(job_id, config=MANY), "key").job_id == "first"
    assert [key.split("/")[1] for key in overflow(account)] == ["first"]


def test_an_item_stays_under_its_limit_with_details_at_theirs(job: MakeJob, dataset: MakeDataset) -> None:
    assert LARGEST_KEPT_IN_ITEM < 300 * 1024
    assert len(json.dumps(dataset_item(dataset(filename="🌷" * 255)))) < 10_000
