"""The application."""

from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from automl_lite import __version__
from automl_lite.api.errors import install_error_handlers
from automl_lite.api.guard import Guard
from automl_lite.api.routers import datasets, health, job_reports, jobs, predictions, training, uploads
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.problems import MEDIA_TYPE

TITLE = "AWS AutoML Lite API"
DESCRIPTION = "From a CSV to a model you can trust: upload, profile, train, predict."


def create_app(platform: ApiPlatform, *, docs_url: str | None = "/docs") -> FastAPI:
    """The API over a platform; predictions are served where the platform has a predictor."""
    app = assemble(with_predictions=platform.predictor is not None, docs_url=docs_url)
    app.state.platform = platform
    return app


def assemble(*, with_predictions: bool, docs_url: str | None = None) -> FastAPI:
    """The routes without a platform behind them: enough to describe the API, not to call it."""
    app = _Api(
        title=TITLE,
        description=DESCRIPTION,
        version=__version__,
        docs_url=docs_url,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    for noun in (health, uploads, datasets, training, jobs, job_reports):
        app.include_router(noun.router)
    if with_predictions:
        app.include_router(predictions.router)
        app.include_router(predictions.batch_router)
    install_error_handlers(app)
    app.add_middleware(Guard)
    return app


class _Api(FastAPI):
    """Documents refusals as what they are: problem+json."""

    def openapi(self) -> dict[str, Any]:
        schema = super().openapi()
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if status >= "400" and "application/json" in answer["content"]:
                        answer["content"][MEDIA_TYPE] = answer["content"].pop("application/json")
        return schema


def _operation_id(route: APIRoute) -> str:
    return route.name
