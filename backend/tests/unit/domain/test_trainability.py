"""What is refused before a job is queued."""

import pytest

from automl_lite.domain.columns import ColumnProfile, ColumnReading, ColumnType, ValueCount
from automl_lite.domain.datasets import DatasetProfile, FileFormat, Reading
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import TrainingRefused
from automl_lite.domain.jobs import TrainConfig
from automl_lite.domain.trainability import check_trainable, used_features

CLASSIFICATION, REGRESSION = ProblemType.CLASSIFICATION, ProblemType.REGRESSION


def column(
    name: str, dtype: ColumnType = ColumnType.FLOAT, *, distinct: int = 50, rows: int = 100, **fields: object
) -> ColumnProfile:
    return ColumnProfile.model_validate(
        {
            "reading": ColumnReading(name=name, dtype=dtype),
            "position": 0,
            "rows": rows,
            "missing": 0,
            "distinct": distinct,
            "top_values": (ValueCount(value="a", count=rows // max(1, distinct)),),
            **fields,
        }
    )


def profile(*columns: ColumnProfile) -> DatasetProfile:
    reading = Reading(format=FileFormat.DELIMITED, columns=tuple(each.reading for each in columns))
    return DatasetProfile(reading=reading, num_rows=columns[0].rows, duplicate_rows=0, columns=columns)


def refusal(
    target: ColumnProfile,
    problem_type: ProblemType,
    *others: ColumnProfile,
    config: TrainConfig | None = None,
) -> str | None:
    given = profile(target, *(others or (column("feature"),)))
    try:
        check_trainable(given, target.name, problem_type, config or TrainConfig())
    except TrainingRefused as error:
        return error.detail
    return None


def test_ten_rows_with_a_target_are_enough_and_nine_are_not() -> None:
    assert refusal(column("y", distinct=2, missing=90), CLASSIFICATION) is None
    told = refusal(column("y", distinct=2, missing=91), CLASSIFICATION)
    assert told is not None
    assert "Only 9 of 100 rows have a value in 'y'" in told


def test_a_target_without_any_value_is_refused() -> None:
    assert "No row has a value in 'y'" in (
        refusal(column("y", distinct=0, missing=100), CLASSIFICATION) or ""
    )


@pytest.mark.parametrize("problem_type", list(ProblemType))
def test_a_constant_target_is_refused(problem_type: ProblemType) -> None:
    assert "only one value" in (refusal(column("y", distinct=1), problem_type) or "")


@pytest.mark.parametrize("dtype", [ColumnType.TEXT, ColumnType.BOOLEAN, ColumnType.DATETIME])
def test_regression_needs_a_number(dtype: ColumnType) -> None:
    assert "regression predicts numbers" in (refusal(column("y", dtype, distinct=2), REGRESSION) or "")
    assert refusal(column("y", dtype, distinct=2), CLASSIFICATION) is None


def test_a_hundred_classes_are_the_most() -> None:
    text = ColumnType.TEXT
    assert refusal(column("y", text, distinct=100, rows=5_000), CLASSIFICATION) is None
    told = refusal(column("y", text, distinct=5_000, rows=9_000), CLASSIFICATION) or ""
    assert "5,000 different values" in told
    assert "regression" not in told


def test_too_many_numeric_classes_are_advised_to_be_regression() -> None:
    assert "Choose regression" in (refusal(column("y", distinct=101, rows=5_000), CLASSIFICATION) or "")
    assert refusal(column("y", distinct=101, rows=5_000), REGRESSION) is None


def test_an_estimated_number_of_classes_is_called_one() -> None:
    target = column("y", ColumnType.TEXT, distinct=5_000, rows=9_000, distinct_is_estimate=True)
    assert "about 5,000" in (refusal(target, CLASSIFICATION) or "")


def test_without_a_feature_there_is_nothing_to_learn_from() -> None:
    target = column("y", ColumnType.TEXT, distinct=2)
    with pytest.raises(TrainingRefused, match="no column but 'y'"):
        check_trainable(profile(target), "y", CLASSIFICATION, TrainConfig())


def test_columns_left_out_are_named_with_their_reasons() -> None:
    target = column("y", ColumnType.TEXT, distinct=2)
    others = [column(f"c{number}", distinct=1) for number in range(5)]
    told = refusal(target, CLASSIFICATION, *others) or ""
    assert "'c0': Every row has the same value." in told
    assert "And 2 more." in told
    assert "include_columns" in told


def test_a_person_may_include_what_would_be_left_out_and_exclude_what_would_be_used() -> None:
    target, serial = column("y", ColumnType.TEXT, distinct=2), column("id", ColumnType.INTEGER, distinct=100)
    feature = column("feature")
    assert used_features(profile(target, serial, feature), "y", TrainConfig()) == ("feature",)
    included = TrainConfig(include_columns=("id",), exclude_columns=("feature",))
    assert used_features(profile(target, serial, feature), "y", included) == ("id",)
    assert refusal(target, CLASSIFICATION, serial) is not None
    assert refusal(target, CLASSIFICATION, serial, config=included) is None


def test_a_column_that_says_the_same_as_the_target_is_no_feature() -> None:
    target = column("y", ColumnType.TEXT, distinct=2)
    copy = column("copy", ColumnType.TEXT, distinct=2, duplicate_of="y")
    assert "same as in y" in (refusal(target, CLASSIFICATION, copy) or "")
