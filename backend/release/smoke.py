"""`python -m release.smoke URL`: run the main job through a deployed platform's public address.

Needs Python and nothing else. Ends with 1 and a sentence at the first thing that does not work.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from release.smoke_calls import Caller, SmokeFailed
from release.smoke_job import MainJob, say
from release.smoke_page import check_page

FILE = Path(__file__).parents[1] / "tests" / "data" / "wine_cultivar.csv"
# What a new stage, key or page takes until every host of API Gateway's and Amplify's knows it.
SETTLING_SECONDS = 90


def settled(step: Callable[[], None], seconds: float) -> None:
    """Take a step; shortly after a deployment it may fail for a moment."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return step()
        except SmokeFailed:
            if time.monotonic() > deadline:
                raise
            time.sleep(min(5, seconds))


def check_health(api: Caller) -> None:
    """The API answers."""
    health = api.get("/health")
    say(f"healthy: version {health['version']} on {health['platform']}")


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m release.smoke", description="Run the main job on a deployment."
    )
    parser.add_argument("url", help="of the API")
    parser.add_argument(
        "--api-key-from-environment", metavar="NAME", help="variable that holds the API's key"
    )
    parser.add_argument("--page", metavar="URL", help="of the web page: its scheme and host")
    parser.add_argument("--budget", type=int, default=60, help="seconds that the training searches")
    parser.add_argument(
        "--patience", type=float, default=900, help="seconds beside it, in which a container starts"
    )
    parser.add_argument(
        "--settling", type=float, default=SETTLING_SECONDS, help="seconds until API and page must work"
    )
    return parser.parse_args(given)


def _key(variable: str | None) -> str | None:
    if variable is None:
        return None
    if not (key := os.environ.get(variable)):
        raise SmokeFailed(f"the variable {variable} holds no key")
    return key


def main(given: list[str] | None = None) -> int:
    """Exit code 1 and a sentence where anything failed; what was made is deleted all the same."""
    told = _arguments(given)
    try:
        api = Caller(told.url, _key(told.api_key_from_environment))
    except SmokeFailed as failed:
        failures = [str(failed)]
    else:
        failures = _failures(partial(settled, partial(check_health, api), told.settling))
        if told.page and not failures:
            failures = _failures(partial(settled, partial(check_page, api, told.page), told.settling))
        if not failures:
            failures = _run(MainJob(api, FILE, told.budget, told.patience))
    for failure in failures:
        print(f"The smoke test failed: {failure}", file=sys.stderr)
    return 1 if failures else 0


def _run(job: MainJob) -> list[str]:
    failures: list[str] = []
    try:
        failures += _failures(job.run)
    finally:  # also where somebody pressed Ctrl-C
        failures += _failures(job.clean_up)
    return failures


def _failures(step: Callable[[], None]) -> list[str]:
    """What went wrong in a step, if anything did."""
    try:
        step()
    except SmokeFailed as failed:
        return [str(failed)]
    except (AttributeError, KeyError, TypeError) as error:
        return [f"an answer has not the form that it should have: {error!r}"]
    return []


if __name__ == "__main__":
    sys.exit(main())
