"""What a score means, in one sentence for somebody who knows the data and no statistics."""

from automl_lite.domain.jobs import TrainingResult
from automl_lite.domain.names import quoted
from automl_lite.domain.scores import Scores
from automl_lite.training.reporting.rendering import score

MUCH_BETTER, BETTER = 0.5, 0.1  # shares of the baseline's mistakes that the model avoids


def in_words(result: TrainingResult, target: str) -> str:
    """What to expect of the model on rows like those it was measured on."""
    evaluation = result.evaluation
    if result.labels:
        return _of_labels(evaluation.scores, evaluation.baseline, target)
    return _of_numbers(evaluation.scores, evaluation.baseline, target)


def intended_reading(result: TrainingResult, target: str) -> str:
    """What the model is for, and what it is not for."""
    kind = "the label" if result.labels else "the value"
    return (
        f"It predicts {kind} of {quoted(target)} for rows that come about as the training file's rows did. "
        "It says what goes together in that file, not what causes what; where the world has changed since, "
        "the scores below do not hold."
    )


def _of_labels(scores: Scores, baseline: Scores, target: str) -> str:
    right, base = scores.accuracy or 0.0, baseline.accuracy or 0.0
    sentence = (
        f"Of 100 rows like these, the model names {quoted(target)} correctly for about {100 * right:.0f}; "
        f"always naming the most frequent label is right for {100 * base:.0f}."
    )
    avoided = (right - base) / (1 - base) if base < 1 else 0.0
    if avoided < BETTER and scores.roc_auc is not None and scores.roc_auc >= 0.7:
        return (
            f"{sentence} It ranks rows better than it names them: its probabilities say more than its labels."
        )
    return f"{sentence} {_verdict(avoided)}"


def _of_numbers(scores: Scores, baseline: Scores, target: str) -> str:
    explained, miss = scores.r2_score or 0.0, scores.median_absolute_error
    share = f"{100 * max(0.0, explained):.0f} % of the variance of {quoted(target)}"
    typical = f", and half of its predictions are off by less than {score(miss)}" if miss is not None else ""
    avoided = explained - (baseline.r2_score or 0.0)
    return f"The model explains {share}{typical}. {_verdict(avoided)}"


def _verdict(avoided: float) -> str:
    if avoided >= MUCH_BETTER:
        return "That is much better than knowing nothing about a row."
    if avoided >= BETTER:
        return "That is better than knowing nothing about a row, and far from certain."
    return "That is hardly better than knowing nothing about a row."
