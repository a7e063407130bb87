"""Handing an uploaded file to the function that profiles it."""

import json
import secrets

from automl_lite.aws.clients import Clients
from automl_lite.aws.dynamo.profile_claims import ProfileClaims
from automl_lite.aws.errors import refusal_in_words
from automl_lite.aws.settings import HandoverSettings
from automl_lite.domain.errors import Unavailable
from automl_lite.domain.ports import Clock
from automl_lite.domain.tasks import ProfileTask


class ProfileHandover:
    """While somebody profiles a file, or may still do so, nobody else is asked to."""

    def __init__(self, clients: Clients, settings: HandoverSettings, clock: Clock) -> None:
        self._clients = clients
        self._function = settings.profile_function
        self._clock = clock
        self._claims = ProfileClaims(clients, settings)

    def submit(self, task: ProfileTask) -> None:
        """Raises Unavailable where the function was not called."""
        owner = secrets.token_hex(16)
        if not self._claims.claim(task.dataset_id, owner, self._clock.now()):
            return
        try:
            with refusal_in_words("The file could not be handed over for reading."):
                self._clients.functions.invoke(
                    FunctionName=self._function,
                    InvocationType="Event",
                    Payload=json.dumps({**task.model_dump(), "claim": owner}).encode(),
                )
        except Unavailable:
            self._claims.release(task.dataset_id, owner)
            raise
