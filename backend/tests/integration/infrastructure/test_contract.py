"""What Terraform is told of the code is what the code says."""

from release.contract import TARGET, written


def test_the_contract_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == written(), "deployment.json is stale: `make generate`"
