"""CatBoost's trees, in which all nodes of a level ask the same."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from automl_lite.training.explaining.tree import NotTrees, Tree, floor_to_float32


def catboost_trees(estimator: Any, outputs: int) -> Iterator[Tree]:
    """Raises NotTrees for what grew in another shape, or splits on categories."""
    with tempfile.TemporaryDirectory(prefix="automl-lite-") as folder:
        path = Path(folder) / "model.json"
        estimator.save_model(str(path), format="json")
        model = json.loads(path.read_text(encoding="utf-8"))
    if "trees" in model:
        raise NotTrees("CatBoost with trees that are not symmetric")
    scale = float(model["scale_and_bias"][0])
    columns = model["features_info"].get("float_features", [])
    for tree in model.get("oblivious_trees", []):
        yield _tree(tree, columns, scale, outputs)


def _tree(tree: dict[str, Any], columns: list[dict[str, Any]], scale: float, outputs: int) -> Tree:
    """A full binary tree, level by level, as in a heap.

    The last split stands at the root, as in CatBoost's own SHAP values: it is the highest bit of a leaf's
    number.
    """
    splits = (tree["splits"] or [])[::-1]
    if any(split["split_type"] != "FloatFeature" for split in splits):
        raise NotTrees("CatBoost with category splits")
    depth, leaves = len(splits), 2 ** len(splits)
    inner = leaves - 1
    asked = [columns[split["float_feature_index"]] for split in splits]
    of_level = np.repeat(np.arange(depth), [2**level for level in range(depth)])
    children = np.arange(inner) * 2
    no_child, of_leaves = np.full(leaves, -1), np.zeros(leaves)
    weights = np.array(tree["leaf_weights"], dtype=np.float64)
    values = np.array(tree["leaf_values"], dtype=np.float64).reshape(leaves, outputs) * scale

    def of_nodes(level_values: list[Any], kind: type[np.generic]) -> Any:
        inside = np.array(level_values, dtype=kind)[of_level]
        return np.concatenate([inside, of_leaves.astype(kind)])

    return Tree(
        left=np.concatenate([children + 1, no_child]),
        right=np.concatenate([children + 2, no_child]),
        feature=of_nodes([column["flat_feature_index"] for column in asked], np.int64),
        limit=floor_to_float32(of_nodes([split["border"] for split in splits], np.float64)),
        missing_left=of_nodes([column["nan_value_treatment"] != "AsTrue" for column in asked], np.bool_),
        cover=np.concatenate([weights.reshape(2**level, -1).sum(axis=1) for level in range(depth + 1)]),
        values=np.concatenate([np.zeros((inner, outputs)), values]),
    )
