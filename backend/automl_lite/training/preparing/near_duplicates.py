"""Hold-out rows that a training row repeats in all but the target: a score on them may be but memory."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.jobs import JobWarning
from automl_lite.inference.session import Columns
from automl_lite.training.row_identity import row_codes

# In standard deviations of the column: numbers so near differ by how they were written.
RESOLUTION = 1e-4
# One or two numbers are so near to some other row's by chance.
FEWEST_NUMBERS = 3
MANY_SHARE = 0.01


def near_duplicates(training: Columns, holdout: Columns, names: Sequence[str]) -> tuple[JobWarning, ...]:
    """A warning where more than 1 % of hold-out rows have the features of a training row, or nearly."""
    rows = len(holdout[names[0]])
    exact = _repeated(training, holdout, names, rounded=False)
    about = _repeated(training, holdout, names, rounded=True)
    if max(exact, about) <= MANY_SHARE * rows:
        return ()
    nearly = f", and {about - exact:,} more do but for rounding" if about > exact else ""
    return (
        JobWarning(
            code="near_duplicates",
            message=f"{exact:,} of {rows:,} hold-out rows have the very features of a training row{nearly}. "
            "Where they stand for the same thing twice, the scores are too good.",
        ),
    )


def _repeated(training: Columns, holdout: Columns, names: Sequence[str], *, rounded: bool) -> int:
    """How many hold-out rows are among the training rows."""
    columns = [np.concatenate([training[name], holdout[name]]) for name in names]
    if rounded:
        if sum(values.dtype.kind == "f" for values in columns) < FEWEST_NUMBERS:
            return 0
        columns = [_rounded(values) if values.dtype.kind == "f" else values for values in columns]
    codes = row_codes(columns)
    learned = len(training[names[0]])
    return int(np.isin(codes[learned:], codes[:learned]).sum())


def _rounded(values: NDArray[Any]) -> NDArray[np.float64]:
    """To multiples of the resolution; missing stays missing."""
    present = values[~np.isnan(values)]
    spread = float(np.std(present / max(np.abs(present).max(), 1.0))) if present.size else 0.0
    if not spread:
        return np.asarray(values)
    unit = RESOLUTION * spread * max(np.abs(present).max(), 1.0)
    return np.asarray(np.round(values / unit))
