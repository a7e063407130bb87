"""The `automl-lite` command as a person types it."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import joblib
import pytest

from automl_lite.domain.signature import ModelSignature
from automl_lite.local.commands.predict import harmless

AUTOML_LITE = Path(sys.executable).parent / "automl-lite"
DATA = Path(__file__).parents[2] / "data"
TITANIC = DATA / "titanic.csv"


def automl_lite(*arguments: object, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [AUTOML_LITE, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "COLUMNS": "160", "AUTOML_LITE_MIN_TIME_BUDGET": "1", **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """One training, and the directory that it was told to write to."""
    folder = tmp_path_factory.mktemp("trained")
    ended = automl_lite(
        "train", TITANIC, "--target", "survived", "--budget", 10, "--out", folder / "out", folder=folder
    )
    assert ended.returncode == 0, ended.stderr
    return ended, folder / "out"


def test_training_says_how_good_the_model_is(
    trained: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    said = trained[0].stdout
    assert "Searching for the best model" in said
    accuracy = next(line for line in said.splitlines() if " accuracy " in line)
    model, baseline = (float(cell) for cell in accuracy.replace("│", " ").split()[1:])
    assert model > baseline + 0.1
    assert "95 % interval" in said
    assert "Left out: boat." in said
    assert "it may be known only once" in said
    assert trained[0].stderr == ""


def test_training_leaves_its_artefacts_and_nothing_else(
    trained: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    folder = trained[1]
    written = {path.name for path in folder.iterdir()}
    assert written - {"explainer.onnx"} == {
        "background.json", "eda_report.html", "model.onnx", "model.pkl", "model_card.md", "report.json",
        "reproduce.py", "signature.json", "training_report.html",
    }  # fmt: skip
    assert [path.name for path in folder.parent.iterdir()] == ["out"]
    assert (
        ModelSignature.model_validate_json((folder / "signature.json").read_bytes()).target_column
        == "survived"
    )
    assert joblib.load(folder / "model.pkl") is not None


def test_predicting_answers_every_row_in_order(
    trained: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path
) -> None:
    ended = automl_lite("predict", trained[1] / "model.onnx", TITANIC, "--out", "p.csv", folder=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    with (tmp_path / "p.csv").open(newline="") as file:
        predictions = list(csv.DictReader(file))
    with TITANIC.open(newline="") as file:
        truth = [row["survived"] for row in csv.DictReader(file)]
    assert list(predictions[0]) == ["prediction", "probability", "probability_0", "probability_1"]
    assert len(predictions) == len(truth) == 1309
    right = sum(row["prediction"] == label for row, label in zip(predictions, truth, strict=True))
    assert right / len(truth) > 0.75
    for row in predictions:
        assert float(row["probability"]) == float(row[f"probability_{row['prediction']}"])


def test_predictions_go_to_standard_output_where_no_file_is_named(
    trained: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("sex;age;pclass;name\nfemale;29;1;Allen, Miss. Elisabeth\nmale;;3;Abbing, Mr. Anthony\n")
    ended = automl_lite("predict", trained[1] / "model.onnx", few, folder=tmp_path)
    assert [line.split(",")[0] for line in ended.stdout.splitlines()] == ["prediction", "1", "0"]


def test_a_threshold_decides_between_two_labels(
    trained: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path
) -> None:
    for threshold, label in ((0.0001, "1"), (0.9999, "0")):
        ended = automl_lite(
            "predict", trained[1] / "model.onnx", TITANIC, "--threshold", threshold, folder=tmp_path
        )
        assert {line.split(",")[0] for line in ended.stdout.splitlines()[1:]} == {label}


def test_a_cell_of_the_wrong_type_is_named(
    trained: tuple[subprocess.CompletedProcess[str], Path], tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("sex,age\nfemale,29\nmale,old\n")
    ended = automl_lite("predict", trained[1] / "model.onnx", wrong, folder=tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Line 3, column age:")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-", "'-"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("rose", "rose"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_label_that_a_spreadsheet_would_run_is_made_harmless(text: str, written: str) -> None:
    assert harmless(text) == written


def test_a_profile_shows_every_column_and_what_is_left_out(tmp_path: Path) -> None:
    ended = automl_lite("profile", DATA / "penguins_raw.csv", folder=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "344 rows, 17 columns" in ended.stdout
    row = next(line for line in ended.stdout.splitlines() if "Body Mass" in line)
    assert [cell.strip() for cell in row.strip("│").split("│")][1:] == [
        "integer", "0.6 %", "94", "used", "regression",
    ]  # fmt: skip
    assert "Left out: Region. Every row has the same value." in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_hostile_names_are_shown_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("[red]a[/red],[/],<script>\n1,2,3\n4,5,6\n")
    ended = automl_lite("profile", "odd.csv", folder=tmp_path)
    assert ended.returncode == 0, ended.stderr
    for name in ("[red]a[/red]", "[/]", "<script>"):
        assert name in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["profile", "nowhere.csv"], "There is no file nowhere.csv."),
        (["predict", TITANIC, TITANIC], f"{TITANIC} cannot be used: This is not an ONNX model"),
        (["train", "nowhere.csv", "--target", "x"], "There is no file nowhere.csv."),
        (
            ["train", TITANIC, "--target", "Survived"],
            "Target column 'Survived' not found in dataset. Did you mean",
        ),
        (["train", TITANIC, "--target", "survived", "--budget", 4000], "config.time_budget: must be"),
        (["train", "empty.csv", "--target", "x"], "The file is empty"),
        (["profile", "empty.csv"], "The file is empty"),
    ],
)
def test_a_failure_is_one_sentence(tmp_path: Path, arguments: list[object], sentence: str) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    ended = automl_lite(*arguments, folder=tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith(sentence)
    assert ended.stderr.count("\n") == 1


def test_a_bad_setting_is_named(tmp_path: Path) -> None:
    ended = automl_lite("serve", folder=tmp_path, AUTOML_LITE_PORT="high")
    assert ended.returncode == 1
    assert ended.stderr.startswith("The setting AUTOML_LITE_PORT is 'high'")
