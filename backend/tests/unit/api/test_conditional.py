"""ETags and what a client may say to have."""

import pytest
from pydantic import BaseModel

from automl_lite.api.conditional import answer_unless_known


class Shown(BaseModel):
    value: int


TAG = answer_unless_known(Shown(value=1), None).headers["etag"]


@pytest.mark.parametrize("known", [TAG, f"W/{TAG}", f'"a", {TAG}', f'"a,b",W/{TAG} , "c"', " * ", "*"])
def test_a_known_version_is_answered_with_an_empty_304(known: str) -> None:
    answer = answer_unless_known(Shown(value=1), known)
    assert (answer.status_code, answer.body, answer.headers["etag"]) == (304, b"", TAG)


@pytest.mark.parametrize("known", [None, "", "nothing", '"a"', TAG.strip('"'), TAG.upper().replace("A", "B")])
def test_any_other_version_is_answered_in_full(known: str | None) -> None:
    assert answer_unless_known(Shown(value=1), known).status_code == 200


def test_another_answer_has_another_tag() -> None:
    assert answer_unless_known(Shown(value=2), TAG).headers["etag"] != TAG
