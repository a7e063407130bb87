"""What every store of jobs promises."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import ValidationError

from automl_lite.domain.errors import NotAllowedNow, NotFound
from automl_lite.domain.jobs import ACTIVE, ENDED, Job, JobStatus, Phase, Progress
from automl_lite.domain.platform import Platform
from automl_lite.domain.ports import Position

OWNER, STRANGER = "default", "somebody else"

MakeJob = Callable[..., Job]


def test_a_job_comes_back_as_it_was_stored(platform: Platform, job: MakeJob) -> None:
    stored = job(tags=("spring", "🌷"), notes="first\nsecond\x00", target_column='a "quoted" <b>')
    assert platform.jobs.add(stored) == stored
    assert platform.jobs.get(OWNER, "j") == stored


def test_another_owners_job_is_as_good_as_absent(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job())
    with pytest.raises(NotFound):
        platform.jobs.get(STRANGER, "j")
    with pytest.raises(NotFound):
        platform.jobs.change(STRANGER, "j", ACTIVE, notes="mine")
    assert platform.jobs.delete(STRANGER, "j") is False
    assert platform.jobs.of_dataset(STRANGER, "d") == ()


def test_a_key_used_before_gives_the_job_of_then(platform: Platform, job: MakeJob) -> None:
    first = platform.jobs.add(job("first"), "key")
    assert platform.jobs.add(job("second"), "key") == first
    assert [one.job_id for one in platform.jobs.page(OWNER, limit=10).items] == ["first"]


def test_keys_are_each_owners_own_and_jobs_without_one_are_all_new(platform: Platform, job: MakeJob) -> None:
    for number, (owner, key) in enumerate([(OWNER, "key"), (STRANGER, "key"), (OWNER, None), (OWNER, None)]):
        stored = job(f"j{number}", user_id=owner)
        assert platform.jobs.add(stored, key) == stored


def test_of_many_who_use_one_key_at_once_one_job_comes(platform: Platform, job: MakeJob) -> None:
    with ThreadPoolExecutor(8) as threads:
        stored = set(threads.map(lambda n: platform.jobs.add(job(f"j{n}"), "key").job_id, range(16)))
    assert len(stored) == 1
    assert len(platform.jobs.page(OWNER, limit=100).items) == 1


def test_a_filtered_page_is_full_while_there_is_more(platform: Platform, job: MakeJob) -> None:
    for number in range(30):
        completed = number % 3 == 0
        platform.jobs.add(
            job(
                f"j{number:02}",
                minutes=number,
                status=JobStatus.COMPLETED if completed else JobStatus.FAILED,
                tags=("spring",) if number % 2 else (),
            )
        )
    seen: list[str] = []
    after: Position | None = None
    while True:
        page = platform.jobs.page(OWNER, limit=2, after=after, status=JobStatus.COMPLETED, tag="spring")
        seen.extend(one.job_id for one in page.items)
        after = page.after
        if after is None:
            break
        assert len(page.items) == 2
    assert seen == ["j27", "j21", "j15", "j09", "j03"]


@pytest.mark.parametrize("tag", ["spring", 'say "hi"', "a,b", "🌷", "%", "1"])
def test_a_tag_is_found_as_a_whole_and_nothing_else_is(platform: Platform, job: MakeJob, tag: str) -> None:
    platform.jobs.add(job("with", tags=("first", tag)))
    platform.jobs.add(job("without", tags=(f"{tag}time", "10")))
    assert [one.job_id for one in platform.jobs.page(OWNER, limit=9, tag=tag).items] == ["with"]


def test_a_tag_that_no_text_can_be_finds_nothing(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(tags=("spring",)))
    assert platform.jobs.page(OWNER, limit=9, tag="\ud800").items == ()


def test_a_tag_is_searched_as_it_is_now(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(tags=("old",)))
    platform.jobs.change(OWNER, "j", ACTIVE, tags=("new",))
    assert platform.jobs.page(OWNER, limit=9, tag="old").items == ()
    assert len(platform.jobs.page(OWNER, limit=9, tag="new").items) == 1


def test_the_jobs_of_a_dataset(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job("one"))
    platform.jobs.add(job("two", minutes=1))
    platform.jobs.add(job("other", dataset_id="another"))
    assert {one.job_id for one in platform.jobs.of_dataset(OWNER, "d")} == {"one", "two"}


@pytest.mark.parametrize("status", sorted(ENDED))
def test_a_job_that_ended_is_not_changed_by_a_late_writer(
    platform: Platform, job: MakeJob, status: JobStatus
) -> None:
    platform.jobs.add(job(status=status))
    with pytest.raises(NotAllowedNow, match=status):
        platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.RUNNING)
    assert platform.jobs.get(OWNER, "j") == job(status=status)


def test_every_change_is_stamped_later_than_the_one_before(platform: Platform, job: MakeJob) -> None:
    # Made in the future, as by a machine whose clock is ahead.
    platform.jobs.add(job(minutes=60 * 24 * 365 * 100))
    stamps = [platform.jobs.get(OWNER, "j").updated_at]
    stamps.extend(platform.jobs.change(OWNER, "j", ACTIVE, notes=str(n)).updated_at for n in range(5))
    assert stamps == sorted(set(stamps))


def test_progress_is_written_whole(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING))
    progress = Progress(phase=Phase.SEARCH, percent=41.5, message="Searching")
    platform.jobs.change(OWNER, "j", frozenset({JobStatus.RUNNING}), progress=progress)
    assert platform.jobs.get(OWNER, "j").progress == progress


def test_a_threshold_is_kept_to_its_last_digit_and_taken_back(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.COMPLETED))
    for threshold in (0.49839885830879216, 1e-9, None):
        platform.jobs.change(OWNER, "j", frozenset({JobStatus.COMPLETED}), threshold=threshold)
        assert platform.jobs.get(OWNER, "j").threshold == threshold
        assert platform.jobs.page(OWNER, limit=9).items[0].threshold == threshold


def test_what_could_not_be_read_back_is_not_written(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING))
    broken = Progress(phase=Phase.SEARCH, percent=float("nan"), message="Searching")
    with pytest.raises(ValidationError):
        platform.jobs.change(OWNER, "j", ACTIVE, progress=broken)
    assert platform.jobs.get(OWNER, "j").progress is None


def test_a_deleted_job_does_not_come_back(platform: Platform, job: MakeJob) -> None:
    platform.jobs.add(job(), "key")
    assert platform.jobs.delete(OWNER, "j") is True
    assert platform.jobs.delete(OWNER, "j") is False
    with pytest.raises(NotFound):
        platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.COMPLETED)
    assert platform.jobs.page(OWNER, limit=9).items == ()
