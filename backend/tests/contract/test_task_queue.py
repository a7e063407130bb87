"""What every task queue promises as far as its callers see."""

from automl_lite.domain.detection import ProblemType
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.tasks import ProfileTask, TrainingTask

PROFILE = ProfileTask(user_id="default", dataset_id="d")
TRAINING = TrainingTask(
    job_id="j",
    user_id="default",
    dataset_id="d",
    target_column="kind",
    problem_type=ProblemType.CLASSIFICATION,
    time_budget=60,
)


def test_work_can_be_submitted_again_and_again(platform: ApiPlatform) -> None:
    for _ in range(2):
        platform.queue.submit_profile(PROFILE)
        platform.queue.submit_training(TRAINING)


def test_cancelling_is_harmless_whatever_became_of_the_job(platform: ApiPlatform) -> None:
    platform.queue.cancel_training("never submitted")
    platform.queue.submit_training(TRAINING)
    platform.queue.cancel_training("j")
    platform.queue.cancel_training("j")
