"""What one sweep did."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger(__name__)


class Swept:
    """Counts of a sweep; what goes wrong with one thing is logged, counted, and stops nothing else."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter(jobs_failed=0, profiles_restarted=0, datasets_failed=0, broken=0)

    @contextmanager
    def guarded(self, what: str) -> Iterator[None]:
        """Work on one thing."""
        try:
            yield
        except Exception:
            logger.exception("%s could not be swept", what)
            self.counts["broken"] += 1
