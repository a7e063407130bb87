"""What a Range header asks for."""

import pytest

from automl_lite.local.ranges import Range, asked_range


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        (None, Range.WHOLE),
        ("bytes=0-0", Range.PART),
        ("bytes=9-", Range.PART),
        ("bytes=-3", Range.PART),
        ("bytes=-300", Range.PART),
        ("bytes=0-300", Range.PART),
        ("bytes=10-", Range.UNSATISFIABLE),
        ("bytes=-0", Range.UNSATISFIABLE),
        ("bytes=5-4", Range.WHOLE),
        ("bytes=-", Range.WHOLE),
        ("bytes=0-1,3-4", Range.WHOLE),
        ("bytes=a-b", Range.WHOLE),
        ("lines=1-2", Range.WHOLE),
        ("", Range.WHOLE),
        ("bytes=٣-٤", Range.WHOLE),
    ],
)
def test_of_a_file_of_ten_bytes(header: str | None, asked: Range) -> None:
    assert asked_range(header, 10) is asked


def test_of_an_empty_file_there_is_no_part() -> None:
    assert asked_range("bytes=0-", 0) is Range.UNSATISFIABLE
    assert asked_range("bytes=-1", 0) is Range.UNSATISFIABLE
