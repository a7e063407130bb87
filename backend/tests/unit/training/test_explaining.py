"""What explains a model, whichever way: figures that add up to the answer, for any row."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sklearn.ensemble import RandomForestClassifier

from automl_lite.domain import keys
from automl_lite.domain.explanations import Background, Explanation, ExplanationMethod, ExplanationUnit
from automl_lite.domain.predictions import Features
from automl_lite.domain.signature import ModelSignature
from automl_lite.inference import sampling
from automl_lite.inference.explainer import Explainer
from automl_lite.inference.explaining import ModelExplainer
from automl_lite.inference.model import Model
from automl_lite.inference.sampling import background_columns, sampled_shares
from automl_lite.inference.session import Columns, ModelFileError
from automl_lite.training.explaining.files import write_explaining
from automl_lite.training.exporting.artefacts import write_model
from automl_lite.training.fitted import FittedModel
from automl_lite.training.searching.learners import without_gaps
from automl_lite.training.table import take_rows

Learn = Callable[..., FittedModel]
Write = Callable[..., "Written"]
LGBM: dict[str, Any] = {"n_estimators": 20, "num_leaves": 8, "verbose": -1, "n_jobs": 1}
NUMBERS = st.none() | st.floats(-1e6, 1e6) | st.integers(-(10**12), 10**12)
ROW = st.fixed_dictionaries(
    {},
    optional={
        "age": NUMBERS,
        "balance": NUMBERS,
        "epoch": NUMBERS,
        "member": st.none() | st.booleans(),
        "joined": st.none() | st.dates().map(str),
        "city": st.sampled_from(["Paris", "Rome", "Atlantis", "", "<b>", None]),
    },
)


class Written:
    """A model's files as training writes them, loaded as predictions are served."""

    def __init__(self, folder: Path, signature: ModelSignature) -> None:
        self.folder = folder
        self.signature = signature
        self.model = Model.load(folder / keys.MODEL_ONNX)
        self.background = Background.model_validate_json((folder / keys.BACKGROUND).read_bytes())

    def explain(self, features: Features) -> Explanation:
        """By the exact explainer where there is one, as the predictor does."""
        exact = self.folder / keys.EXPLAINER
        source = Explainer.load(exact, self.model.signature) if exact.exists() else self.background
        return self.explain_with(source, features)

    def explain_with(self, source: Explainer | Background, features: Features) -> Explanation:
        row, _ = self.model.reader.read([features])
        (answer,) = self.model.predict_columns(row)
        return ModelExplainer(self.model, source).explain(features, row, answer.prediction)

    def probabilities(self, features: Features) -> list[float]:
        row, _ = self.model.reader.read([features])
        return [float(value) for value in self.model.scores(row)[0]]


@pytest.fixture
def write(make_columns: Callable[..., Columns], signature_of: Any, tmp_path: Path) -> Write:
    def make(model: FittedModel, ranking: tuple[str, ...] = ()) -> Written:
        columns = make_columns(400)
        signature = write_explaining(
            model, signature_of(model, columns), tmp_path, training=columns, ranking=ranking, seed=1
        )
        return Written(tmp_path, write_model(model, signature, tmp_path))

    return make


@pytest.fixture
def boosted(learn: Learn, write: Write) -> Written:
    return write(learn(("no", "yes"), lightgbm.LGBMClassifier(**LGBM)))


@pytest.fixture
def mixed(learn: Learn, write: Write) -> Written:
    """Of estimators that add up in different spaces."""
    forest = without_gaps(RandomForestClassifier(10, max_depth=4, random_state=0))
    return write(learn(("a", "b", "c"), lightgbm.LGBMClassifier(**LGBM), forest))


any_row = settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@any_row
@given(features=ROW)
def test_log_odds_of_any_row_add_up_to_its_probability(boosted: Written, features: Features) -> None:
    explanation = boosted.explain(features)
    assert explanation.method is ExplanationMethod.TREE_SHAP
    assert (explanation.unit, explanation.explained_label) == (ExplanationUnit.LOG_ODDS, "yes")
    assert 1 / (1 + np.exp(-explanation.total)) == pytest.approx(boosted.probabilities(features)[1], abs=1e-5)
    assert_adds_up(explanation, features)


@any_row
@given(features=ROW)
def test_sampled_shares_of_any_row_add_up_to_its_probability(mixed: Written, features: Features) -> None:
    explanation = mixed.explain(features)
    assert (explanation.method, explanation.unit) == (ExplanationMethod.SAMPLED, ExplanationUnit.PROBABILITY)
    probabilities = mixed.probabilities(features)
    place = "abc".index(str(explanation.explained_label))
    assert place == np.argmax(probabilities)
    assert explanation.total == pytest.approx(probabilities[place], abs=1e-5)
    assert_adds_up(explanation, features)


def assert_adds_up(explanation: Explanation, features: Features) -> None:
    shares = [row.contribution for row in explanation.contributions]
    assert sum(shares) + explanation.base_value + explanation.other_columns == pytest.approx(
        explanation.total, abs=1e-9
    )
    assert [abs(share) for share in shares] == sorted(map(abs, shares), reverse=True)
    assert {row.column for row in explanation.contributions} == {
        "age", "balance", "epoch", "member", "joined", "city",
    }  # fmt: skip
    assert all(row.value == features.get(row.column) for row in explanation.contributions)


def test_sampling_finds_what_each_column_adds_where_columns_only_add_up(learn: Learn, write: Write) -> None:
    stumps = {**LGBM, "num_leaves": 2, "n_estimators": 60}
    written = write(learn((), lightgbm.LGBMRegressor(**stumps)))
    row, _ = written.model.reader.read([{"age": 80, "balance": 900.0, "city": "Rome"}])
    shares = sampled_shares(written.model, written.background, row, None)
    stand_ins = background_columns(written.signature, written.background)
    unchanged = float(written.model.scores(row)[0])
    for name, share in shares.contributions.items():
        without = {**{other: np.repeat(cells, 50) for other, cells in row.items()}, name: stand_ins[name]}
        assert share == pytest.approx(unchanged - written.model.scores(without).mean(), abs=1e-3)


def test_sampling_comes_near_what_is_exact(learn: Learn, write: Write) -> None:
    written = write(learn((), lightgbm.LGBMRegressor(**LGBM)))
    features: Features = {"age": 80, "balance": 900.0, "city": "Rome"}
    exact = written.explain(features)
    sampled = written.explain_with(written.background, features)
    assert (exact.method, sampled.method) == (ExplanationMethod.TREE_SHAP, ExplanationMethod.SAMPLED)
    assert exact.total == pytest.approx(sampled.total, abs=1e-3)
    by_sampling = {row.column: row.contribution for row in sampled.contributions}
    # Not the same game: sampling asks about 50 rows, and keeps what goes together in them.
    for row in exact.contributions:
        assert row.contribution == pytest.approx(by_sampling[row.column], abs=6)


def test_the_same_row_is_explained_the_same_way(mixed: Written) -> None:
    assert mixed.explain({"age": 33}) == mixed.explain({"age": 33})


def test_columns_beyond_the_most_important_are_told_together(
    learn: Learn, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sampling, "MOST_PLAYERS", 2)
    models = [lightgbm.LGBMClassifier(**LGBM), lightgbm.LGBMClassifier(**{**LGBM, "num_leaves": 4})]
    written = write(learn((0, 1), *models), ranking=("city", "age", "balance"))
    features: Features = {"age": 80, "balance": -2_000.0, "city": "Rome"}
    explanation = written.explain(features)
    assert {row.column for row in explanation.contributions} == {"city", "age"}
    assert explanation.other_columns != 0
    assert explanation.total == pytest.approx(written.probabilities(features)[1], abs=1e-5)


def test_a_file_as_wide_as_can_be_is_explained_in_bounded_steps() -> None:
    walks = sampling._walks(501, 50, 10_000)
    assert walks.places.shape == (2, 501)
    parts = sampling._parts(walks, 10_000)
    assert sum(len(part.backgrounds) for part in parts) == 2
    assert all(len(part.backgrounds) == 1 for part in parts)


def test_infinity_which_json_cannot_say_is_shown_as_missing(boosted: Written) -> None:
    explanation = boosted.explain({"age": float("inf")})
    assert {row.column: row.value for row in explanation.contributions}["age"] is None
    assert json.loads(explanation.model_dump_json())["total"] == explanation.total


def test_the_background_is_training_rows_and_survives_json(
    learn: Learn, write: Write, make_columns: Callable[..., Columns]
) -> None:
    written = write(learn((), lightgbm.LGBMRegressor(**LGBM)), ranking=("age",))
    rows = background_columns(written.signature, written.background)
    assert {len(values) for values in rows.values()} == {50}
    training = make_columns(400)
    known = {tuple(map(str, cells)) for cells in zip(*(training[name] for name in rows), strict=True)}
    assert {tuple(map(str, cells)) for cells in zip(*rows.values(), strict=True)} <= known
    assert written.background.ranking == ("age",)


def test_a_model_says_which_files_explain_it_and_nothing_of_its_job(boosted: Written) -> None:
    embedded = boosted.model.signature
    assert embedded.explainer_sha256 == boosted.signature.explainer_sha256 is not None
    assert embedded.background_sha256 == boosted.signature.background_sha256 is not None
    assert (embedded.job_id, embedded.created_at) == (None, None)
    assert (boosted.signature.job_id, boosted.signature.created_at is None) == ("j", False)


def test_a_model_is_no_explainer(boosted: Written) -> None:
    with pytest.raises(ModelFileError, match="no explainer"):
        Explainer.load(boosted.folder / keys.MODEL_ONNX, boosted.signature)


def test_a_threshold_decides_between_two_labels(boosted: Written) -> None:
    row, _ = boosted.model.reader.read([{"age": 60, "balance": 100.0, "city": "Rome"}])
    (plain,) = boosted.model.predict_columns(row)
    assert plain.probabilities is not None
    said = plain.probabilities["yes"]
    for threshold, prediction in ((said, "yes"), (said + 1e-6, "no"), (1e-9, "yes")):
        (answer,) = boosted.model.predict_columns(row, threshold)
        assert (answer.prediction, answer.probabilities) == (prediction, plain.probabilities)
        assert answer.probability == plain.probabilities[prediction]


def test_of_several_rows_the_first_is_explained(
    boosted: Written, make_columns: Callable[..., Columns]
) -> None:
    exact = Explainer.load(boosted.folder / keys.EXPLAINER, boosted.model.signature)
    rows = make_columns(3, seed=9)
    first = exact.explain(take_rows(rows, np.array([0])))
    assert np.allclose(exact.explain(rows).contributions, first.contributions)
