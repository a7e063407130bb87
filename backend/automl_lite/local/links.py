"""Signed links to files: what may be done, with which file, until when."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import Literal

from automl_lite.domain.columns import Frozen
from automl_lite.domain.errors import Forbidden


class Link(Frozen):
    """What a link grants. A PUT names a type and maybe a size, a GET the name to save the file under."""

    method: Literal["PUT", "GET"]
    key: str
    expires: int  # seconds since the epoch
    content_type: str = ""
    size: int | None = None
    filename: str = ""

    def signed(self, secret: str) -> str:
        """The signature that goes with this link."""
        message = json.dumps(self.model_dump(), sort_keys=True).encode()
        # The prefix keeps these apart from everything else that the same secret signs.
        return hmac.new(secret.encode(), b"file link\0" + message, hashlib.sha256).hexdigest()

    def check(self, signature: str, secret: str, now: datetime) -> None:
        """Raises Forbidden where the signature is not ours for just this link, or its time is over."""
        if not hmac.compare_digest(self.signed(secret).encode(), signature.encode("utf-8", "replace")):
            raise Forbidden("This link was changed on its way or is not ours. Ask for a new one.")
        if now.timestamp() >= self.expires:
            raise Forbidden("This link has expired. Ask for a new one.")
