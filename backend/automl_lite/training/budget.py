"""How a job's time budget is shared out: it means the wall clock of the whole job."""

# What comes after the search, on two cores and files of the sizes we know, takes about this much.
AFTERWARDS_SHARE = 0.1
AFTERWARDS_SECONDS = 2.0
# However late it is, the search gets this share, or there is no model.
LEAST_SHARE = 0.4
EXPLAIN_SHARE = 0.05


def search_seconds(budget: float, spent: float, *, first: bool = True) -> float:
    """Seconds for the search, when so many are spent; where an earlier attempt found a model, maybe none."""
    afterwards = max(AFTERWARDS_SECONDS, AFTERWARDS_SHARE * budget)
    return max(LEAST_SHARE * budget if first else 0.0, budget - spent - afterwards)


def explain_seconds(budget: float) -> float:
    """Seconds after which no further round of shuffling begins."""
    return max(1.0, EXPLAIN_SHARE * budget)
