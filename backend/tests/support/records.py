"""Records as tests need them; in each, the fields given win."""

from datetime import UTC, datetime

from automl_lite.domain import keys
from automl_lite.domain.columns import ColumnType
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.detection import ProblemType, Role
from automl_lite.domain.jobs import Job, JobStatus, LeftOutColumn, RowCounts, TrainConfig, TrainingResult
from automl_lite.domain.scores import Evaluation, FeatureImportance, Interval, Parity, Scores

OWNER = "default"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def a_dataset(dataset_id: str = "d", at: datetime = NOON, **fields: object) -> Dataset:
    """A dataset made `at` this moment, whose file has not come yet."""
    return Dataset.model_validate(
        {
            "dataset_id": dataset_id,
            "user_id": OWNER,
            "filename": "flowers.csv",
            "content_type": "text/csv",
            "status": DatasetStatus.UPLOADING,
            "uploaded_at": at,
            "updated_at": at,
            **fields,
        }
    )


def a_job(job_id: str = "j", at: datetime = NOON, **fields: object) -> Job:
    """A job made `at` this moment, which waits."""
    return Job.model_validate(
        {
            "job_id": job_id,
            "user_id": OWNER,
            "dataset_id": "d",
            "dataset_name": "flowers.csv",
            "target_column": "kind",
            "problem_type": ProblemType.CLASSIFICATION,
            "config": TrainConfig(),
            "time_budget": 60,
            "status": JobStatus.PENDING,
            "created_at": at,
            "updated_at": at,
            **fields,
        }
    )


def a_result(**fields: object) -> TrainingResult:
    """What came out of a job that told lilies from roses."""
    scores = Scores(accuracy=0.0, f1_score=0.25, precision=0.5, recall=0.25, roc_auc=0.75)
    evaluation = Evaluation(
        problem_type=ProblemType.CLASSIFICATION,
        scores=scores,
        baseline=Scores(accuracy=0.5),
        baseline_rule="Always predicts rose.",
        primary=Interval(metric="accuracy", value=0.0, low=0.0, high=0.3),
        training_rows=32,
        holdout_rows=8,
    )
    return TrainingResult.model_validate(
        {
            "problem_type": ProblemType.CLASSIFICATION,
            "metric": "roc_auc",
            "best_estimator": "lgbm",
            "best_config": {"n_estimators": 4},
            "training_time": 61.5,
            "search_trials": 12,
            "rows": RowCounts(
                total=40, missing_target=0, rare_class=0, duplicates=0, training=32, holdout=8
            ),
            "features": ("petal", "colour"),
            "feature_types": {"petal": ColumnType.FLOAT, "colour": ColumnType.TEXT},
            "left_out": (LeftOutColumn(column="id", role=Role.IDENTIFIER, reason="It counts the rows."),),
            "labels": ("lily", "rose"),
            "evaluation": evaluation,
            "importance": (FeatureImportance(column="petal", importance=0.2, spread=0.01),),
            "parity": PASSED,
            "artefacts": (
                keys.MODEL_ONNX, keys.MODEL_PICKLE, keys.SIGNATURE, keys.EDA_REPORT, keys.TRAINING_REPORT,
            ),
            "model_sha256": "0" * 64,
            **fields,
        }
    )  # fmt: skip


PASSED = Parity(
    rows=8,
    label_mismatches=0,
    largest_difference=0.0,
    tolerance=1e-5,
    passed=True,
    message="They agree.",
)
FAILED = PASSED.model_copy(
    update={
        "label_mismatches": 3,
        "passed": False,
        "message": "The served model differs on 3 of 8 rows.",
    }
)
