"""Trying again where somebody else was faster."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from automl_lite.domain.errors import Unavailable

Result = TypeVar("Result")

MOST_ATTEMPTS = 12
LONGEST_PAUSE_SECONDS = 0.4


def insist(attempt: Callable[[], Result | None]) -> Result:
    """The first answer of `attempt` that is not None; between two lies a pause of random, growing length.

    The pauses bring rivals out of step, so that each of them comes through.

    Raises:
        Unavailable: no attempt did.
    """
    for number in range(MOST_ATTEMPTS):
        if number:
            longest = min(LONGEST_PAUSE_SECONDS, 0.005 * 2**number)
            time.sleep(random.uniform(0, longest))  # noqa: S311 - it spreads load and guards nothing
        result = attempt()
        if result is not None:
            return result
    raise Unavailable("Many changes are being made to this at once. Try again in a minute.")
