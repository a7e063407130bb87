"""Telling other systems that a training job ended: an event on EventBridge, at least once for each end."""

import json
import logging
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from automl_lite.aws.clients import Clients
from automl_lite.aws.settings import AwsSettings
from automl_lite.domain.jobs import Job, JobStatus

logger = logging.getLogger(__name__)

SOURCE = "automl-lite"
# A cancelled job has no event: whoever cancelled it knows.
DETAIL_TYPES = {JobStatus.COMPLETED: "Training Job Completed", JobStatus.FAILED: "Training Job Failed"}


class Announcer:
    """Puts events on the deployment's bus. A job never fails for lack of its news."""

    def __init__(self, clients: Clients, settings: AwsSettings) -> None:
        self._clients = clients
        self._bus = settings.event_bus

    def announce(self, job: Job) -> None:
        """Tell how a job ended; what goes wrong is logged."""
        if job.status not in DETAIL_TYPES:
            return
        try:
            answer = self._clients.events.put_events(
                Entries=[
                    {
                        "EventBusName": self._bus,
                        "Source": SOURCE,
                        "DetailType": DETAIL_TYPES[job.status],
                        "Detail": json.dumps(detail(job)),
                    }
                ]
            )
        except (BotoCoreError, ClientError):
            logger.exception("the end of job %s could not be announced", job.job_id)
            return
        for entry in answer["Entries"]:
            if "ErrorCode" in entry:
                logger.error("the end of job %s was not announced: %s", job.job_id, entry["ErrorCode"])


def detail(job: Job) -> dict[str, Any]:
    """What an event says of a job."""
    result = job.result
    scores = result.evaluation.scores.model_dump(exclude_none=True) if result else {}
    ended, began = job.completed_at, job.started_at or job.created_at
    return {
        "job_id": job.job_id,
        "user_id": job.user_id,
        "dataset_id": job.dataset_id,
        "dataset_name": job.dataset_name,
        "target_column": job.target_column,
        "problem_type": job.problem_type,
        "status": job.status,
        "metrics": scores,
        "best_estimator": result.best_estimator if result else None,
        "training_time": result.training_time if result else None,
        "duration_seconds": round((ended - began).total_seconds(), 3) if ended else None,
        "error_message": job.error_message,
    }
