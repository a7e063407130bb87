"""One training job from its task to its end on the record."""

import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.errors import AutoMLError, NotAllowedNow, NotFound, Unavailable
from automl_lite.domain.jobs import ACTIVE, Job, JobStatus, Phase
from automl_lite.domain.model_report import StopCause
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import TrainingTask
from automl_lite.domain.trainability import check_trainable
from automl_lite.training.exporting.artefacts import CONTENT_TYPES, artefact_names
from automl_lite.training.preparing.features import choose_features
from automl_lite.training.progress import RUNNING, JobGone, ProgressWriter
from automl_lite.training.recipe import Source
from automl_lite.training.reporting.documents import Finished, documents
from automl_lite.training.reporting.eda.child import EdaChild
from automl_lite.training.run import Run
from automl_lite.training.searching.checkpoint import Checkpoint
from automl_lite.training.searching.found import NothingFound
from automl_lite.training.steps import train, training_threads
from automl_lite.training.stopping import StopSignal
from automl_lite.training.table import read_table
from automl_lite.training.trained import Trained

logger = logging.getLogger(__name__)


def run_training(task: TrainingTask, platform: Platform, stop_signal: StopSignal | None = None) -> None:
    """Train, and write down how it ended. A job that was cancelled or deleted is left as it is."""
    try:
        job = _start(task, platform)
    except (NotFound, NotAllowedNow) as gone:
        logger.info("job %s is not to be run: %s", task.job_id, gone.detail)
        return
    try:
        _run(job, task, platform, stop_signal or StopSignal())
    except JobGone:
        logger.info("job %s was cancelled or deleted", task.job_id)
        for folder in (keys.model_folder(task.job_id), keys.report_folder(task.job_id)):
            platform.files.delete_folder(folder)
    except AutoMLError as failure:
        _fail(task, platform, failure.detail)
    except NothingFound:
        _fail(
            task,
            platform,
            f"Not one model could be trained in {task.time_budget} seconds. Give it a larger time budget.",
        )
    except MemoryError:
        logger.exception("job %s ran out of memory", task.job_id)
        _fail(task, platform, "Training ran out of memory. Leave out columns or upload fewer rows.")
    except Exception as error:  # whatever it is, the person must not wait for a job that ended
        logger.exception("job %s failed", task.job_id)
        _fail(
            task,
            platform,
            f"Training stopped on an error of ours ({type(error).__name__}), not of your file. "
            f"The log of job {task.job_id} has the details; please report it.",
        )
    _forget_checkpoint(task, platform)


def _start(task: TrainingTask, platform: Platform) -> Job:
    job = platform.jobs.get(task.user_id, task.job_id)
    return platform.jobs.change(
        task.user_id,
        task.job_id,
        ACTIVE,
        status=JobStatus.RUNNING,
        started_at=job.started_at or platform.clock.now(),
        attempt=job.attempt + 1,
        progress=None,
    )


def _run(job: Job, task: TrainingTask, platform: Platform, stop_signal: StopSignal) -> None:
    progress = ProgressWriter(platform.jobs, task.user_id, task.job_id)
    with tempfile.TemporaryDirectory(prefix="automl-lite-") as folder:
        checkpoint = Checkpoint(platform.files, task)
        run = Run(task, platform, Path(folder), progress, checkpoint, stop_signal)
        with EdaChild(run.folder) as eda:
            given, trained = _train(run, job, eda)
            _finish(run, job, given, trained, eda)


@dataclass(frozen=True)
class _Given:
    """What was known of the file before anything was learned."""

    profile: DatasetProfile
    source: Source


def _train(run: Run, job: Job, eda: EdaChild) -> tuple[_Given, Trained]:
    task, files = run.task, run.platform.files
    run.progress.begin(Phase.READ)
    profile = DatasetProfile.model_validate_json(files.read_bytes(keys.dataset_profile(task.dataset_id)))
    check_trainable(profile, task.target_column, task.problem_type, job.config)
    choice = choose_features(profile, task)
    with files.local_copy(keys.dataset_data(task.dataset_id), task.data_etag) as path:
        source = Source.of(path, profile, choice.used)
        table = read_table(
            path,
            profile,
            choice.used,
            task,
            unpacked_limit_bytes=run.platform.settings.unpacked_limit_bytes,
            scratch=run.folder,
            share=source.share,
        )
    eda.start(table, choice.used, task.target_column, budget=task.time_budget, seed=task.seed)
    return _Given(profile, source), train(run, table, choice)


def _finish(run: Run, job: Job, given: _Given, trained: Trained, eda: EdaChild) -> None:
    """Artefacts first, the record last, so that nothing is half there."""
    task, platform = run.task, run.platform
    now = platform.clock.now()
    run.progress.begin(Phase.EXPORT)
    signature = trained.write_model(trained.sign(task.job_id, now), run.folder, task.seed)
    parity = trained.check_parity(run.folder / keys.MODEL_ONNX, task.seed)
    artefacts = artefact_names(signature)
    result = trained.result(parity, signature.model_sha256, artefacts, run.seconds())
    run.progress.begin(Phase.REPORT)
    hurry = trained.found.summary.stopped is StopCause.ASKED
    collected = eda.collect(lambda: run.progress.within(0.0), hurry=hurry)
    warnings = trained.warnings if collected.warning is None else (*trained.warnings, collected.warning)
    finished = Finished(
        job=job,
        profile=given.profile,
        result=result,
        report=trained.report(task.job_id, signature.versions, task.seed, _licence(run)),
        recipe=trained.recipe(given.source, task, signature, training_threads(run)),
        warnings=warnings,
        eda_page=collected.page,
        now=now,
    )
    for name, content in documents(finished).items():
        (run.folder / name).write_text(content, encoding="utf-8")
    for name in artefacts:
        platform.files.save(keys.artefact(task.job_id, name), run.folder / name, CONTENT_TYPES[name])
    try:
        platform.jobs.change(
            task.user_id,
            task.job_id,
            RUNNING,
            status=JobStatus.COMPLETED,
            completed_at=platform.clock.now(),
            progress=None,
            warnings=warnings,
            result=result,
        )
    except (NotFound, NotAllowedNow) as gone:
        raise JobGone(task.job_id) from gone


def _licence(run: Run) -> str | None:
    try:
        return run.platform.datasets.get(run.task.user_id, run.task.dataset_id).licence
    except NotFound:  # deleted while its job ran
        return None


def _forget_checkpoint(task: TrainingTask, platform: Platform) -> None:
    try:
        platform.files.delete_folder(keys.checkpoint_folder(task.job_id))
    except Unavailable as trouble:  # whoever hears of the job's end deletes it too
        logger.warning("The checkpoint was left behind: %s", trouble.detail)


def _fail(task: TrainingTask, platform: Platform, sentence: str) -> None:
    try:
        platform.jobs.change(
            task.user_id,
            task.job_id,
            RUNNING,
            status=JobStatus.FAILED,
            completed_at=platform.clock.now(),
            progress=None,
            error_message=sentence,
        )
    except (NotFound, NotAllowedNow):
        logger.info("job %s ended otherwise before it failed: %s", task.job_id, sentence)
