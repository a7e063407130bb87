"""The members of a model, fitted on all training rows."""

from collections.abc import Sequence

from automl_lite.training.searching.ensemble import Ensemble, FittedMember, Member
from automl_lite.training.searching.fitting import fit
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.rows import Limits, Rows, fit_threads


def fit_members(
    members: Sequence[Member], rows: Rows, layout: MatrixLayout, *, classes: int, threads: int, seed: int
) -> Ensemble:
    """Fit each member for the rounds or trees of its configuration; the same for the same arguments."""
    limits = Limits(threads=fit_threads(rows, threads), seed=seed)
    return Ensemble(
        tuple(
            FittedMember(
                member.learner,
                member.weight,
                fit(member.learner, member.config, rows, limits, classes=classes, layout=layout).estimator,
            )
            for member in members
        )
    )
