"""The secret that signs page tokens, kept in SSM so that every instance of the function has the same."""

import secrets

from botocore.exceptions import ClientError

from automl_lite.aws.clients import Clients
from automl_lite.aws.errors import calmly, error_code
from automl_lite.aws.settings import ApiSettings


class KeptSigningKey:
    """Call it for the key; it is fetched at the first call, or made where there is none yet."""

    def __init__(self, clients: Clients, settings: ApiSettings) -> None:
        self._clients = clients
        self._name = settings.signing_key_parameter
        self._key = b""

    @calmly()
    def __call__(self) -> bytes:
        if not self._key:
            self._key = (self._read() or self._make()).encode()
        return self._key

    def _read(self) -> str | None:
        try:
            answer = self._clients.parameters.get_parameter(Name=self._name, WithDecryption=True)
        except ClientError as error:
            if error_code(error) != "ParameterNotFound":
                raise
            return None
        return answer["Parameter"]["Value"]

    def _make(self) -> str:
        """Two functions may come here at once: what the first wrote is the key of both."""
        made = secrets.token_urlsafe(48)
        try:
            self._clients.parameters.put_parameter(
                Name=self._name,
                Value=made,
                Type="SecureString",
                Overwrite=False,
                Description="Signs the page tokens of AutoML Lite's listings.",
            )
        except ClientError as error:
            if error_code(error) != "ParameterAlreadyExists":
                raise
            return self._read() or made
        return made
