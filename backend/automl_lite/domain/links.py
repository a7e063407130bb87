"""Links to files, whoever signs them."""

from datetime import datetime
from urllib.parse import quote

# A link stays the same for this share of its life, so that browsers find it in their caches.
STABLE_SHARE = 0.8


def steady_expiry(now: datetime, lifetime: int) -> int:
    """An expiry at most `lifetime` seconds away that asks within one stretch of time agree on."""
    stretch = max(1, int(lifetime * STABLE_SHARE))
    return int(now.timestamp()) // stretch * stretch + lifetime


def attachment(filename: str) -> str:
    """A Content-Disposition as RFC 6266 has it: plain ASCII for old clients, UTF-8 for all others."""
    name = "".join(letter for letter in filename if letter.isprintable() and letter not in '/\\"%') or "file"
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    encoded = quote(name.encode("utf-8", "replace"), safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
