"""Texts as tokens, by a rule that Python and a graph follow to the letter."""

import re
import unicodedata

# Words are what blanks (U+0020 alone) part. A graph pads every text to the longest, so both are bounded: a
# cell cannot ask for more than 40 x 24 tokens.
MOST_WORDS = 40
LONGEST_WORD = 24
# Runs of digits, or of letters and whatever is not ASCII: "C85" gives "C" and "85". Python's `re` and the
# graph's RE2 read this pattern alike, since it names no character class but by its code points.
PATTERN = r"[0-9]+|[^\x00-@\[-`{-\x7f]+"
_TOKEN = re.compile(PATTERN)


def tokens_of(text: str) -> list[str]:
    """The tokens of a text as they stand in it; a word that is too long has none."""
    words = text.split(" ", MOST_WORDS)[:MOST_WORDS]
    return [token for word in words if len(word) <= LONGEST_WORD for token in _TOKEN.findall(word)]


def normal_form(token: str) -> str:
    """What tokens share that differ in case or accents only."""
    apart = unicodedata.normalize("NFKD", token)
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()
