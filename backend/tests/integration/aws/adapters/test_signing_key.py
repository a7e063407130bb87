"""The key of page tokens: made once, the same for every instance."""

from concurrent.futures import ThreadPoolExecutor

from automl_lite.aws.clients import Clients
from automl_lite.aws.signing_key import KeptSigningKey
from tests.support.faulty_wire import FaultyWire
from tests.support.moto_account import MotoAccount


def parameter(account: MotoAccount) -> dict[str, str]:
    found = account.server.client("ssm").get_parameter(
        Name=account.settings.signing_key_parameter, WithDecryption=True
    )
    kept: dict[str, str] = found["Parameter"]
    return kept


def test_a_missing_key_is_made_at_random_and_kept_encrypted(account: MotoAccount, clients: Clients) -> None:
    key = KeptSigningKey(clients, account.settings)()
    assert len(key) >= 48
    assert (parameter(account)["Value"].encode(), parameter(account)["Type"]) == (key, "SecureString")


def test_every_instance_has_the_same_key_and_asks_once(
    account: MotoAccount, clients: Clients, wire: FaultyWire
) -> None:
    first, second = KeptSigningKey(clients, account.settings), KeptSigningKey(clients, account.settings)
    assert first() == second() == first() == second()
    assert len(wire.named("GetParameter")) == 2


def test_instances_that_start_at_once_agree(account: MotoAccount, clients: Clients) -> None:
    instances = [KeptSigningKey(clients, account.settings) for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda instance: instance(), instances))
    assert keys == {parameter(account)["Value"].encode()}


def test_a_key_that_is_there_is_used(account: MotoAccount, clients: Clients) -> None:
    name = account.settings.signing_key_parameter
    account.server.client("ssm").put_parameter(Name=name, Value="from before", Type="SecureString")
    assert KeptSigningKey(clients, account.settings)() == b"from before"


def test_the_key_is_not_fetched_before_it_is_needed(
    account: MotoAccount, clients: Clients, wire: FaultyWire
) -> None:
    KeptSigningKey(clients, account.settings)
    assert wire.sent == []
