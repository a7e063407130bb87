"""What a function's module gives Lambda to call."""

import functools
import os
from collections.abc import Callable
from typing import Any, Protocol

from automl_lite.aws.clients import Clients
from automl_lite.aws.settings import Chosen, load_settings
from automl_lite.aws.telemetry import Telemetry


class LambdaContext(Protocol):
    """What is used of the context that Lambda hands over."""

    aws_request_id: str


Handler = Callable[[Any, LambdaContext], Any]
Build = Callable[[Chosen, Clients, Telemetry], Handler]


def entry(
    service: str, kind: type[Chosen], build: Build[Chosen], *, needs: tuple[str, ...] = ("dynamodb", "s3")
) -> Handler:
    """The handler of a function, built from the environment.

    In Lambda it is built while the process starts, when the function has the whole of a processor, and so are
    the clients that nearly every call needs; elsewhere at the first call, so that a module can be imported
    without an environment.

    Raises:
        SettingsError: settings are missing or bad; all of them are named.
    """

    @functools.cache
    def built() -> Handler:
        telemetry = Telemetry(service)
        telemetry.take_over_logging()
        settings = load_settings(kind)
        clients = Clients(settings)
        for name in needs:
            getattr(clients, name)
        return build(settings, clients, telemetry)

    if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
        built()

    def handler(event: Any, context: LambdaContext) -> Any:
        return built()(event, context)

    return handler
