"""The judgements about columns, one rule for each, made on column profiles.

The API, training and the reports all ask here, so that they cannot disagree.
"""

import itertools
import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from automl_lite.domain.columns import ColumnProfile, ColumnType, Frozen

# Thresholds of the reference's `detect_problem_type`, kept so that its users find the same answers.
FEW_WHOLE_VALUES = 10
FEW_VALUES = 20
FEW_VALUES_SHARE = 0.05
# Above this share of distinct values a text column is almost a name of its row.
HIGH_CARDINALITY_SHARE = 0.5
# feature-engine's DropConstantFeatures as the reference configures it (tol=0.98).
NEAR_CONSTANT_SHARE = 0.98
NEAR_UNIQUE_SHARE = 0.95
CODE_LIKE_SHARE = 0.9
# A numeric run of fewer rows than this proves nothing: 0, 1, 2 may be counts.
SHORTEST_RUN = 10

IDENTIFIER_WORDS = frozenset({"id", "uuid", "guid", "key", "code", "index", "serial"})
IDENTIFIER_PHRASES = frozenset({("row", "number"), ("row", "num"), ("row", "no"), ("row", "id")})
RUN_TOGETHER = {"rownum": ("row", "number"), "rownumber": ("row", "number"), "rowid": ("row", "id")}
# Words that say nothing about the world beside an identifier word.
EMPTY_WORDS = frozenset({"row", "record", "no", "nr", "num", "number", "unnamed", "serial", "the"})


class ProblemType(StrEnum):
    CLASSIFICATION = "classification"
    REGRESSION = "regression"


class TargetAdvice(Frozen):
    """What a column would be as a target, and the sentence that says why."""

    problem_type: ProblemType
    reason: str


class Role(StrEnum):
    FEATURE = "feature"
    IDENTIFIER = "identifier"
    CONSTANT = "constant"
    NEAR_CONSTANT = "near_constant"  # training keeps it where it tells something about the target
    DUPLICATE = "duplicate"
    HIGH_CARDINALITY = "high_cardinality"  # training keeps its words where they tell something
    LEAK = "leak"  # gives the target away; only training can tell


# The last two until training rows have spoken.
USED_ROLES = frozenset({Role.FEATURE, Role.NEAR_CONSTANT, Role.HIGH_CARDINALITY})


class FeatureAdvice(Frozen):
    """What a column would be as a feature, and the sentence that says why."""

    role: Role
    reason: str
    excluded: bool = False  # by a person

    @property
    def used(self) -> bool:
        """Whether training starts with the column, whose rows may yet speak against it."""
        return self.role in USED_ROLES and not self.excluded


def target_advice(column: ColumnProfile) -> TargetAdvice:
    """Classification or regression, were this column the target."""
    if column.present == 0:
        return TargetAdvice(problem_type=ProblemType.CLASSIFICATION, reason="The column has no values.")
    if not column.dtype.is_number:
        return TargetAdvice(
            problem_type=ProblemType.CLASSIFICATION,
            reason=f"The values are {_kind(column.dtype)}, {column.distinct:,} different ones.",
        )
    whole = column.dtype is ColumnType.INTEGER or (column.numbers is not None and column.numbers.whole)
    if whole and column.distinct <= FEW_WHOLE_VALUES:
        return TargetAdvice(
            problem_type=ProblemType.CLASSIFICATION,
            reason=f"Whole numbers with only {_values(column.distinct)}.",
        )
    if column.distinct < FEW_VALUES and column.distinct < FEW_VALUES_SHARE * column.rows:
        return TargetAdvice(
            problem_type=ProblemType.CLASSIFICATION,
            reason=f"Numbers with only {_values(column.distinct)} in {column.rows:,} rows.",
        )
    return TargetAdvice(
        problem_type=ProblemType.REGRESSION, reason=f"Numbers with {_values(column.distinct)}."
    )


def feature_advice(column: ColumnProfile) -> FeatureAdvice:
    """What to do with a column as a feature, whatever the target."""
    if column.present == 0:
        return FeatureAdvice(role=Role.CONSTANT, reason="The column has no values.")
    if column.distinct == 1 and column.missing == 0:
        return FeatureAdvice(role=Role.CONSTANT, reason="Every row has the same value.")
    if column.duplicate_of is not None:
        return FeatureAdvice(
            role=Role.DUPLICATE, reason=f"Every value is the same as in {column.duplicate_of}."
        )
    if reason := identifier_reason(column):
        return FeatureAdvice(role=Role.IDENTIFIER, reason=reason)
    if is_high_cardinality(column):
        return FeatureAdvice(
            role=Role.HIGH_CARDINALITY,
            reason=f"{100 * column.distinct_share:.0f} % of its texts are different; "
            "used only if their words tell something about the target.",
        )
    if is_near_constant(column):
        return FeatureAdvice(
            role=Role.NEAR_CONSTANT,
            reason=f"{100 * column.top_share:.1f} % of its values are the same; "
            "used only if it tells something about the target.",
        )
    return FeatureAdvice(role=Role.FEATURE, reason=f"{_kind(column.dtype).capitalize()} to learn from.")


def decide_features(
    columns: Sequence[ColumnProfile],
    target: str,
    include: Collection[str] = (),
    exclude: Collection[str] = (),
) -> dict[str, FeatureAdvice]:
    """The advice for every column but the target, with a person's lists obeyed.

    Of columns that say the same, the first that is not excluded is the one kept. A column that says the
    same as the target would give the answer away, so it is a duplicate too.
    """
    kept: dict[str, str] = {target: target}  # the group's first column -> the one that stands for the group
    for column in columns:
        group = column.duplicate_of or column.name
        if column.name == target:
            kept[group] = target
    decisions: dict[str, FeatureAdvice] = {}
    for column in columns:
        if column.name == target:
            continue
        decisions[column.name] = _decide(column, kept, include, exclude)
    return decisions


def _decide(
    column: ColumnProfile, kept: dict[str, str], include: Collection[str], exclude: Collection[str]
) -> FeatureAdvice:
    if column.name in exclude:
        return FeatureAdvice(role=Role.FEATURE, reason="Left out as you asked.", excluded=True)
    if column.name in include:
        return FeatureAdvice(role=Role.FEATURE, reason="Used as you asked.")
    group = column.duplicate_of or column.name
    if group in kept and column.present and column.distinct > 1:
        return FeatureAdvice(role=Role.DUPLICATE, reason=f"Every value is the same as in {kept[group]}.")
    advice = feature_advice(column.model_copy(update={"duplicate_of": None}))
    if advice.used:
        kept[group] = column.name
    return advice


def is_high_cardinality(column: ColumnProfile) -> bool:
    """Text whose values hardly repeat; never a number."""
    return column.dtype is ColumnType.TEXT and column.distinct_share > HIGH_CARDINALITY_SHARE


def is_near_constant(column: ColumnProfile) -> bool:
    """Nearly every value that is there is the same one."""
    return column.top_share >= NEAR_CONSTANT_SHARE and column.distinct > 1


def identifier_reason(column: ColumnProfile) -> str | None:
    """Why this column only names its row, or None where it may say something."""
    near_unique = column.distinct_share >= NEAR_UNIQUE_SHARE
    words = name_words(column.name)
    if _has_identifier_word(words):
        says_nothing_else = all(word in IDENTIFIER_WORDS | EMPTY_WORDS for word in words)
        if says_nothing_else:
            return "Its name says that it only numbers or names the rows."
        if near_unique and column.dtype is not ColumnType.FLOAT:
            return "Its name and its values, nearly all different, say that it only names the rows."
    if column.dtype is ColumnType.INTEGER and column.runs_through and column.rows >= SHORTEST_RUN:
        return "It counts the rows one by one."
    if column.dtype is ColumnType.TEXT and near_unique and column.code_like_share > CODE_LIKE_SHARE:
        return "Nearly every row has a code of its own."
    return None


def name_words(name: str) -> tuple[str, ...]:
    """A column name as lower-case words: `customer_id`, `orderId` and `Row Number` fall apart."""
    apart = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name)
    apart = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", apart)
    words: list[str] = []
    for word in re.findall(r"[^\W_]+", apart.lower()):
        words.extend(RUN_TOGETHER.get(word, (word,)))
    return tuple(words)


def _has_identifier_word(words: tuple[str, ...]) -> bool:
    return any(word in IDENTIFIER_WORDS for word in words) or any(
        pair in IDENTIFIER_PHRASES for pair in itertools.pairwise(words)
    )


def _kind(dtype: ColumnType) -> str:
    return {
        ColumnType.TEXT: "texts",
        ColumnType.BOOLEAN: "true or false",
        ColumnType.DATETIME: "dates",
        ColumnType.INTEGER: "whole numbers",
        ColumnType.FLOAT: "numbers",
    }[dtype]


def _values(count: int) -> str:
    return f"{count:,} different value{'' if count == 1 else 's'}"
