"""The function that answers the API: the application behind API Gateway or a function URL."""

import asyncio
from typing import Any

from mangum import Mangum
from starlette.types import ASGIApp, Receive, Scope, Send

from automl_lite.api.app import assemble, create_app
from automl_lite.api.cors import allow_origins
from automl_lite.api.guard import REQUEST_ID
from automl_lite.aws.clients import Clients
from automl_lite.aws.entry import Handler, LambdaContext, entry
from automl_lite.aws.gateway.answer import Answer, within_limit
from automl_lite.aws.gateway.event import Event, GatewayRequest, read_request
from automl_lite.aws.platform import build_api_platform
from automl_lite.aws.settings import ApiSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.problems import MEDIA_TYPE

# In the event that Mangum hands on: what was read of it.
REQUEST = "automl_lite.request"
# All other answers go out encoded, which a REST API only passes on as binary.
TEXTS = ["text/", "application/json", MEDIA_TYPE]


def build(settings: ApiSettings, clients: Clients, telemetry: Telemetry) -> Handler:
    """The handler over the tables and buckets of the settings."""
    return serve(build_api_platform(settings, clients), settings.allowed_origins, telemetry)


def serve(platform: ApiPlatform, allowed_origins: tuple[str, ...], telemetry: Telemetry) -> Handler:
    """The handler over a platform."""
    app = create_app(platform, docs_url=None)
    # The gateway leads to the predict function too, so the description tells of both.
    app.openapi = assemble(with_predictions=True).openapi  # type: ignore[method-assign]
    allow_origins(app, allowed_origins)
    asyncio.set_event_loop(asyncio.new_event_loop())  # which Mangum runs, call by call
    gateway = Mangum(_FromGateway(app), lifespan="off", text_mime_types=TEXTS)

    def handler(event: Event, context: LambdaContext) -> Answer:
        request = read_request(event)
        with telemetry.invocation(context.aws_request_id, **request.ids):
            answer = gateway({**event, REQUEST: request}, context)  # type: ignore[arg-type]
            telemetry.answered(request.method, request.route_path, answer["statusCode"])
            return within_limit(answer, request.headers.get("accept-encoding", ""))

    return handler


class _FromGateway:
    """Tells the application what only the gateway's event says: the request's id, and the stage's prefix."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request: GatewayRequest = scope["aws.event"][REQUEST]
        told: dict[str, Any] = {
            "path": request.prefix + request.route_path,
            "root_path": request.prefix,
            REQUEST_ID: scope["aws.context"].aws_request_id,
        }
        await self._app({**scope, **told}, receive, send)


handler = entry("api", ApiSettings, build)
