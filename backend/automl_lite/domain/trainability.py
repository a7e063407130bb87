"""What cannot be trained, as far as the profile knows; asked before a job is queued and again by training."""

from automl_lite.domain.columns import ColumnProfile
from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.detection import FeatureAdvice, ProblemType, decide_features
from automl_lite.domain.errors import TrainingRefused
from automl_lite.domain.jobs import TrainConfig
from automl_lite.domain.names import quoted

FEWEST_ROWS = 10
# More classes than this are names, not classes; the searched estimators would need hours and gigabytes.
MOST_CLASSES = 100


def check_trainable(
    profile: DatasetProfile, target: str, problem_type: ProblemType, config: TrainConfig
) -> None:
    """See that a model can be trained for this column; the column must be in the profile.

    Raises:
        TrainingRefused: it cannot, with the sentence that says why and what to do.
    """
    column = profile.column(target)
    if column is None:
        raise TrainingRefused(f"The file has no column {quoted(target)} to predict.")
    _check_rows(column)
    _check_values(column, problem_type)
    if not used_features(profile, target, config):
        raise TrainingRefused(_nothing_left(profile, target, config))


def used_features(profile: DatasetProfile, target: str, config: TrainConfig) -> tuple[str, ...]:
    """The columns that training starts with, in the order of the file."""
    decisions = _decisions(profile, target, config)
    return tuple(name for name, advice in decisions.items() if advice.used)


def _decisions(profile: DatasetProfile, target: str, config: TrainConfig) -> dict[str, FeatureAdvice]:
    return decide_features(profile.columns, target, set(config.include_columns), set(config.exclude_columns))


def _check_rows(column: ColumnProfile) -> None:
    if column.present < FEWEST_ROWS:
        rows = "No row has" if column.present == 0 else f"Only {column.present} of {column.rows:,} rows have"
        raise TrainingRefused(
            f"{rows} a value in {quoted(column.name)}; training needs at least {FEWEST_ROWS}. "
            "Choose another target or upload more rows."
        )


def _check_values(column: ColumnProfile, problem_type: ProblemType) -> None:
    name = quoted(column.name)
    if column.distinct <= 1:
        raise TrainingRefused(
            f"{name} has only one value, so there is nothing to predict. Choose another target."
        )
    if problem_type is ProblemType.REGRESSION:
        if not column.dtype.is_number:
            raise TrainingRefused(
                f"{name} holds {column.dtype} values, and regression predicts numbers. "
                "Choose classification or another target."
            )
        return
    if column.distinct > MOST_CLASSES:
        advice = (
            "Choose regression to predict it as a number"
            if column.dtype.is_number
            else "Choose another target or merge rare values"
        )
        about = "about " if column.distinct_is_estimate else ""
        raise TrainingRefused(
            f"{name} has {about}{column.distinct:,} different values, and classification takes up to "
            f"{MOST_CLASSES} classes. {advice}."
        )


def _nothing_left(profile: DatasetProfile, target: str, config: TrainConfig) -> str:
    decisions = _decisions(profile, target, config)
    if not decisions:
        return f"The file has no column but {quoted(target)}, so there is nothing to predict it from."
    shown = [f"{quoted(name)}: {advice.reason}" for name, advice in list(decisions.items())[:3]]
    more = f" And {len(decisions) - 3:,} more." if len(decisions) > 3 else ""
    return (
        f"No column is left to predict {quoted(target)} from. {' '.join(shown)}{more} "
        "Name in include_columns what should be used all the same, or upload a file with more columns."
    )
