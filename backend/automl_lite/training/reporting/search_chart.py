"""How the search went, as a figure of the training report."""

from automl_lite.domain.model_report import ModelReport
from automl_lite.training.reporting.charts import Axis, Plot, Series
from automl_lite.training.reporting.figure import Figure, thinned
from automl_lite.training.reporting.rendering import metric_name, score

MOST_DOTS = 300
TABLE_ROWS = 20
# A few hopeless trials would flatten all others: the axis shows the best of them, this share at least.
SHOWN_SHARE = 0.9


def search_chart(report: ModelReport) -> Figure | None:
    """Every trial's score and the best so far; None where nothing was scored."""
    scored = [(trial.at_seconds, trial.score, trial) for trial in report.trials if trial.score is not None]
    best = [(trial.at_seconds, trial.best_score) for trial in report.trials if trial.best_score is not None]
    if not scored or not best:
        return None
    name = metric_name(report.search.metric)
    ranked = sorted((value for _, value, _ in scored), reverse=report.search.higher_is_better)
    seen = set(ranked[: max(2, round(SHOWN_SHARE * len(ranked)))])
    dots = thinned([(at, value) for at, value, _ in scored if value in seen], MOST_DOTS)
    return Figure(
        plot=Plot(
            title="The search",
            description=f"From {score(best[0][1])} to {score(best[-1][1])}, {report.search.trials:,} trials.",
            x=Axis("Seconds", 0.0, max(best[-1][0], scored[-1][0], 0.1)),
            y=Axis.around(f"{name} on validation rows", seen),
            series=[
                Series(
                    "trials", [at for at, _ in dots], [value for _, value in dots], 2, line=False, dots=True
                ),
                Series("best so far", *_steps(best)),
            ],
        ),
        note="Trials far worse than the others are not drawn." if len(seen) < len(ranked) else "",
        head=("Trial", "Estimator", "Seconds", name, "Best so far"),
        rows=[
            (f"{one.number:,}", one.estimator, score(one.at_seconds), score(one.score), score(one.best_score))
            for one in thinned([trial for _, _, trial in scored], TABLE_ROWS)
        ],
        legend=[(2, "a trial"), (1, "the best so far")],
        dots=2,
    )


def _steps(points: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """The best holds until a better one is found."""
    x, y = [points[0][0]], [points[0][1]]
    for at, value in points[1:]:
        x.extend((at, at))
        y.extend((y[-1], value))
    return x, y
