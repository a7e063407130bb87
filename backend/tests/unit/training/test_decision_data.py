"""Curves, calibration, thresholds and intervals, against scikit-learn and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn import metrics

from automl_lite.training.scoring.calibration import calibration, calibrations
from automl_lite.training.scoring.conformal import half_width, interval_coverages
from automl_lite.training.scoring.curves import precision_recall_curves, roc_curves
from automl_lite.training.scoring.decision import Answers, decision_data
from automl_lite.training.scoring.residuals import residuals
from automl_lite.training.scoring.thresholds import best_f1_threshold, threshold_table

DRAW = np.random.default_rng(7)
ROWS = 3_000
TRUTH = DRAW.integers(0, 2, ROWS)
SAID = np.clip(0.3 * TRUTH + DRAW.normal(0.35, 0.2, ROWS), 0, 1)
PAIR = np.column_stack([1 - SAID, SAID])


def test_areas_are_those_of_the_full_curves() -> None:
    (roc,) = roc_curves(TRUTH, PAIR, ("no", "yes"))
    (pr,) = precision_recall_curves(TRUTH, PAIR, ("no", "yes"))
    assert (roc.label, pr.label) == ("yes", "yes")
    assert roc.area == pytest.approx(metrics.roc_auc_score(TRUTH, SAID))
    assert pr.area == pytest.approx(metrics.average_precision_score(TRUTH, SAID))


def test_a_thinned_curve_keeps_its_ends_and_lies_on_the_full_one() -> None:
    (roc,) = roc_curves(TRUTH, PAIR, ("no", "yes"))
    assert len(roc.x) <= 200
    assert (roc.x[0], roc.y[0], roc.x[-1], roc.y[-1]) == (0, 0, 1, 1)
    assert list(roc.x) == sorted(roc.x)
    full = metrics.roc_curve(TRUTH, SAID, drop_intermediate=False)
    assert set(zip(roc.x, roc.y, strict=True)) <= set(zip(full[0].tolist(), full[1].tolist(), strict=True))
    assert np.trapezoid(roc.y, roc.x) == pytest.approx(roc.area, abs=1e-3)
    (pr,) = precision_recall_curves(TRUTH, PAIR, ("no", "yes"))
    assert len(pr.x) <= 200
    assert (pr.x[0], pr.y[0], pr.x[-1]) == (0, 1, 1)


def test_of_three_labels_each_that_occurs_has_a_curve() -> None:
    scores = DRAW.dirichlet(np.ones(3), 50)
    target = DRAW.integers(0, 2, 50)
    assert [curve.label for curve in roc_curves(target, scores, ("a", "b", "c"))] == ["a", "b"]
    assert len(calibrations(target, scores, ("a", "b", "c"))) == 3


def test_calibration_bins_hold_every_row_once_and_about_as_many_each() -> None:
    found = calibration("yes", TRUTH == 1, SAID)
    assert sum(row.rows for row in found.bins) == ROWS
    assert len(found.bins) == 10
    inner = [row.rows for row in found.bins[1:-1]]
    assert max(inner) - min(inner) <= 2
    for row in found.bins:
        inside = (row.lower <= SAID) & ((row.upper > SAID) | (row.upper == 1))
        assert row.rows == inside.sum()
        assert row.observed_share == pytest.approx(TRUTH[inside].mean())
        assert row.mean_probability == pytest.approx(SAID[inside].mean())
    assert found.brier_score == pytest.approx(metrics.brier_score_loss(TRUTH, SAID))
    assert found.expected_error > 0.05


def test_a_calibrated_model_has_almost_no_expected_error() -> None:
    said = DRAW.random(20_000)
    assert calibration("yes", DRAW.random(20_000) < said, said).expected_error < 0.02


@pytest.mark.parametrize("said", [[0.3] * 25, [0.0, 1.0] * 20, [1.0] * 12, [0.0] * 12, [0.2, 0.4, 0.9]])
def test_tied_and_few_probabilities_are_binned(said: list[float]) -> None:
    came_true = np.arange(len(said)) % 2 == 0
    found = calibration(True, came_true, np.array(said))
    assert sum(row.rows for row in found.bins) == len(said)
    assert 0 <= found.expected_error <= 1


def test_threshold_rows_count_as_one_would_by_hand() -> None:
    table = threshold_table("yes", (TRUTH == 1, SAID), (TRUTH == 1, SAID))
    assert len(table.rows) <= 200
    thresholds = [row.threshold for row in table.rows]
    assert {0.01, 0.5, 0.99, table.suggested} <= set(thresholds)
    assert thresholds == sorted(set(thresholds))
    for row in table.rows[::17]:
        predicted = row.threshold <= SAID
        (tn, fp), (fn, tp) = metrics.confusion_matrix(TRUTH, predicted)
        assert (row.true_positives, row.false_positives) == (tp, fp)
        assert (row.true_negatives, row.false_negatives) == (tn, fn)
        assert row.f1_score == pytest.approx(metrics.f1_score(TRUTH, predicted, zero_division=0))
        assert row.recall == pytest.approx(metrics.recall_score(TRUTH, predicted))


def test_where_nothing_is_predicted_there_is_no_precision() -> None:
    table = threshold_table(1, (np.array([True, False]), np.array([0.2, 0.1])), (TRUTH == 1, SAID))
    assert table.rows[-1].precision is None
    assert table.rows[-1].f1_score == 0


def test_the_suggested_threshold_is_chosen_on_validation_rows_alone() -> None:
    upside_down = threshold_table("yes", (TRUTH == 0, SAID), (TRUTH == 1, SAID))
    as_it_is = threshold_table("yes", (TRUTH == 1, SAID), (TRUTH == 1, SAID))
    assert upside_down.suggested == as_it_is.suggested


@settings(max_examples=100, derandomize=True, database=None)
@given(rows=st.lists(st.tuples(st.booleans(), st.floats(0, 1).map(lambda p: round(p, 2))), min_size=1))
def test_no_threshold_is_better_than_the_best(rows: list[tuple[bool, float]]) -> None:
    positive, said = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])

    def f1(threshold: float) -> float:
        return float(metrics.f1_score(positive, said >= threshold, zero_division=0))

    best = best_f1_threshold(positive, said)
    assert 0 < best < 1
    within = [p for p in said if 0 < p < 1]
    assert all(f1(best) >= f1(p) - 1e-12 for p in within)


def test_intervals_cover_new_rows_as_promised() -> None:
    target = DRAW.normal(0, 3, 2_000)
    found = interval_coverages(target, np.zeros(2_000), 1)
    assert [row.level for row in found] == [0.5, 0.8, 0.9, 0.95]
    fresh = np.abs(DRAW.normal(0, 3, 50_000))
    for row in found:
        assert row.coverage == pytest.approx(row.level, abs=0.03)
        assert np.mean(fresh <= row.half_width) == pytest.approx(row.level, abs=0.03)


def test_a_level_that_the_rows_are_too_few_for_is_left_out() -> None:
    errors = np.arange(1.0, 20.0)
    assert half_width(errors, 0.9) == 18
    assert half_width(errors, 0.95) == 19
    assert half_width(errors, 0.96) is None
    assert [row.level for row in interval_coverages(errors, np.zeros(19), 0)] == [0.5, 0.8, 0.9]
    assert interval_coverages(errors[:1], np.zeros(1), 0) == ()


def test_residuals_show_some_rows_and_count_all() -> None:
    target: NDArray[np.float64] = DRAW.normal(0, 1, 5_000)
    found = residuals(target, target - 1, 3)
    assert len(found.actual) == len(found.predicted) == 500
    assert list(found.actual) == sorted(found.actual)
    assert sum(found.histogram_counts) == 5_000
    assert len(found.histogram_edges) == len(found.histogram_counts) + 1
    assert np.allclose(np.array(found.actual) - found.predicted, 1)
    few = residuals(np.array([1.0, 1.0]), np.array([1.0, 1.0]), 3)
    assert sum(few.histogram_counts) == 2


def test_each_task_has_what_applies_to_it() -> None:
    two = decision_data((0, 1), Answers(TRUTH, PAIR), Answers(TRUTH, PAIR), 1)
    assert two.thresholds is not None
    assert (len(two.roc), len(two.precision_recall), len(two.calibration), two.intervals) == (1, 1, 1, ())
    scores = DRAW.dirichlet(np.ones(3), 50)
    answers = Answers(DRAW.integers(0, 3, 50), scores)
    three = decision_data(("a", "b", "c"), answers, answers, 1)
    assert three.thresholds is None
    assert len(three.roc) == len(three.calibration) == 3
    numbers = decision_data((), Answers(SAID, SAID), Answers(SAID, SAID), 1)
    assert numbers.residuals is not None
    assert len(numbers.intervals) == 4
    assert numbers.roc == ()
