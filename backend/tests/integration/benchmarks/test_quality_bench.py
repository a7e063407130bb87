"""The comparison with other systems, as `make bench-quality` runs it."""

import csv
import json
import math
import os
import random
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from benchmarks.quality.assignment import Categories, date_columns, with_dates
from benchmarks.quality.datasets import Dataset, Kind, read_index
from benchmarks.quality.ranking import ranks
from benchmarks.quality.results import Key, Result
from benchmarks.quality.scoring import score
from benchmarks.quality.split import write_split

BACKEND = Path(__file__).parents[3]
ROWS = 300


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of one file: a number and a text decide the label, and `answer` gives it away."""
    folder = tmp_path_factory.mktemp("datasets")
    dice = random.Random(3)
    with (folder / "loans.csv").open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["income", "city, or town", "answer", "paid"])
        for _ in range(ROWS):
            income, city = dice.gauss(0, 1), dice.choice(["Ulm", "Linz", "Zürich"])
            paid = income + (city == "Ulm") + dice.gauss(0, 0.5) > 0.3
            label = "yes" if paid else "no"
            lines.writerow([f"{income:.3f}", city, f"was {label}", label])
        lines.writerow(["1.0", "Ulm", "", ""])
    index = "name,file,target,problem_type,leaks\nloans,loans.csv,paid,binary,answer\n"
    (folder / "index.csv").write_text(index, "utf-8")
    return folder


def bench(directory: Path, results: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.quality.run", str(directory), "--budget", "2"),
            *("--results", str(results / "results.jsonl"), "--out", str(results / "page.md"), *options),
        ],
        cwd=BACKEND,
        env={**os.environ, "PYTHONWARNINGS": "default"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_systems_are_measured_on_the_same_rows_and_results_are_kept(directory: Path, tmp_path: Path) -> None:
    first = bench(directory, tmp_path, "--systems", "ours,lightgbm")

    assert first.returncode == 0, first.stderr
    results = [json.loads(line) for line in (tmp_path / "results.jsonl").read_text("utf-8").splitlines()]
    assert {result["key"]["system"] for result in results} == {"ours", "lightgbm"}
    for result in results:
        assert result["error"] == ""
        assert 0.8 < result["score"] < 1, "it learns, and the leak is out of reach"
        assert result["model_bytes"] > 1000
        assert 0 < result["row_ms"] < 1000
    page = (tmp_path / "page.md").read_text("utf-8")
    assert page == first.stdout
    (row,) = (line for line in page.splitlines() if line.startswith("| loans *"))
    for result in results:
        assert f"{result['score']:.4f}" in row
    assert "nobody is given `answer`" in page
    assert "SYSTEMS=ours,lightgbm" in page

    again = bench(directory, tmp_path, "--systems", "ours,lightgbm")

    assert again.stderr == "", "nothing is measured twice"
    assert again.stdout == page


def test_a_name_that_is_not_in_the_index_is_refused(directory: Path, tmp_path: Path) -> None:
    ended = bench(directory, tmp_path, "--only", "titanic")

    assert ended.returncode == 2
    assert "has no dataset ['titanic']" in ended.stderr


def test_copies_of_a_row_are_on_one_side_and_rows_without_a_target_on_none(
    directory: Path, tmp_path: Path
) -> None:
    (dataset,) = read_index(directory)
    frame = pd.read_csv(dataset.path, dtype=str, keep_default_na=False)
    repeated = pd.concat([frame] * 3, ignore_index=True)
    repeated.to_csv(tmp_path / "repeated.csv", index=False)

    files = write_split(
        Dataset("repeated", tmp_path / "repeated.csv", "paid", Kind.BINARY, ("answer",)),
        1,
        tmp_path / "split",
    )

    train = pd.read_csv(files.train, dtype=str)
    test = pd.read_csv(files.test, dtype=str).assign(paid=pd.read_csv(files.truth)["paid"])
    assert list(train) == list(test) == ["income", "city, or town", "paid"]
    assert len(train) + len(test) == 3 * ROWS
    assert set(map(tuple, train.to_numpy())).isdisjoint(map(tuple, test.to_numpy()))
    assert len(test) / (3 * ROWS) == pytest.approx(0.25, abs=0.01)
    shares = [side["paid"].eq("yes").mean() for side in (train, test)]
    assert shares[0] == pytest.approx(shares[1], abs=0.03)


def test_a_class_too_rare_to_be_measured_is_learned_from_only(tmp_path: Path) -> None:
    labels = ["a"] * 40 + ["b"] * 40 + ["rare"] * 3
    pd.DataFrame({"x": range(83), "y": labels}).to_csv(tmp_path / "f.csv", index=False)

    files = write_split(Dataset("f", tmp_path / "f.csv", "y", Kind.MULTICLASS), 1, tmp_path)

    assert (pd.read_csv(files.train)["y"] == "rare").sum() == 3
    assert set(pd.read_csv(files.truth)["y"]) == {"a", "b"}


def test_scores_are_what_their_formulas_say() -> None:
    truth = pd.Series(["a", "b", "c"])
    said = pd.DataFrame({"a": [0.5, 0.2, 0.3], "b": [0.25, 0.8, 0.7]})  # "c" was never thought of

    loss, accuracy = score(Kind.MULTICLASS, truth, said)

    never = float(2**-23)
    assert loss == pytest.approx(-(math.log(0.5 / 0.75) + math.log(0.8) + math.log(never)) / 3)
    assert accuracy == pytest.approx(2 / 3)
    area, _ = score(
        Kind.BINARY,
        pd.Series(["no", "no", "yes"]),
        pd.DataFrame({"yes": [0.1, 0.6, 0.5], "no": [0.9, 0.4, 0.5]}),
    )
    assert area == pytest.approx(0.5)
    error, share = score(Kind.REGRESSION, pd.Series(["1", "3"]), pd.DataFrame({"prediction": [1.0, 5.0]}))
    assert error == pytest.approx(math.sqrt(2))
    assert share == pytest.approx(-1.0)


def test_predictions_that_do_not_fit_the_rows_are_no_score() -> None:
    with pytest.raises(ValueError, match="1 predictions for 2 rows"):
        score(Kind.REGRESSION, pd.Series(["1", "2"]), pd.DataFrame({"prediction": [1.0]}))


def test_equals_share_their_places_and_who_failed_comes_last() -> None:
    dataset = Dataset("d", Path("d.csv"), "y", Kind.MULTICLASS)
    losses = {"one": 0.3, "two": 0.2, "three": 0.3, "four": None}
    results = [Result(Key(name, "d", 1, 1, ""), score=loss) for name, loss in losses.items()]

    assert ranks(dataset, results) == {"two": 1.0, "one": 2.5, "three": 2.5, "four": 4.0}


def test_frames_agree_on_categories_and_dates_whatever_rows_they_have() -> None:
    train = pd.DataFrame(
        {"city": ["Ulm", "Linz", None], "day": ["2024-01-31", None, "2024-02-01"], "x": [1, 2, 3]}
    )
    test = pd.DataFrame({"city": ["Wien", "Ulm"], "day": ["2024-03-01", "never"], "x": [4, 5]})

    dates = date_columns(train)
    learned, asked = with_dates(train, dates), with_dates(test, dates)
    categories = Categories(learned)

    assert dates == ["day"]
    assert categories.of(learned)["city"].cat.codes.tolist() == [1, 0, -1]
    assert categories.of(asked)["city"].cat.codes.tolist() == [-1, 1], "a city never seen is missing"
    assert asked["day"].tolist() == [pd.Timestamp("2024-03-01"), pd.NaT]
    assert categories.of(asked)["x"].tolist() == [4, 5]
