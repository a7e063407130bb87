"""A link grants what it says, until its time, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from automl_lite.domain.errors import Forbidden
from automl_lite.domain.links import steady_expiry
from automl_lite.local.links import Link

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = int(NOW.timestamp()) + 60

links = st.builds(
    Link,
    method=st.sampled_from(["PUT", "GET"]),
    key=st.text(max_size=30),
    expires=st.integers(LATER, LATER + 10**6),
    content_type=st.text(max_size=20),
    size=st.none() | st.integers(0, 10**12),
    filename=st.text(max_size=20),
)


@given(links)
def test_our_own_link_is_good_until_it_expires(link: Link) -> None:
    signature = link.signed("secret")
    link.check(signature, "secret", NOW)
    with pytest.raises(Forbidden, match="expired"):
        link.check(signature, "secret", datetime.fromtimestamp(link.expires, UTC))


@given(links, links)
def test_a_signature_is_for_one_link_only(link: Link, other: Link) -> None:
    assume(link != other)
    with pytest.raises(Forbidden, match="not ours"):
        other.check(link.signed("secret"), "secret", NOW)


@given(links, st.text(max_size=70))
def test_a_made_up_signature_is_refused(link: Link, signature: str) -> None:
    with pytest.raises(Forbidden, match="not ours"):
        link.check(signature, "secret", NOW)


@given(links)
def test_another_secret_is_refused(link: Link) -> None:
    with pytest.raises(Forbidden, match="not ours"):
        link.check(link.signed("another"), "secret", NOW)


@given(st.integers(0, 10**9), st.integers(60, 604_800))
def test_an_expiry_is_near_enough_and_holds_for_most_of_a_life(seconds: int, lifetime: int) -> None:
    now = NOW + timedelta(seconds=seconds)
    expiry = steady_expiry(now, lifetime)
    left = expiry - int(now.timestamp())
    assert 0.2 * lifetime <= left <= lifetime
    stretch_ends = now + timedelta(seconds=left - 0.2 * lifetime - 1)
    assert steady_expiry(max(now, stretch_ends), lifetime) == expiry
