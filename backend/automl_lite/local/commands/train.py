"""`automl-lite train`: what the server does, for one file and one job."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from automl_lite.api.schemas.training import TrainConfigBody, TrainRequest
from automl_lite.api.schemas.uploads import UploadRequest
from automl_lite.api.services.confirming import confirm_upload
from automl_lite.api.services.training import start_training
from automl_lite.api.services.uploads import start_upload
from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetStatus
from automl_lite.domain.detection import ProblemType
from automl_lite.domain.errors import Unreadable
from automl_lite.domain.jobs import Job, JobStatus, ModelChoice
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.users import EVERYONE
from automl_lite.local.commands.progress import follow
from automl_lite.local.commands.result_table import show_result
from automl_lite.local.commands.settings import existing_file, load_settings
from automl_lite.local.errors import NoModel
from automl_lite.local.platform import build_api_platform, open_database
from automl_lite.local.supervisor import Supervisor
from automl_lite.local.task_table import TaskTable

File = Annotated[Path, typer.Argument(help="A CSV, TSV or Parquet file, gzipped or not.", show_default=False)]
Target = Annotated[str, typer.Option(help="Column to predict.", show_default=False)]
Budget = Annotated[int, typer.Option(help="Seconds for the whole job.")]
Out = Annotated[Path | None, typer.Option(help="Directory for the model. (default: FILE's name and -model)")]
Problem = Annotated[ProblemType | None, typer.Option(help="(default: by the target's values)")]
Metric = Annotated[str, typer.Option(help="What the search optimises, as roc_auc or mae.")]

Include = Annotated[list[str] | None, typer.Option(help="A column to use although it would be left out.")]
Exclude = Annotated[list[str] | None, typer.Option(help="A column not to use; may be given again.")]
Choice = Annotated[ModelChoice, typer.Option(help="An ensemble where it is better, or a single estimator.")]
RetrainFull = Annotated[
    bool, typer.Option("--retrain-full", help="Fit the model again on all rows once it is measured.")
]
MaxTrials = Annotated[int | None, typer.Option(min=1, help="Most configurations to try. (default: by time)")]
Seed = Annotated[int, typer.Option(min=0, help="Of everything random, the split included.")]


def train(
    file: File,
    *,
    target: Target,
    budget: Budget = 60,
    out: Out = None,
    problem_type: Problem = None,
    metric: Metric = "auto",
    include: Include = None,
    exclude: Exclude = None,
    model: Choice = ModelChoice.AUTO,
    retrain_full: RetrainFull = False,
    max_trials: MaxTrials = None,
    seed: Seed = 42,
) -> None:
    """Train a model that predicts one column of a file, and save it with its reports."""
    existing_file(file)
    folder = out or Path(f"{file.name.split('.')[0] or 'automl'}-model")
    folder.mkdir(parents=True, exist_ok=True)
    config = TrainConfigBody(
        time_budget=budget,
        metric=metric,
        problem_type=problem_type,
        include_columns=include or [],
        exclude_columns=exclude or [],
        model=model,
        retrain_full=retrain_full,
        max_trials=max_trials,
        seed=seed,
    )
    console = Console(highlight=False)
    # Beside the result and not in the system's folder for temporary files, which may be small, or memory.
    with tempfile.TemporaryDirectory(prefix=".working-", dir=folder) as working:
        settings = load_settings(data_dir=Path(working))
        platform = build_api_platform(settings, predictor=False)
        with Supervisor(settings, platform, TaskTable(open_database(settings))):
            dataset_id = _take_in(file, platform, console)
            request = TrainRequest(dataset_id=dataset_id, target_column=target, config=config)
            job_id = start_training(platform, EVERYONE, request, None).job_id
            job = follow(platform.jobs, EVERYONE, job_id, console)
        _keep(job, platform, folder)
    show_result(job, folder, console)


def _take_in(file: Path, platform: ApiPlatform, console: Console) -> str:
    """Store and profile the file as an upload would be.

    Raises:
        Unreadable: it cannot become a dataset.
    """
    with console.status(f"Reading {file.name} …"):
        dataset_id = start_upload(platform, EVERYONE, UploadRequest(filename=file.name)).dataset_id
        platform.files.save(keys.dataset_data(dataset_id), file, "text/csv")
        dataset = confirm_upload(platform, EVERYONE, dataset_id)
        while dataset.status is DatasetStatus.PROCESSING:
            dataset = confirm_upload(platform, EVERYONE, dataset_id)
    if dataset.status is DatasetStatus.FAILED:
        raise Unreadable(dataset.error_message or f"{file} cannot be read.")
    return dataset_id


def _keep(job: Job, platform: ApiPlatform, folder: Path) -> None:
    """Copy what came out to where it was asked for.

    Raises:
        NoModel: nothing came out.
    """
    if job.status is not JobStatus.COMPLETED or job.result is None:
        raise NoModel(job.error_message or "The training was stopped.")
    for name in job.result.artefacts:
        with platform.files.local_copy(keys.artefact(job.job_id, name)) as path:
            shutil.copyfile(path, folder / name)
