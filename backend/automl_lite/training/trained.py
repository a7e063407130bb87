"""A model and how good it is, before it is written down."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from automl_lite.domain.jobs import JobWarning, LeftOutColumn, RowCounts, TrainingResult
from automl_lite.domain.model_report import ModelReport
from automl_lite.domain.scores import Evaluation, FeatureImportance, Parity
from automl_lite.domain.signature import IntervalWidth, ModelSignature
from automl_lite.domain.tasks import TrainingTask
from automl_lite.inference.model import Model
from automl_lite.training.explaining.files import write_explaining
from automl_lite.training.exporting.artefacts import sign, write_model
from automl_lite.training.exporting.parity import check_parity
from automl_lite.training.fitted import FittedModel
from automl_lite.training.recipe import Recipe, Source, TextRecipe
from automl_lite.training.scoring.decision import DecisionData
from automl_lite.training.scoring.importance import by_use
from automl_lite.training.searching.found import Found
from automl_lite.training.table import Table, take_rows


@dataclass(frozen=True)
class Trained:
    """What the steps of training end with; `training` and `holdout` are the rows of each side."""

    model: FittedModel
    found: Found
    training: Table
    holdout: Table
    left_out: tuple[LeftOutColumn, ...]
    rows: RowCounts
    evaluation: Evaluation
    metric_score: float | None  # of the optimised metric, on hold-out rows
    decision: DecisionData
    importance: tuple[FeatureImportance, ...]
    warnings: tuple[JobWarning, ...]

    def sign(self, job_id: str, now: datetime) -> ModelSignature:
        return sign(
            self.model,
            job_id=job_id,
            estimator=self.found.name,
            training=self.training.columns,
            example=take_rows(self.holdout.columns, np.array([0])),
            intervals=tuple(
                IntervalWidth(level=measured.level, half_width=measured.half_width)
                for measured in self.decision.intervals
            ),
            now=now,
        )

    def write_model(self, signature: ModelSignature, folder: Path, seed: int) -> ModelSignature:
        """Write the model and what explains it; the signature with their hashes."""
        explained = write_explaining(
            self.model,
            signature,
            folder,
            training=self.training.columns,
            ranking=by_use(self.model),
            seed=seed,
        )
        return write_model(self.model, explained, folder)

    def check_parity(self, model_file: Path, seed: int) -> Parity:
        spread = float(self.training.target.std()) if not self.model.labels else 1.0
        return check_parity(self.model, Model.load(model_file), self.holdout.columns, spread, seed)

    def result(
        self, parity: Parity, model_sha256: str, artefacts: tuple[str, ...], seconds: float
    ) -> TrainingResult:
        """What goes on the record; `seconds` is what the job took so far."""
        return TrainingResult(
            problem_type=self.model.problem_type,
            metric=self.found.metric,
            best_estimator=self.found.name,
            best_config=self.found.members[0].config,
            training_time=round(seconds, 2),
            search_trials=self.found.summary.trials,
            search_score=self.found.score,
            metric_score=self.metric_score,
            members=tuple(member.estimator for member in self.found.members),
            rows=self.rows,
            features=tuple(feature.name for feature in self.model.features),
            feature_types={feature.name: feature.dtype for feature in self.model.features},
            left_out=self.left_out,
            labels=self.model.labels,
            evaluation=self.evaluation,
            importance=self.importance,
            parity=parity,
            artefacts=artefacts,
            model_sha256=model_sha256,
        )

    def recipe(self, source: Source, task: TrainingTask, signature: ModelSignature, threads: int) -> Recipe:
        """All that it takes to make the model again."""
        return Recipe(
            source=source,
            task=task.model_copy(update={"user_id": ""}),
            features=self.model.features,
            texts=tuple(
                TextRecipe(name=text.name, coded=text.coded) for text in self.model.preparation.texts
            ),
            members=self.found.members,
            threads=threads,
            signature=signature.embedded(),
            model_sha256=signature.model_sha256,
        )

    def report(self, job_id: str, versions: dict[str, str], seed: int, licence: str | None) -> ModelReport:
        """All that is too large for the record."""
        return ModelReport(
            job_id=job_id,
            target_column=self.model.target_column,
            problem_type=self.model.problem_type,
            labels=self.model.labels,
            search=self.found.summary,
            leaderboard=self.found.leaderboard,
            trials=self.found.trials,
            members=self.found.members,
            roc=self.decision.roc,
            precision_recall=self.decision.precision_recall,
            calibration=self.decision.calibration,
            thresholds=self.decision.thresholds,
            residuals=self.decision.residuals,
            intervals=self.decision.intervals,
            versions=versions,
            seed=seed,
            data_licence=licence,
        )
