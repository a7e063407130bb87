"""What a deployment's smoke test is tried on: a server that does its job, and one that stands before it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.smoke import StartStandin, standins


@pytest.fixture
def standin() -> Iterator[StartStandin]:
    with standins() as start:
        yield start


@pytest.fixture(scope="module")
def api(shared_server_starter: Callable[..., Any]) -> Any:
    return shared_server_starter()
