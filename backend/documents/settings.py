"""What each process reads from its environment."""

from collections.abc import Mapping

from pydantic.fields import FieldInfo

from automl_lite.aws.batch.submission import TASK_KEY
from automl_lite.aws.settings import AwsSettings, TrainingSettings
from automl_lite.domain.settings import Settings
from automl_lite.domain.tasks import TrainingTask
from automl_lite.local.settings import LocalSettings
from documents.markdown import table
from release.contract import FUNCTIONS

PROCESSES: dict[str, type[AwsSettings]] = {**FUNCTIONS, "training": TrainingSettings}
TASK_MEANINGS = {
    "job_id": "The job.",
    "user_id": "Its owner.",
    "dataset_id": "The file to train on.",
    "target_column": "The column to predict.",
    "problem_type": "`classification` or `regression`.",
    "time_budget": "Seconds for the whole job.",
    "data_etag": "The file as it was when it was profiled.",
    "metric": "What the search optimises.",
    "include_columns": "Columns to use in any case, as a JSON list.",
    "exclude_columns": "Columns not to use, as a JSON list.",
    "model": "`auto` or `single`.",
    "early_stop": "Whether the search ends once it finds nothing better.",
    "retrain_full": "Whether the measured model is fitted again on all rows.",
    "max_trials": "Most configurations to try.",
    "seed": "Of every random choice.",
}


def local_settings() -> str:
    """Every setting of the server on one machine, with its default and meaning."""
    rows = (
        (
            f"`{variable(name)}`",
            "made at the first start" if name == "signing_key" else shown(field.default),
            field.description or "",
        )
        for name, field in LocalSettings.model_fields.items()
    )
    return table(("variable", "default", "what it does"), rows)


def aws_settings() -> str:
    """What a deployment sets beside what both wings share, and which processes read it."""
    rows = (
        (f"`{variable(name)}`", _default(field), _readers(name), field.description or "")
        for name, field in aws_fields().items()
        if name not in Settings.model_fields
    )
    return table(("variable", "default", "read by", "what it does"), rows)


def aws_fields() -> Mapping[str, FieldInfo]:
    """The settings of all processes on AWS."""
    return {name: field for kind in PROCESSES.values() for name, field in kind.model_fields.items()}


def task_variables() -> str:
    """What Batch tells one training container."""
    rows = [
        (f"`{name.upper()}`", _default(field), TASK_MEANINGS[name])
        for name, field in TrainingTask.model_fields.items()
    ]
    key = (
        f"`{TASK_KEY}`",
        "–",
        "Instead of a task too large for variables: the key of its file.",
    )
    return table(("variable", "default", "what it says"), [*rows, key])


def variable(name: str) -> str:
    """The environment variable of a field."""
    return "AWS_REGION" if name == "region" else f"AUTOML_LITE_{name.upper()}"


def shown(default: object) -> str:
    """A default as a person reads it."""
    if default in (None, ()):
        return "–"
    return f"{default:,}" if isinstance(default, int) and default >= 10_000 else str(default)


def _default(field: FieldInfo) -> str:
    return "" if field.is_required() else shown(field.default)


def _readers(name: str) -> str:
    readers = [process for process, kind in PROCESSES.items() if name in kind.model_fields]
    return "all" if len(readers) == len(PROCESSES) else ", ".join(readers)
