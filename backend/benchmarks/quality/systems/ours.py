"""This product through its own door: `automl-lite train`, then model.onnx in ONNX Runtime.

Seconds are those of the whole command: start, profile, search, evaluation, export, parity check and reports.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from automl_lite.domain.predictions import Features
from automl_lite.domain.scores import label_text
from automl_lite.inference.model import Model
from automl_lite.tabular.reading import read_like
from benchmarks.quality.assignment import Assignment, Fitted, hand_in, median_ms, write_predictions

COMMAND = Path(sys.executable).with_name("automl-lite")
UNPACKED_LIMIT = 8 << 30
LIBRARIES = ("automl-lite", "flaml", "lightgbm", "xgboost-cpu", "catboost", "scikit-learn", "onnxruntime")


def main() -> None:
    assignment = Assignment.from_command_line()
    started = time.perf_counter()
    out = _train(assignment)
    seconds = time.perf_counter() - started
    model = Model.load(out / "model.onnx")
    with tempfile.TemporaryDirectory() as scratch:
        columns = read_like(
            Path(assignment.test),
            [feature.reading for feature in model.signature.features],
            unpacked_limit_bytes=UNPACKED_LIMIT,
            scratch=Path(scratch),
        )
    labels = [label_text(label) for label in model.signature.labels]
    write_predictions(assignment, labels, model.scores(columns))
    row = _first_row(assignment.test, {feature.name for feature in model.signature.features})
    fitted = Fitted(
        predict=lambda _: None,
        labels=labels,
        model_bytes=(out / "model.onnx").stat().st_size,
        notes=model.signature.best_estimator,
    )
    row_ms = median_ms(lambda: model.predict_columns(model.reader.read([row])[0]))
    hand_in(assignment, seconds, fitted, row_ms, LIBRARIES)


def _train(assignment: Assignment) -> Path:
    """Run the command; the directory that it wrote to."""
    out = Path(assignment.folder) / "model"
    problem_type = "classification" if assignment.classifies else "regression"
    settings = {"MIN_TIME_BUDGET": "1", "TRAINING_THREADS": str(assignment.threads)}
    ended = subprocess.run(  # noqa: S603 - our own command
        [
            *(COMMAND, "train", assignment.train, "--out", out, "--target", assignment.target),
            *("--problem-type", problem_type, "--budget", str(round(assignment.budget))),
            "--retrain-full",  # the others learn from all rows that they are given, too
        ],
        env={**os.environ, **{f"AUTOML_LITE_{name}": value for name, value in settings.items()}},
        stdout=sys.stderr,
        check=False,
    )
    if ended.returncode:
        sys.exit(ended.returncode)  # it has said why
    return out


def _first_row(path: str, features: set[str]) -> Features:
    """As a script posts it: every cell as text, an empty one as null."""
    with Path(path).open(encoding="utf-8", newline="") as lines:
        row = next(csv.DictReader(lines))
    return {name: value or None for name, value in row.items() if name in features}


if __name__ == "__main__":
    main()
