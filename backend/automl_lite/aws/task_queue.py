"""Handing out work: training to AWS Batch, profiles to a function of their own."""

from botocore.exceptions import ClientError

from automl_lite.aws.batch.submission import describe, submission, told
from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.record_table import RecordTable, text
from automl_lite.aws.dynamo.tables import BATCH_JOB, JOBS, STATUS
from automl_lite.aws.errors import calmly, refusal_in_words
from automl_lite.aws.profile_handover import ProfileHandover
from automl_lite.aws.settings import DispatchSettings
from automl_lite.domain.datasets import Dataset
from automl_lite.domain.errors import NotFound, Unavailable
from automl_lite.domain.jobs import JobStatus
from automl_lite.domain.keys import checkpoint_folder
from automl_lite.domain.platform import Platform
from automl_lite.domain.tasks import ProfileTask, TrainingTask


class AwsTaskQueue:
    """Implements `TaskQueue`. A task that was taken already is not taken a second time."""

    def __init__(self, clients: Clients, settings: DispatchSettings, stores: Platform) -> None:
        self._clients = clients
        self._settings = settings
        self._stores = stores
        self._jobs = RecordTable(clients, settings.jobs_table, JOBS)
        self._profiles = ProfileHandover(clients, settings, stores.clock)

    def submit_profile(self, task: ProfileTask) -> None:
        self._profiles.submit(task)

    def submit_training(self, task: TrainingTask) -> None:
        """A job that is gone, has ended or was submitted before is not submitted."""
        item = self._jobs.find(task.user_id, task.job_id)
        if item is None or BATCH_JOB in item or text(item, STATUS) != JobStatus.PENDING:
            return
        batch_job_id = self._submit(task)
        try:
            wanted = self._note(task.job_id, batch_job_id)
        except Unavailable:
            self._terminate(batch_job_id, "Its record could not be written")
            raise
        if not wanted:
            self._terminate(batch_job_id, "It was cancelled, deleted or submitted twice at once")

    @calmly()
    def cancel_training(self, job_id: str) -> None:
        """Raises Unavailable where Batch is busy or out of reach; what is not submitted needs no stop."""
        item = self._jobs.read(job_id)
        batch_job_id = None if item is None else text(item, BATCH_JOB)
        if batch_job_id is not None:
            self._terminate(batch_job_id, "Cancelled by its owner")

    def _submit(self, task: TrainingTask) -> str:
        environment = told(task, self._stores.files)
        request = submission(task, environment, self._dataset(task), self._settings)
        try:
            with refusal_in_words("The training could not be handed over to a machine."):
                return self._clients.batch_once.submit_job(**request)["jobId"]
        except Unavailable:
            self._stores.files.delete_folder(checkpoint_folder(task.job_id))
            raise

    def _dataset(self, task: TrainingTask) -> Dataset | None:
        try:
            return self._stores.datasets.get(task.user_id, task.dataset_id)
        except NotFound:
            return None  # training will say so in its own words

    def _note(self, job_id: str, batch_job_id: str) -> bool:
        """Write down which Batch job it is; False where nobody waits for it any more, or it has one."""
        return self._jobs.change(
            job_id,
            {BATCH_JOB: {"S": batch_job_id}},
            f"#{STATUS} IN (:pending, :running)"
            f" AND (attribute_not_exists(#{BATCH_JOB}) OR #{BATCH_JOB} = :noted)",
            {
                ":pending": {"S": JobStatus.PENDING},
                ":running": {"S": JobStatus.RUNNING},
                ":noted": {"S": batch_job_id},
            },
        )

    @calmly()
    def _terminate(self, batch_job_id: str, reason: str) -> None:
        """Harmless for a Batch job that has ended, or that Batch forgot, as it does after a week."""
        try:
            self._clients.batch.terminate_job(jobId=batch_job_id, reason=reason)
        except ClientError:
            if batch_job_id in describe(self._clients, [batch_job_id]):
                raise
