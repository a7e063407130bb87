from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.deployed_functions import Deployment
from tests.support.moto_account import MotoServer, new_account


@pytest.fixture(scope="module")
def deployment(moto_server: MotoServer, zip_of: Callable[[str], Path]) -> Iterator[Deployment]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in moto_server.environment.items():
            patch.setenv(name, value)
        made = Deployment(new_account(moto_server, min_time_budget=1, training_threads=2), zip_of)
        yield made
    made.close()
