"""A job's progress in a terminal."""

import time

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from automl_lite.domain.jobs import ENDED, Job
from automl_lite.domain.ports import JobStore

LOOK_EVERY_SECONDS = 0.3


def follow(jobs: JobStore, user_id: str, job_id: str, console: Console) -> Job:
    """Show how a job goes until it has ended. Where nobody watches, a line for each step."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[best]}"),
    )
    said = ""
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Starting", total=100, best="")
        while (job := jobs.get(user_id, job_id)).status not in ENDED:
            if job.progress is not None:
                message = job.progress.message
                bar.update(task, description=message, completed=job.progress.percent, best=_best(job))
                if message != said and not console.is_terminal:
                    console.print(f"{message} …")
                said = message
            time.sleep(LOOK_EVERY_SECONDS)
    return job


def _best(job: Job) -> str:
    search = job.progress.search if job.progress else None
    if search is None or search.best_score is None:
        return ""
    return f"{search.metric} {search.best_score:.4f} ({search.best_estimator}, {search.trials} tried)"
