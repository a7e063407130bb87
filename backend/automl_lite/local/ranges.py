"""What a Range header asks for (RFC 9110, section 14)."""

import re
from enum import Enum

ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII)


class Range(Enum):
    WHOLE = "whole"
    PART = "part"
    UNSATISFIABLE = "unsatisfiable"


def asked_range(header: str | None, size: int) -> Range:
    """A header that is malformed or asks for several parts may be ignored, and is: the whole file it is."""
    matched = ONE_RANGE.fullmatch(header or "")
    if matched is None:
        return Range.WHOLE
    first, last = matched.groups()
    if not first:
        if not last:
            return Range.WHOLE
        return Range.PART if int(last) > 0 and size > 0 else Range.UNSATISFIABLE
    if last and int(last) < int(first):
        return Range.WHOLE
    return Range.PART if int(first) < size else Range.UNSATISFIABLE
