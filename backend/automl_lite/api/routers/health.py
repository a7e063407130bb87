"""Is it up, and what is it?"""

from fastapi import APIRouter, Request

from automl_lite import __version__
from automl_lite.api.dependencies import ThePlatform
from automl_lite.api.schemas.health import Health, Welcome

DOCS_PATH = "/docs"

router = APIRouter(tags=["service"])


@router.get("/", summary="Welcome")
def welcome(request: Request) -> Welcome:
    """Where to go from here."""
    links = {"openapi": "/openapi.json", "health": "/health"}
    if any(getattr(route, "path", "") == DOCS_PATH for route in request.app.routes):
        links = {"docs": DOCS_PATH, **links}
    return Welcome(message=request.app.title, version=__version__, status="healthy", links=links)


@router.get("/health", summary="Health")
def health(platform: ThePlatform) -> Health:
    """The version and what it runs on."""
    return Health(status="healthy", service="automl-api", version=__version__, platform=platform.name)
