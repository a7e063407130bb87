"""The training report: readable at any size, and inert whatever names it shows."""

import re
from html.parser import HTMLParser

import pytest

from automl_lite.domain.detection import ProblemType, Role
from automl_lite.domain.jobs import JobWarning, LeftOutColumn
from automl_lite.domain.scores import (
    ClassScores,
    ConfusionMatrix,
    Evaluation,
    FeatureImportance,
    Interval,
    Scores,
)
from automl_lite.training.reporting.training_report import training_report
from tests.support.records import NOON, a_job, a_result
from tests.support.reports import REGRESSION, a_calibration, a_curve, a_report, a_trial

EVIL = "</title><script>alert('1')</script><img src=//evil.example/x>\"'&"


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(*warnings: JobWarning, result: object = None, **fields: object) -> Page:
    given = result if result is not None else a_result()
    return Page(training_report(a_job(), given, a_report(**fields), warnings, NOON))  # type: ignore[arg-type]


def regression_result(**fields: object) -> object:
    evaluation = Evaluation(
        problem_type=ProblemType.REGRESSION,
        scores=Scores(r2_score=0.9, rmse=1.0, median_absolute_error=0.5),
        baseline=Scores(r2_score=-1e-5, rmse=3.0),
        baseline_rule="always 2, the mean",
        primary=Interval(metric="r2_score", value=0.9, low=0.8, high=0.95),
        training_rows=32,
        holdout_rows=8,
    )
    values: dict[str, object] = {"problem_type": ProblemType.REGRESSION, "labels": (), "metric": "rmse"}
    return a_result(evaluation=evaluation, **values, **fields)


def test_a_page_loads_and_runs_nothing() -> None:
    page = page_of()
    assert not {"script", "img", "link", "iframe", "object", "form", "a"} & set(page.tags)
    assert not [value for name, value in page.attributes if name in ("src", "href") or name.startswith("on")]
    (policy,) = [
        value for name, value in page.attributes if name == "content" and "default-src" in str(value)
    ]
    assert str(policy).startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_hostile_names_are_text_wherever_they_stand() -> None:
    labels = (EVIL, "rose")
    result = a_result(
        labels=labels,
        features=(EVIL,),
        left_out=(LeftOutColumn(column=EVIL, role=Role.IDENTIFIER, reason=EVIL),),
        importance=(FeatureImportance(column=EVIL, importance=0.2, spread=0.1),),
        evaluation=a_result().evaluation.model_copy(
            update={
                "confusion_matrix": ConfusionMatrix(labels=labels, counts=((3, 1), (2, 2))),
                "classes": (ClassScores(label=EVIL, precision=1, recall=1, f1_score=1, rows=4),),
                "baseline_rule": EVIL,
            }
        ),
    )
    job = a_job(target_column=EVIL, dataset_name=EVIL)
    report = a_report(
        labels=labels, roc=(a_curve(EVIL),), calibration=(a_calibration(EVIL),), data_licence=EVIL
    )
    warning = JobWarning(code="leak", message=EVIL, column=EVIL)
    page = Page(training_report(job, result, report, (warning,), NOON))
    assert not {"script", "img"} & set(page.tags)
    assert page.text.count("<script>") > 8


def test_the_headline_says_what_the_score_means_beside_the_baseline() -> None:
    assert "explains 90 % of the variance of 'kind'" in page_of(result=regression_result(), **REGRESSION).text
    assert "The baseline gets 0.000" in page_of(result=regression_result(), **REGRESSION).text
    assert "always naming the most frequent label is right for 50" in page_of().text


@pytest.mark.parametrize(
    ("fields", "result", "titles"),
    [
        ({}, None, ["ROC curve", "Precision and recall", "Calibration", "The search"]),
        (REGRESSION, regression_result(), ["Predicted and actual", "Errors", "The search"]),
    ],
)
def test_every_chart_says_what_it_is_and_has_its_figures_in_a_table(
    fields: dict[str, object], result: object, titles: list[str]
) -> None:
    page = page_of(result=result, **fields)
    for title in titles:
        assert ("aria-label", title) in page.attributes
    assert page.tags.count("figure") == page.tags.count("details") == len(titles)


def test_the_suggested_threshold_is_marked_among_the_printed_ones() -> None:
    page = page_of()
    assert "suggested 0.370" in page.text
    assert page.text.count("0.750") < 60


def test_intervals_stand_beside_the_coverage_that_was_measured() -> None:
    assert re.search(r"90\.0 %\s*0\.500\s*88\.0 %", page_of(result=regression_result(), **REGRESSION).text)


def test_a_hundred_classes_and_two_thousand_columns_stay_readable() -> None:
    labels = tuple(f"class {place}" for place in range(100))
    counts = tuple(
        tuple(50 if true == said else int(said == (true + 1) % 100 and true > 90) for said in range(100))
        for true in range(100)
    )
    result = a_result(
        labels=labels,
        importance=tuple(
            FeatureImportance(column=f"{'long name ' * 30}{place}", importance=1 / (place + 1), spread=0.0)
            for place in range(2_000)
        ),
        left_out=tuple(
            LeftOutColumn(column=f"c{place}", role=Role.CONSTANT, reason="One value.")
            for place in range(2_000)
        ),
        evaluation=a_result().evaluation.model_copy(
            update={"confusion_matrix": ConfusionMatrix(labels=labels, counts=counts)}
        ),
    )
    report = a_report(
        labels=labels,
        roc=tuple(a_curve(label, area=0.5 + place / 200) for place, label in enumerate(labels)),
        trials=tuple(a_trial(number, 0.5, 0.5) for number in range(1, 1_001)),
        thresholds=None,
    )
    source = training_report(a_job(), result, report, (), NOON)
    text = Page(source).text
    assert len(source) < 200_000
    assert "The 12 of 100 labels with the most mistakes" in text
    assert "Most frequent confusions" in text
    assert "The 6 of 100 labels that are told apart worst" in text
    assert "The 30 most important of 2,000 columns" in text
    assert "The first 200 of 2,000" in text


def test_a_search_without_one_score_has_no_chart() -> None:
    page = page_of(trials=(a_trial(1, None, None),))
    assert ("aria-label", "The search") not in page.attributes
