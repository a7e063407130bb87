"""One at a time profiles a file, whoever noticed it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.profile_claims import LIFETIME, ProfileClaims
from automl_lite.domain.datasets import Dataset, DatasetStatus
from automl_lite.domain.platform import ApiPlatform
from tests.support.moto_account import MotoAccount

OWNER = "default"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def claims(platform: ApiPlatform, account: MotoAccount, clients: Clients) -> ProfileClaims:
    return ProfileClaims(clients, account.settings)


def test_a_claim_holds_for_its_lifetime(
    platform: ApiPlatform, claims: ProfileClaims, dataset: Callable[..., Dataset]
) -> None:
    platform.datasets.add(dataset())
    assert claims.claim("d", "first", NOW) is True
    assert claims.claim("d", "second", NOW) is False
    assert claims.claim("d", "first", NOW + timedelta(minutes=1)) is True
    assert claims.claim("d", "second", NOW + LIFETIME) is False
    assert claims.claim("d", "second", NOW + LIFETIME + timedelta(minutes=1)) is True
    assert claims.claim("d", "first", NOW + LIFETIME + timedelta(minutes=1)) is False


def test_only_its_owner_gives_a_claim_back(
    platform: ApiPlatform, claims: ProfileClaims, dataset: Callable[..., Dataset]
) -> None:
    platform.datasets.add(dataset())
    claims.claim("d", "first", NOW)
    claims.release("d", "second")
    assert claims.claim("d", "second", NOW) is False
    claims.release("d", "first")
    assert claims.claim("d", "second", NOW) is True


def test_of_many_who_claim_at_once_one_does(
    platform: ApiPlatform, claims: ProfileClaims, dataset: Callable[..., Dataset]
) -> None:
    platform.datasets.add(dataset())
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(lambda n: claims.claim("d", str(n), NOW), range(12))).count(True) == 1


def test_a_claim_outlives_changes_and_no_deletion(
    platform: ApiPlatform, claims: ProfileClaims, dataset: Callable[..., Dataset]
) -> None:
    platform.datasets.add(dataset())
    claims.claim("d", "first", NOW)
    platform.datasets.change(OWNER, "d", frozenset(DatasetStatus), num_rows=3)
    assert claims.claim("d", "second", NOW) is False
    platform.datasets.delete(OWNER, "d")
    for dataset_id in ("d", "never there", ""):
        assert claims.claim(dataset_id, "first", NOW) is False
        claims.release(dataset_id, "first")
    assert platform.datasets.page(OWNER, limit=1).items == ()
