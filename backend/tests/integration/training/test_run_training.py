"""What a training job promises, from a file's bytes to the job's record."""

import csv
import io
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import joblib
import numpy as np
import pandas as pd
import pytest

from automl_lite.domain import keys
from automl_lite.domain.jobs import ACTIVE, Job, JobStatus, TrainingResult
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.predictions import CellValue
from automl_lite.domain.tasks import TrainingTask
from automl_lite.training.job import run_training

Train = Callable[..., Job]
DRAW = np.random.default_rng(7)
USER = "default"


def as_csv(columns: Mapping[str, Sequence[Any]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return written.getvalue()


def sheep(rows: int = 300) -> dict[str, list[Any]]:
    """Wool decides nearly everything, the rest is noise."""
    wool = DRAW.normal(5, 2, rows)
    return {
        "wool": wool.round(3).tolist(),
        "age": DRAW.integers(1, 12, rows).tolist(),
        "farm": DRAW.choice(["north", "south", "hill"], rows).tolist(),
        "breed": ["merino" if w + DRAW.normal(0, 0.3) > 5 else "suffolk" for w in wool],
    }


def completed(job: Job) -> TrainingResult:
    assert job.status is JobStatus.COMPLETED, job.error_message
    assert job.result is not None
    return job.result


def predict(platform: ApiPlatform, job: Job, features: dict[str, CellValue]) -> Any:
    platform.jobs.change(USER, job.job_id, frozenset({JobStatus.COMPLETED}), deployed=True)
    assert platform.predictor is not None
    return platform.predictor.predict(USER, job.job_id, features)


def test_a_text_label_comes_back_as_text(train: Train, platform: ApiPlatform) -> None:
    job = train(as_csv(sheep()), "breed")
    result = completed(job)

    answer = predict(platform, job, {"wool": 9.5, "age": 3, "farm": "hill"})

    assert answer.prediction == "merino"
    assert set(answer.probabilities) == {"merino", "suffolk"}
    assert sum(answer.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert answer.probability == max(answer.probabilities.values())
    assert result.evaluation.primary.low > result.evaluation.baseline.accuracy  # type: ignore[operator]
    assert result.importance[0].column == "wool"
    assert result.parity.passed


@pytest.mark.parametrize(
    ("merino", "suffolk", "label"),
    [("7", "5", 7), ("True", "False", True), ("-1", "1", -1), ("1.5", "2.5", 1.5), ("2,000", "1,000", 2000)],
)
def test_a_label_comes_back_as_the_value_it_is_in_the_file(
    train: Train, platform: ApiPlatform, merino: str, suffolk: str, label: Any
) -> None:
    columns = sheep()
    columns["breed"] = [merino if breed == "merino" else suffolk for breed in columns["breed"]]

    job = train(as_csv(columns), "breed", problem_type="classification")
    answer = predict(platform, job, {"wool": 9.5, "age": 3, "farm": "hill"})

    assert answer.prediction == label
    assert type(answer.prediction) is type(label)


def test_every_artefact_is_there_and_the_pickle_agrees_with_the_served_model(
    train: Train, platform: ApiPlatform
) -> None:
    columns = sheep()
    job = train(as_csv(columns), "breed")
    for name in completed(job).artefacts:
        assert platform.files.stat(keys.artefact(job.job_id, name)) is not None, name
    with platform.files.local_copy(keys.model_file(job.job_id, keys.MODEL_PICKLE)) as path:
        model = joblib.load(path)

    frame = pd.DataFrame(columns).head(30)
    served = [
        predict(platform, job, {name: columns[name][place] for name in ("wool", "age", "farm")})
        for place in range(30)
    ]

    assert model.predict(frame).tolist() == [answer.prediction for answer in served]
    np.testing.assert_allclose(
        model.predict_proba(frame)[:, 0],
        [answer.probabilities["merino"] for answer in served],
        atol=1e-5,
    )


def test_noise_whose_rows_are_repeated_scores_no_better_than_the_baseline(train: Train) -> None:
    rows = [[*map(str, DRAW.normal(size=4).round(6)), str(DRAW.integers(0, 2))] for _ in range(250)] * 4
    text = "\n".join(["a,b,c,d,y", *(",".join(rows[place]) for place in DRAW.permutation(len(rows)))])

    job = train(text, "y")
    result = completed(job)

    assert result.rows.duplicates == 750
    assert result.evaluation.primary.low <= result.evaluation.baseline.accuracy  # type: ignore[operator]
    assert result.evaluation.scores.roc_auc == pytest.approx(0.5, abs=0.2)
    assert {"no_better_than_baseline", "duplicate_rows"} <= {warning.code for warning in job.warnings}


def test_rows_without_a_target_are_left_out_and_counted(train: Train) -> None:
    columns = sheep()
    columns["breed"] = ["" if place % 10 == 0 else breed for place, breed in enumerate(columns["breed"])]

    job = train(as_csv(columns), "breed")
    result = completed(job)

    assert result.rows.missing_target == 30
    assert result.rows.training + result.rows.holdout == 270
    assert "30 rows have no value" in " ".join(warning.message for warning in job.warnings)


def test_a_class_with_one_row_is_left_out_and_named(train: Train) -> None:
    columns = sheep()
    columns["breed"][7] = "dragon"

    job = train(as_csv(columns), "breed")
    result = completed(job)

    assert result.labels == ("merino", "suffolk")
    assert result.rows.rare_class == 1
    (warning,) = [warning for warning in job.warnings if warning.code == "rare_class"]
    assert "dragon" in warning.message


def test_ninety_seven_percent_negatives_read_as_what_they_are(train: Train) -> None:
    columns = sheep(1000)
    columns["breed"] = ["rare" if place % 33 == 0 else "common" for place in range(1000)]

    result = completed(train(as_csv(columns), "breed"))

    assert result.evaluation.baseline.accuracy == pytest.approx(0.97, abs=0.01)
    assert result.evaluation.baseline.balanced_accuracy == 0.5
    assert result.evaluation.scores.balanced_accuracy < 0.7  # type: ignore[operator]


def test_numbers_are_predicted_with_an_interval_and_beside_the_mean(
    train: Train, platform: ApiPlatform
) -> None:
    columns = sheep()
    columns["price"] = [round(10 * wool + DRAW.normal(0, 5), 2) for wool in columns["wool"]]

    job = train(as_csv(columns), "price")
    result = completed(job)
    answer = predict(platform, job, {"wool": 5.0})

    interval = result.evaluation.primary
    assert interval.metric == "r2_score"
    assert interval.low <= interval.value <= interval.high
    assert interval.low > 0.1 > result.evaluation.baseline.r2_score  # type: ignore[operator]
    assert answer.prediction == pytest.approx(50, abs=15)
    assert answer.probabilities is None
    assert answer.warnings == ("age is missing.", "farm is missing.", "breed is missing.")


def test_a_target_far_from_zero_is_predicted_to_its_last_digits(train: Train, platform: ApiPlatform) -> None:
    columns = sheep()
    columns["moment"] = [
        1_700_000_000_000 + round(1000 * wool + DRAW.normal(0, 500)) for wool in columns["wool"]
    ]

    job = train(as_csv(columns), "moment", problem_type="regression", exclude_columns=["breed"])

    assert completed(job).parity.passed
    answer = predict(platform, job, {"wool": 5.0})
    assert answer.prediction == pytest.approx(1_700_000_005_000, abs=3_000)


def test_dates_become_features(train: Train, platform: ApiPlatform) -> None:
    days = DRAW.integers(0, 2000, 400)
    moments = [pd.Timestamp("2019-01-01") + pd.Timedelta(days=int(day)) for day in days]
    columns: dict[str, list[Any]] = {
        "day": [moment.strftime("%Y-%m-%d") for moment in moments],
        "noise": DRAW.normal(size=400).round(3).tolist(),
        "season": ["summer" if 4 <= moment.month <= 9 else "winter" for moment in moments],
    }

    job = train(as_csv(columns), "season")
    answer = predict(platform, job, {"day": "2021-07-15", "noise": 0.0})

    assert completed(job).evaluation.scores.accuracy > 0.9  # type: ignore[operator]
    assert answer.prediction == "summer"


def test_a_rare_flag_that_decides_the_target_is_used_and_a_mute_one_is_not(train: Train) -> None:
    columns = sheep(1000)
    flag = [1 if place % 60 == 0 else 0 for place in range(1000)]
    columns["flag"] = flag
    columns["mute"] = [1 if place % 67 == 1 else 0 for place in range(1000)]
    columns["breed"] = [
        "fraud" if flagged or place % 97 == 5 else "fine" for place, flagged in enumerate(flag)
    ]

    result = completed(train(as_csv(columns), "breed"))

    assert "flag" in result.features
    assert "mute" in [column.column for column in result.left_out]


def test_a_leaked_column_is_caught_and_left_out_unless_a_person_insists(train: Train) -> None:
    columns = sheep()
    columns["sold as"] = [f"lot of {breed} wool" for breed in columns["breed"]]

    job = train(as_csv(columns), "breed")
    insisted = train(as_csv(columns), "breed", include_columns=["sold as"])

    assert "sold as" not in completed(job).features
    assert "sold as" in completed(insisted).features
    for warned in (job, insisted):
        (leak,) = [warning for warning in warned.warnings if warning.code == "leak"]
        assert leak.column == "sold as"


def test_titles_in_names_are_learned_from(train: Train, platform: ApiPlatform) -> None:
    columns = sheep()
    titles = {"merino": "Dame", "suffolk": "Sir"}
    columns["name"] = [
        f"{titles[breed] if DRAW.random() < 0.9 else 'Dr.'} {place}th of the Hill"
        for place, breed in enumerate(columns["breed"])
    ]
    del columns["wool"]

    job = train(as_csv(columns), "breed")
    answer = predict(platform, job, {"name": "DAME Dolly, the 1st", "age": 3, "farm": "hill"})

    assert completed(job).parity.passed
    assert answer.prediction == "merino"
    assert answer.warnings == ()


def test_a_person_s_lists_win_over_the_rules(train: Train) -> None:
    columns: dict[str, list[Any]] = {"customer_id": list(range(1000, 1300)), **sheep()}

    result = completed(
        train(as_csv(columns), "breed", include_columns=["customer_id"], exclude_columns=["age"])
    )

    assert result.features == ("customer_id", "wool", "farm")
    assert [(column.column, column.role) for column in result.left_out] == [("age", None)]


def test_hostile_names_and_cells_train_and_are_escaped_in_the_reports(
    train: Train, platform: ApiPlatform
) -> None:
    columns = sheep()
    hostile = {
        "<script>alert(1)</script>": columns["wool"],
        '=cmd|"x"': columns["age"],
        "__proto__": columns["farm"],
        "label": ["<img src=x onerror=y>" if breed == "merino" else "b" for breed in columns["breed"]],
    }

    job = train(as_csv(hostile), "label")
    answer = predict(platform, job, {"<script>alert(1)</script>": 9.5})

    assert answer.prediction == "<img src=x onerror=y>"
    for name in (keys.EDA_REPORT, keys.TRAINING_REPORT):
        html = platform.files.read_bytes(keys.report_file(job.job_id, name)).decode()
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html


def test_ten_rows_train(train: Train) -> None:
    result = completed(train(as_csv({"x": list(range(3, 13)), "y": ["a", "b"] * 5}), "y"))

    assert result.rows.training == 8
    assert result.rows.holdout == 2


def test_a_hundred_classes_train(train: Train) -> None:
    columns: dict[str, list[Any]] = {
        "x": [place % 100 + place / 1000 for place in range(600)],
        "y": [f"class {place % 100}" for place in range(600)],
    }

    assert len(completed(train(as_csv(columns), "y")).labels) == 100


def test_infinite_and_huge_numbers_train(train: Train) -> None:
    columns = sheep()
    columns["wool"][:3] = ["inf", "-inf", "1e308"]
    columns["serial number of ewe"] = [2**53 + 3 * place for place in range(300)]

    assert completed(train(as_csv(columns), "breed")).parity.passed


def test_a_cancelled_job_is_left_as_it_is(queued: Any, platform: ApiPlatform) -> None:
    job, task = queued(as_csv(sheep()), "breed")
    platform.jobs.change(USER, job.job_id, ACTIVE, status=JobStatus.CANCELLED)

    run_training(task, platform)

    assert platform.jobs.get(USER, job.job_id).status is JobStatus.CANCELLED
    assert platform.files.stat(keys.model_file(job.job_id, keys.MODEL_ONNX)) is None


def test_a_file_that_went_away_fails_the_job_with_a_sentence(queued: Any, platform: ApiPlatform) -> None:
    job, task = queued(as_csv(sheep()), "breed")
    platform.files.delete_folder(keys.dataset_folder(task.dataset_id))

    run_training(task, platform)

    ended = platform.jobs.get(USER, job.job_id)
    assert ended.status is JobStatus.FAILED
    assert ended.error_message
    assert "Traceback" not in ended.error_message


def test_progress_tells_of_every_phase_and_of_the_search(queued: Any, platform: ApiPlatform) -> None:
    job, task = queued(as_csv(sheep()), "breed")
    seen = []
    change = platform.jobs.change

    def watch(user_id: str, job_id: str, allowed: Any, **changes: Any) -> Job:
        if (progress := changes.get("progress")) is not None:
            seen.append(progress)
        return change(user_id, job_id, allowed, **changes)

    platform.jobs.change = watch  # type: ignore[method-assign] # the real store, with an ear at its door
    run_training(TrainingTask.from_environment(task.to_environment()), platform)

    percents = [progress.percent for progress in seen]
    searches = [progress.search for progress in seen if progress.search is not None]
    assert list(dict.fromkeys(progress.phase for progress in seen)) == [
        "read", "split", "prepare", "search", "evaluate", "explain", "export", "report",
    ]  # fmt: skip
    assert percents == sorted(percents)
    assert searches[-1].trials == completed(platform.jobs.get(USER, job.job_id)).search_trials > 0
    assert searches[-1].best_estimator
    assert math.isfinite(searches[-1].best_score or math.nan)


def test_a_task_variable_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="JOB_ID: "):
        TrainingTask.from_environment({"DATASET_ID": "d"})


def test_a_job_deleted_while_its_files_are_saved_leaves_none_behind(
    queued: Any, platform: ApiPlatform
) -> None:
    job, task = queued(as_csv(sheep()), "breed")
    save = platform.files.save

    def delete_then_save(key: str, source: Any, content_type: str) -> None:
        platform.jobs.delete(USER, job.job_id)
        save(key, source, content_type)

    platform.files.save = delete_then_save  # type: ignore[method-assign] # the real store, at a bad moment
    run_training(task, platform)

    for name in (keys.MODEL_ONNX, keys.TRAINING_REPORT):
        assert platform.files.stat(keys.artefact(job.job_id, name)) is None
