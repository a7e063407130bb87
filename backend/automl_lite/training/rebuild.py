"""A model made again from its file and its recipe, by the steps that made it the first time."""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.errors import AutoMLError
from automl_lite.training.exporting.artefacts import library_versions
from automl_lite.training.exporting.export import to_onnx
from automl_lite.training.fitted import FittedModel
from automl_lite.training.modelling import Material, fit_model, material_of_all
from automl_lite.training.preparing.preparation import Preparation
from automl_lite.training.preparing.texts import TextColumn, fit_text
from automl_lite.training.recipe import Recipe, file_sha256
from automl_lite.training.split import split_rows
from automl_lite.training.table import Table, read_table

# A reproduction runs where a person trusts the file: it was trained on once already.
UNPACKED_LIMIT_BYTES = 1 << 40


def rebuild(path: Path, recipe: Recipe) -> FittedModel:
    """Read, split, prepare and fit as the job did.

    Raises:
        AutoMLError: the file cannot be read as the recipe says.
    """
    task = recipe.task
    source = recipe.source
    profile = DatasetProfile(reading=source.reading, num_rows=source.rows, duplicate_rows=0, columns=())
    with tempfile.TemporaryDirectory(prefix="automl-lite-") as scratch:
        table = read_table(
            path,
            profile,
            source.columns,
            task,
            unpacked_limit_bytes=UNPACKED_LIMIT_BYTES,
            scratch=Path(scratch),
            share=source.share,
        )
    split = split_rows(table, task.seed)
    training = table.take(split.training)
    texts = _texts(recipe, training)
    if task.retrain_full:
        material = material_of_all(table, recipe.features, texts, task)
    else:
        preparation = Preparation.fit(training.columns, recipe.features, texts)
        material = Material.of(training, split.weights, preparation, task)
    return fit_model(material, recipe.members, task, recipe.features, table.labels, threads=recipe.threads)


def _texts(recipe: Recipe, training: Table) -> tuple[TextColumn, ...]:
    fitted = (
        fit_text(text.name, training.columns[text.name], coded=text.coded, seed=recipe.task.seed)
        for text in recipe.texts
    )
    return tuple(text for text in fitted if text is not None)


def main(written: str, arguments: Sequence[str] | None = None) -> int:
    """What `reproduce.py` does: 0 where the model is the same, byte for byte, 1 where it is not."""
    recipe = Recipe.read(written)
    asked = _parser(recipe).parse_args(arguments)
    path: Path = asked.file
    if not path.is_file():
        return _say(f"There is no file {path}.")
    if file_sha256(path) != recipe.source.sha256:
        _say(f"{path} is not the file that the model was trained on: its SHA-256 differs.")
    for name, then, now in _other_versions(recipe):
        _say(f"{name} was {then} then and is {now} now.")
    try:
        content = to_onnx(rebuild(path, recipe), recipe.signature)
    except AutoMLError as failure:
        return _say(failure.detail)
    asked.out.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    if digest != recipe.model_sha256:
        return _say(f"{asked.out} is another model: SHA-256 {digest} and not {recipe.model_sha256}.")
    _say(f"{asked.out} is the same model, byte for byte: SHA-256 {digest}.")
    return 0


def _parser(recipe: Recipe) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reproduce.py", description=f"Make model.onnx of job {recipe.task.job_id} again from its file."
    )
    parser.add_argument("file", type=Path, help="the file it was trained on")
    parser.add_argument("--out", type=Path, default=Path("model.onnx"), help="where to write it")
    return parser


def _other_versions(recipe: Recipe) -> list[tuple[str, str, str]]:
    then, now = recipe.signature.versions, library_versions()
    return [
        (name, then.get(name, "absent"), now.get(name, "absent"))
        for name in sorted(then.keys() | now.keys())
        if then.get(name) != now.get(name)
    ]


def _say(sentence: str) -> int:
    """Print to the terminal; 1, for what went wrong."""
    sys.stdout.write(sentence + "\n")
    return 1
