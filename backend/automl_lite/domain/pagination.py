"""Page tokens: opaque to the client, and refused when anyone but us made them."""

import base64
import hashlib
import hmac
import json
from datetime import datetime

from automl_lite.domain.errors import Invalid
from automl_lite.domain.ports import Position

SIGNATURE_BYTES = 16


def write_token(position: Position, scope: str, key: bytes) -> str:
    """A token for the page after `position`; `scope` names the listing and its filters."""
    payload = json.dumps([position.moment.isoformat(), position.item_id]).encode()
    return base64.urlsafe_b64encode(_sign(payload, scope, key) + payload).decode()


def read_token(token: str, scope: str, key: bytes) -> Position:
    """The position in a token.

    Raises:
        Invalid: it was not made by `write_token` for this listing.
    """
    refusal = Invalid("next_token", "this is not a token that this listing gave; start without one")
    try:
        raw = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except ValueError as error:
        raise refusal from error
    signature, payload = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _sign(payload, scope, key)):
        raise refusal
    moment, item_id = json.loads(payload)
    return Position(datetime.fromisoformat(moment), item_id)


def _sign(payload: bytes, scope: str, key: bytes) -> bytes:
    return hmac.new(key, scope.encode() + b"\0" + payload, hashlib.sha256).digest()[:SIGNATURE_BYTES]
