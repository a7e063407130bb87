"""Trying one configuration: fitted on each fold's training rows, asked about its validation rows."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from automl_lite.domain.model_report import Config
from automl_lite.training.scoring.scores import loss_of
from automl_lite.training.searching.fitting import Fitted, fit, with_iterations
from automl_lite.training.searching.folds import Folds
from automl_lite.training.searching.learners import MatrixLayout
from automl_lite.training.searching.rows import Limits, Rows, fit_threads


@dataclass(frozen=True)
class Outcome:
    """`answers` are of the validated rows: probabilities [validated, labels] or numbers [validated]."""

    loss: float
    answers: NDArray[np.float32]
    config: Config  # with the rounds or trees that were found to be enough
    fit_seconds: float  # of one fold
    seconds: float


@dataclass(frozen=True)
class Bench:
    """What every trial of a search has in common."""

    rows: Rows
    folds: Folds
    layout: MatrixLayout
    classes: int
    metric: str
    threads: int
    seed: int

    def loss(self, answers: NDArray[Any], rows: NDArray[np.int64] | None = None) -> float:
        """Of answers for the validated rows, or those of them at `rows`; every copy in the file counts."""
        validated = self.folds.validated if rows is None else self.folds.validated[rows]
        target = self.rows.target[validated]
        if self.rows.weights is not None:
            copies = self.rows.weights[validated].astype(np.int64)
            target, answers = np.repeat(target, copies), np.repeat(answers, copies, axis=0)
        return float(loss_of(self.metric)(target, answers))

    def try_out(self, learner: str, config: Config, limits: Limits) -> Outcome:
        """Fit and validate.

        Raises:
            Interrupted: the search is to end.
        """
        began = time.monotonic()
        fold_of = self.folds.of_row
        fitted: list[Fitted | None] = [None] * self.folds.count
        seconds = [0.0] * self.folds.count

        def run(fold: int, fold_limits: Limits) -> None:
            started = time.monotonic()
            held = fold_of == fold
            fitted[fold] = fit(
                learner,
                config,
                self.rows.take(~held),
                fold_limits,
                classes=self.classes,
                layout=self.layout,
                watched=self.rows.take(held),
            )
            seconds[fold] = time.monotonic() - started

        self._each_fold(run, limits)
        done = [fold for fold in fitted if fold is not None]
        enough = _enough(done)
        answers = self._answers(done, enough)
        return Outcome(
            loss=self.loss(answers.astype(np.float64)),
            answers=answers,
            config=with_iterations(config, enough),
            fit_seconds=float(np.mean(seconds)),
            seconds=time.monotonic() - began,
        )

    def _answers(self, fitted: list[Fitted], enough: int | None) -> NDArray[np.float32]:
        """For the validated rows, each from the fit that did not see it.

        Every fold answers after the same number of rounds, the one that the model will have: were each to
        answer at its own best, the validation rows would have chosen what they are scored on.
        """
        fold_of = self.folds.of_row
        shape = (len(fold_of), self.classes) if self.classes else (len(fold_of),)
        answers = np.full(shape, np.nan, dtype=np.float32)
        for fold, model in enumerate(fitted):
            held = fold_of == fold
            answers[held] = model.answers(self.rows.matrix[held], enough, classes=self.classes)
        return answers[self.folds.validated]

    def _each_fold(self, run: Callable[[int, Limits], None], limits: Limits) -> None:
        """Side by side: that uses cores better than many threads for one fit."""
        folds = range(self.folds.count)
        workers = min(limits.threads, self.folds.count)
        rounds = -(-self.folds.count // workers)
        own = replace(limits, threads=fit_threads(self.rows, limits.threads, workers))
        with ThreadPoolExecutor(workers) as pool:
            running = [
                pool.submit(lambda fold: run(fold, own.share(rounds - fold // workers)), fold)
                for fold in folds
            ]
            for done in running:
                done.result()


def _enough(fitted: list[Fitted]) -> int | None:
    """The mean of the folds' rounds or trees; None for models that have none."""
    counts = [model.iterations for model in fitted if model.iterations is not None]
    return max(1, round(float(np.mean(counts)))) if counts else None
