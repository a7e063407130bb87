"""Why a model predicts what it does for one row, exactly where that is possible."""

import math
from dataclasses import dataclass

import numpy as np

from automl_lite.domain.explanations import (
    Background,
    Contribution,
    Explanation,
    ExplanationMethod,
    ExplanationUnit,
)
from automl_lite.domain.predictions import CellValue, Features
from automl_lite.domain.scores import Label
from automl_lite.inference.explainer import Explainer
from automl_lite.inference.model import Model
from automl_lite.inference.sampling import sampled_shares
from automl_lite.inference.session import Columns


@dataclass(frozen=True)
class ModelExplainer:
    """A model beside what explains it: the exact explainer, or background rows to sample with."""

    model: Model
    source: Explainer | Background

    def explain(self, features: Features, row: Columns, prediction: Label) -> Explanation:
        """`row` is `features` as the model reads them, and `prediction` its answer."""
        code = self._explained(prediction)
        label = None if code is None else self.model.signature.labels[code]
        if isinstance(self.source, Explainer):
            return self._exactly(self.source, features, row, code, label)
        shares = sampled_shares(self.model, self.source, row, code)
        return Explanation(
            explained_label=label,
            unit=ExplanationUnit.TARGET if code is None else ExplanationUnit.PROBABILITY,
            method=ExplanationMethod.SAMPLED,
            base_value=shares.base_value,
            contributions=_ranked(shares.contributions, features),
            other_columns=shares.others,
            total=math.fsum([shares.base_value, *shares.contributions.values(), shares.others]),
        )

    def _explained(self, prediction: Label) -> int | None:
        """The place of the label that is explained: of two the later, of more the predicted one."""
        labels = self.model.signature.labels
        if not labels:
            return None
        return 1 if len(labels) == 2 else labels.index(prediction)

    def _exactly(
        self, explainer: Explainer, features: Features, row: Columns, code: int | None, label: Label | None
    ) -> Explanation:
        shares = explainer.explain(row)
        output = code if code is not None and len(shares.base_value) > 1 else 0
        names = [feature.name for feature in self.model.signature.features]
        contributions = dict(zip(names, shares.contributions[:, output].tolist(), strict=True))
        base = float(shares.base_value[output])
        return Explanation(
            explained_label=label,
            unit=explainer.unit,
            method=ExplanationMethod.TREE_SHAP,
            base_value=base,
            contributions=_ranked(contributions, features),
            total=math.fsum([base, *contributions.values()]),
        )


def _ranked(contributions: dict[str, float], features: Features) -> tuple[Contribution, ...]:
    """The largest first, with what was sent of each."""
    names, sizes = list(contributions), np.abs(list(contributions.values()))
    return tuple(
        Contribution(
            column=names[place], value=_sent(features, names[place]), contribution=contributions[names[place]]
        )
        for place in np.argsort(-sizes, kind="stable")
    )


def _sent(features: Features, name: str) -> CellValue:
    """The value as it came; JSON has no word for infinity, which counts as missing."""
    value = features.get(name)
    return None if isinstance(value, float) and not math.isfinite(value) else value
