"""What a request for training may name."""

from automl_lite.domain.columns import ColumnProfile
from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.errors import BadRequest, Invalid
from automl_lite.domain.jobs import TrainConfig
from automl_lite.domain.names import did_you_mean, quoted
from automl_lite.domain.settings import Settings
from automl_lite.domain.tasks import TrainingTask

MOST_NAMED = 3
# A process is told by environment variables; Linux takes 131,072 bytes for each, its name included.
LONGEST_TOLD = 130_000
TOLD_BY = {"INCLUDE_COLUMNS": "config.include_columns", "EXCLUDE_COLUMNS": "config.exclude_columns"}


def check_budget(seconds: int | None, settings: Settings) -> None:
    """Raises Invalid outside the bounds of the settings."""
    low, high = settings.min_time_budget, settings.max_time_budget
    if seconds is not None and not low <= seconds <= high:
        raise Invalid("config.time_budget", f"must be {low:,} to {high:,} seconds")


def target_column(profile: DatasetProfile, target: str) -> ColumnProfile:
    """Raises BadRequest where the file has no such column."""
    column = profile.column(target)
    if column is None:
        names = [known.name for known in profile.columns]
        hint = did_you_mean(target, names) or _some(names)
        raise BadRequest(f"Target column {quoted(target)} not found in dataset.{hint}")
    return column


def check_column_lists(profile: DatasetProfile, target: str, config: TrainConfig) -> None:
    """See that the lists name columns of the file, the target in none and no column in both.

    Raises:
        BadRequest: a column that the file has not.
        Invalid: the lists contradict each other or the target.
    """
    include, exclude = config.include_columns, config.exclude_columns
    names = {column.name: None for column in profile.columns}
    unknown = [name for name in (*include, *exclude) if name not in names]
    if unknown:
        told = " ".join(
            f"Column {quoted(name)} not found in dataset.{did_you_mean(name, names)}"
            for name in unknown[:MOST_NAMED]
        )
        more = f" And {len(unknown) - MOST_NAMED:,} more." if len(unknown) > MOST_NAMED else ""
        raise BadRequest(told + more)
    for field, listed in (("include_columns", include), ("exclude_columns", exclude)):
        if target in listed:
            raise Invalid(f"config.{field}", f"{quoted(target)} is the target, which is never a feature")
    both = [name for name in include if name in set(exclude)]
    if both:
        shown = ", ".join(quoted(name) for name in both[:MOST_NAMED])
        raise Invalid("config.exclude_columns", f"{shown} cannot be both included and excluded")


def see_tellable(task: TrainingTask) -> None:
    """Raises Invalid where the task does not fit into the environment of a process."""
    for name, value in task.to_environment().items():
        field = TOLD_BY.get(name, name.lower())
        if len(value.encode()) > LONGEST_TOLD:
            raise Invalid(field, "takes more room than a training process can be given; use shorter names")
        if "\0" in value:
            raise Invalid(field, "must not hold a NUL character; rename the column in the file")


def _some(names: list[str]) -> str:
    shown = ", ".join(quoted(name) for name in names[:10])
    more = f" and {len(names) - 10:,} more" if len(names) > 10 else ""
    return f" It has {shown}{more}."
