"""Names that people type: shown in sentences, and matched to the ones they may have meant."""

from collections.abc import Collection
from difflib import get_close_matches

LONGEST_SHOWN = 80  # within a sentence
LONGEST_LISTED = 1_000  # in a listing of many
# Comparing names costs the product of their lengths; beyond this it is not a slip of the fingers.
LONGEST_MATCHED = 200
MOST_MATCHED = 5_000


def quoted(name: str) -> str:
    """The name in quotes for a sentence: cut where it is endless, control characters made visible."""
    shown = shortened(name, LONGEST_SHOWN)
    return "'" + "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in shown) + "'"


def shortened(name: str, longest: int = LONGEST_LISTED) -> str:
    """The name, cut with an ellipsis where it is longer than `longest` characters."""
    return name if len(name) <= longest else name[: longest - 1] + "…"


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name that `name` was probably meant to be, None where none is near."""
    if len(name) > LONGEST_MATCHED or len(known) > MOST_MATCHED:
        return None
    by_folded = {candidate.strip().casefold(): candidate for candidate in reversed(list(known))}
    candidates = [folded for folded in by_folded if len(folded) <= LONGEST_MATCHED]
    matches = get_close_matches(name.strip().casefold(), candidates, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def did_you_mean(name: str, known: Collection[str]) -> str:
    """` Did you mean 'x'?` with its leading space, or nothing where no known name is near."""
    match = nearest(name, known)
    return f" Did you mean {quoted(match)}?" if match is not None else ""
