"""Columns that training rows show to hold one value only, or to repeat another column."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from feature_engine.selection import DropConstantFeatures, DropDuplicateFeatures
from numpy.typing import NDArray

from automl_lite.inference.session import Columns

# Stands for a missing number, which feature-engine would skip: a gap is a value of its own here.
GAP = -np.finfo(np.float64).max
FIRST_ROWS = 1_000


def constant_columns(columns: Columns, names: Sequence[str]) -> set[str]:
    """Those with the same value, or none, in every row."""
    # Most columns vary within a few rows, and counting all values of a long one takes a while.
    suspects = [name for name in names if _is_same(columns[name][:FIRST_ROWS])]
    varied = [name for name in names if not _is_same(columns[name])]
    if not suspects or not varied:
        return set(suspects)
    # feature-engine refuses a table of which nothing would be left, so one that varies goes with them.
    asked = [*dict.fromkeys([*suspects, varied[0]])]
    dropper = DropConstantFeatures(tol=1, missing_values="ignore").fit(_frame(columns, asked))
    return {asked[int(place)] for place in dropper.features_to_drop_}


def duplicate_columns(columns: Columns, names: Sequence[str]) -> dict[str, str]:
    """For each column that equals an earlier one in every row, the first of its kind."""
    alike: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in names:
        # Comparing every pair of a wide table takes minutes; only columns of equal fingerprint can be equal.
        alike[columns[name].dtype.kind, _fingerprint(columns[name])].append(name)
    duplicates: dict[str, str] = {}
    for group in (group for group in alike.values() if len(group) > 1):
        dropper = DropDuplicateFeatures(missing_values="ignore").fit(_frame(columns, group))
        for same in dropper.duplicated_feature_sets_:
            first, *others = sorted(int(place) for place in same)
            duplicates |= {group[place]: group[first] for place in others}
    return duplicates


def _frame(columns: Columns, names: Sequence[str]) -> pd.DataFrame:
    """Under their places as names, for a column may be called anything."""
    return pd.DataFrame({str(place): _without_gaps(columns[name]) for place, name in enumerate(names)})


def _without_gaps(values: NDArray[Any]) -> NDArray[Any]:
    return values if values.dtype == object else np.where(np.isnan(values), GAP, values)


def _is_same(values: NDArray[Any]) -> bool:
    return bool((_without_gaps(values) == _without_gaps(values[:1])).all())


def _fingerprint(values: NDArray[Any]) -> int:
    hashes = np.asarray(pd.util.hash_array(_without_gaps(values) + (0.0 if values.dtype != object else "")))
    place = np.arange(1, len(hashes) + 1, dtype=np.uint64)
    return int((hashes * (place * np.uint64(2) + np.uint64(1))).sum(dtype=np.uint64))
