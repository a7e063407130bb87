"""What a person should know of a search that ended before its time."""

from automl_lite.domain.jobs import JobWarning
from automl_lite.domain.model_report import SearchSummary, StopCause


def early_end(summary: SearchSummary, budget: int) -> tuple[JobWarning, ...]:
    """A warning where somebody or something ended the search; `budget` in seconds."""
    trials = "1 trial" if summary.trials == 1 else f"{summary.trials:,} trials"
    found = f"The model is the best of {trials} in {summary.seconds:,.0f} of {budget:,} seconds"
    if summary.stopped is StopCause.ASKED:
        message = f"The search was ended early because somebody asked for it. {found}."
        return (JobWarning(code="stopped_early", message=message),)
    if summary.stopped is StopCause.DEATHS:
        message = (
            "The training process died again and again, most likely because memory ran out, so the search "
            f"was not gone on with. {found}. A smaller file or fewer columns let it search on."
        )
        return (JobWarning(code="search_broken_off", message=message),)
    return ()
