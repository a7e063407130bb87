"""What Terraform is told of the code is what the code says."""

from release.contract import SETTINGS, TARGET, written
from tests.support import deployed_functions


def test_the_contract_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == written(), "deployment.json is stale: `make generate`"


def test_the_functions_of_the_contract_are_those_that_are_tested_from_their_packages() -> None:
    assert SETTINGS == {**deployed_functions.SETTINGS, "training": SETTINGS["training"]}
