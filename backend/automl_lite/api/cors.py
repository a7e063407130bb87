"""Which web pages may call the API from a browser."""

from collections.abc import Sequence

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from automl_lite.domain.answers import ALLOWED_METHODS, EXPOSED_HEADERS


def allow_origins(app: FastAPI, origins: Sequence[str]) -> None:
    """Let pages of these origins call; added last, so that errors carry its headers too."""
    app.add_middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=ALLOWED_METHODS,
        allow_headers=["*"],
        expose_headers=EXPOSED_HEADERS,
    )
