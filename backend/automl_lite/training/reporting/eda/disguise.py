"""Sweetviz escapes nothing, so it never sees a character that means something to a browser.

Each such character travels as a private one of Unicode (U+E000 and on), and becomes its HTML entity in the
finished page. So nothing that the file says can be markup there, wherever Sweetviz puts or cuts it.
"""

import unicodedata

MARKUP = "<>&\"'`"
FIRST_PRIVATE = 0xE000
STAND_INS = {sign: chr(FIRST_PRIVATE + place) for place, sign in enumerate(MARKUP)}
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# Line breaks, controls, halves of surrogate pairs: no chart can draw them.
UNDRAWABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})

_disguises = str.maketrans(STAND_INS | dict.fromkeys(STAND_INS.values(), UNKNOWN))
_entities = str.maketrans({private: f"&#{ord(sign)};" for sign, private in STAND_INS.items()})
_signs = str.maketrans({private: sign for sign, private in STAND_INS.items()})


def disguised(text: str, longest: int) -> str:
    """The text without markup, controls and all that is beyond `longest` characters."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    drawable = "".join(" " if unicodedata.category(sign) in UNDRAWABLE else sign for sign in cut)
    return drawable.translate(_disguises)


def as_entities(page: str) -> str:
    """Every disguised character of a finished page as its HTML entity."""
    return page.translate(_entities)


def undisguised(text: str) -> str:
    """The text as it was, for a chart, where no character means anything."""
    return text.translate(_signs)
