"""The members of a model, fitted on all training rows."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from automl_lite.training.searching.ensemble import Ensemble, FittedMember, Member
from automl_lite.training.searching.fitting import fit
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.rows import Limits, Rows, fit_threads


def fit_members(
    members: Sequence[Member], rows: Rows, layout: MatrixLayout, *, classes: int, threads: int, seed: int
) -> Ensemble:
    """Fit each member for the rounds or trees of its configuration; the same for the same arguments."""
    limits = Limits(threads=fit_threads(rows, threads, len(members)), seed=seed)

    def fit_member(member: Member) -> FittedMember:
        fitted = fit(member.learner, member.config, rows, limits, classes=classes, layout=layout)
        return FittedMember(member.learner, member.weight, fitted.estimator)

    with ThreadPoolExecutor(min(threads, len(members))) as pool:
        return Ensemble(tuple(pool.map(fit_member, members)))
