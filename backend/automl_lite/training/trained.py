"""A model and how good it is, before it is written down."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from automl_lite.domain.jobs import JobWarning, LeftOutColumn, RowCounts, TrainingResult
from automl_lite.domain.scores import Evaluation, FeatureImportance, Parity
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference.model import Model
from automl_lite.training.exporting.artefacts import sign
from automl_lite.training.exporting.parity import check_parity
from automl_lite.training.fitted import FittedModel
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
    importance: tuple[FeatureImportance, ...]
    warnings: tuple[JobWarning, ...]

    def sign(self, job_id: str, now: datetime) -> ModelSignature:
        return sign(
            self.model,
            job_id=job_id,
            estimator=self.found.name,
            training=self.training.columns,
            example=take_rows(self.holdout.columns, np.array([0])),
            now=now,
        )

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
            members=tuple(member.learner for member in self.found.members),
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
