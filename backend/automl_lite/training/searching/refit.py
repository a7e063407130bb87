"""The members of a model, fitted on all training rows."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from automl_lite.domain.model_report import ModelMember
from automl_lite.training.searching.ensemble import Ensemble, FittedMember
from automl_lite.training.searching.fitting import fit
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.rows import Limits, Rows, fit_threads


def fit_members(
    members: Sequence[ModelMember], rows: Rows, layout: MatrixLayout, *, classes: int, threads: int, seed: int
) -> Ensemble:
    """Fit each member for the rounds or trees of its configuration; the same for the same arguments."""
    limits = Limits(threads=fit_threads(rows, threads, len(members)), seed=seed)

    def fit_member(member: ModelMember) -> FittedMember:
        fitted = fit(member.estimator, member.config, rows, limits, classes=classes, layout=layout)
        return FittedMember(member.estimator, member.weight, fitted.estimator)

    with ThreadPoolExecutor(min(threads, len(members))) as pool:
        return Ensemble(tuple(pool.map(fit_member, members)))
