"""Records whose content is awkward or large, as wide files and odd numbers make them."""

import math
from collections.abc import Callable

import pytest

from automl_lite.domain.columns import ColumnType
from automl_lite.domain.detection import Role
from automl_lite.domain.jobs import (
    ACTIVE,
    Job,
    JobStatus,
    JobWarning,
    LeftOutColumn,
    Phase,
    Progress,
    TrainConfig,
    TrainingResult,
)
from automl_lite.domain.platform import Platform
from automl_lite.domain.scores import FeatureImportance, Scores

OWNER = "default"
# More than the 400 KB that an item of DynamoDB may have.
COLUMNS = tuple(
    f"a rather long name of a column, as wide exports have them, number {n}" for n in range(5_000)
)
NUMBERS = {
    "tiny": 1e-300,
    "smallest": 5e-324,
    "sum": 0.1 + 0.2,
    "huge": 1e300,
    "largest": 1.7976931348623157e308,
    "third": 1 / 3,
    "negative zero": -0.0,
    "whole": 3.0,
    "many digits": 123456789.12345679,
}

MakeJob = Callable[..., Job]
MakeResult = Callable[..., TrainingResult]


@pytest.fixture
def wide(result: MakeResult) -> TrainingResult:
    return result(
        features=COLUMNS,
        feature_types=dict.fromkeys(COLUMNS, ColumnType.FLOAT),
        left_out=tuple(LeftOutColumn(column=name, role=Role.CONSTANT, reason="Same.") for name in COLUMNS),
        importance=tuple(FeatureImportance(column=name, importance=1 / 3, spread=1e-9) for name in COLUMNS),
    )


def test_numbers_come_back_to_the_last_bit(platform: Platform, job: MakeJob, result: MakeResult) -> None:
    labels = tuple(NUMBERS.values())
    evaluation = result().evaluation.model_copy(update={"scores": Scores(log_loss=1e-300, mae=5e-324)})
    made = result(best_config=NUMBERS, labels=labels, evaluation=evaluation)
    stored = job(status=JobStatus.COMPLETED, result=made)
    platform.jobs.add(stored)
    read = platform.jobs.get(OWNER, "j")
    assert read == stored
    assert read.result is not None
    assert math.copysign(1, float(str(read.result.best_config["negative zero"]))) == -1
    assert [type(label) for label in read.result.labels] == [float] * len(labels)


def test_labels_keep_their_kinds(platform: Platform, job: MakeJob, result: MakeResult) -> None:
    labels = (True, False, 1, 0, 1.0, 0.5, "1", "true", "", " ")
    platform.jobs.add(job(status=JobStatus.COMPLETED, result=result(labels=labels)))
    read = platform.jobs.get(OWNER, "j").result
    assert read is not None
    assert [(type(label), label) for label in read.labels] == [(type(label), label) for label in labels]


def test_empty_texts_stay_empty_and_absent_ones_absent(platform: Platform, job: MakeJob) -> None:
    empty = job("empty", dataset_name="", target_column="", error_message="", notes="", tags=("",))
    absent = job("absent", error_message=None, notes=None)
    for stored in (empty, absent):
        platform.jobs.add(stored)
        assert platform.jobs.get(OWNER, stored.job_id) == stored


def test_a_result_of_a_wide_file_is_kept_whole_and_listed_in_brief(
    platform: Platform, job: MakeJob, wide: TrainingResult
) -> None:
    platform.jobs.add(job(status=JobStatus.RUNNING))
    finished = platform.jobs.change(OWNER, "j", ACTIVE, status=JobStatus.COMPLETED, result=wide)
    assert len(finished.model_dump_json()) > 1_000_000
    assert platform.jobs.get(OWNER, "j") == finished
    (listed,) = platform.jobs.page(OWNER, limit=5).items
    (of_dataset,) = platform.jobs.of_dataset(OWNER, "d")
    assert listed == of_dataset == finished.brief()
    assert len(listed.model_dump_json()) < 5_000


def test_a_large_record_is_changed_as_any_other(
    platform: Platform, job: MakeJob, wide: TrainingResult
) -> None:
    platform.jobs.add(job(status=JobStatus.COMPLETED, result=wide))
    changed = platform.jobs.change(
        OWNER, "j", frozenset({JobStatus.COMPLETED}), notes="Mine", deployed=True, tags=("wide",)
    )
    assert changed.result == wide
    assert platform.jobs.get(OWNER, "j") == changed
    smaller = platform.jobs.change(OWNER, "j", frozenset(JobStatus), result=None)
    assert platform.jobs.get(OWNER, "j") == smaller
    larger = platform.jobs.change(OWNER, "j", frozenset(JobStatus), result=wide)
    assert platform.jobs.get(OWNER, "j") == larger


def test_long_lists_of_columns_survive_every_progress(platform: Platform, job: MakeJob) -> None:
    config = TrainConfig(include_columns=COLUMNS, exclude_columns=COLUMNS[:3_000])
    platform.jobs.add(job(status=JobStatus.RUNNING, config=config), "key")
    for percent in range(3):
        progress = Progress(phase=Phase.SEARCH, percent=percent, message="Searching")
        platform.jobs.change(OWNER, "j", ACTIVE, progress=progress)
    read = platform.jobs.get(OWNER, "j")
    assert read.config == config
    assert read.progress is not None
    assert platform.jobs.add(job("again", config=config), "key") == read


def test_an_endless_name_does_not_swell_the_list(platform: Platform, job: MakeJob) -> None:
    name = "x" * 129_000
    stored = job(target_column=name, error_message=f"{name} is too long. " * 4)
    platform.jobs.add(stored)
    assert platform.jobs.get(OWNER, "j") == stored
    (listed,) = platform.jobs.page(OWNER, limit=5).items
    assert len(listed.model_dump_json()) < 5_000
    assert listed.target_column.startswith("xxx")


def test_many_warnings_are_kept(platform: Platform, job: MakeJob) -> None:
    warnings = tuple(JobWarning(code="rare", message="Few rows. " * 10, column=name) for name in COLUMNS)
    platform.jobs.add(job(status=JobStatus.RUNNING))
    platform.jobs.change(OWNER, "j", ACTIVE, warnings=warnings)
    assert platform.jobs.get(OWNER, "j").warnings == warnings


def test_a_page_of_many_large_rows_is_full(platform: Platform, job: MakeJob) -> None:
    # More than the megabyte that one query of DynamoDB reads.
    for number in range(40):
        platform.jobs.add(job(f"j{number:02}", minutes=number, dataset_name="n" * 40_000, tags=("t",)))
    first = platform.jobs.page(OWNER, limit=35)
    assert len(first.items) == len(platform.jobs.page(OWNER, limit=35, tag="t").items) == 35
    rest = platform.jobs.page(OWNER, limit=35, after=first.after)
    assert [one.job_id for one in rest.items] == ["j04", "j03", "j02", "j01", "j00"]
    assert len(platform.jobs.of_dataset(OWNER, "d")) == 40
