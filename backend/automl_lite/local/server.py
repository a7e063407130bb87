"""The server of one machine: the API, its files, its docs, the web page, and the supervisor of workers."""

import errno
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from automl_lite.api.app import create_app
from automl_lite.api.cors import allow_origins
from automl_lite.domain.platform import ApiPlatform
from automl_lite.local.directory_lock import directory_lock
from automl_lite.local.docs_page import add_docs_pages
from automl_lite.local.errors import CannotStart
from automl_lite.local.file_routes import file_routes
from automl_lite.local.file_store import LocalFileStore
from automl_lite.local.orphans import forget_orphans
from automl_lite.local.page_server import PageServer
from automl_lite.local.platform import build_api_platform, open_database
from automl_lite.local.settings import HOST, LocalSettings
from automl_lite.local.supervisor import Supervisor
from automl_lite.local.task_table import TaskTable

# How long answers under way may take once a stop was asked for.
LAST_ANSWERS_SECONDS = 5


def build_app(settings: LocalSettings, platform: ApiPlatform) -> FastAPI:
    """The application; its lifespan is the supervisor's."""
    app = create_app(platform, docs_url=None)
    files = LocalFileStore(settings, platform.clock)
    app.include_router(file_routes(files, settings, platform.clock))
    add_docs_pages(app)
    _guard(app, settings)
    database = open_database(settings)
    supervisor = Supervisor(settings, platform, TaskTable(database))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        files.forget_unfinished()
        forget_orphans(database, files)
        with supervisor:
            yield

    app.router.lifespan_context = lifespan
    return app


def serve(settings: LocalSettings, announce: Callable[[], None]) -> None:
    """Serve until a signal ends it; `announce` is called once requests are answered.

    Raises:
        CannotStart: the port or the data directory is not to be had.
    """
    with (
        _listen(settings.port, "API_PORT", "--port") as listener,
        directory_lock(settings.data_dir),
        _page(settings) as page,
    ):
        app = build_app(settings, build_api_platform(settings, predictor=True))
        config = uvicorn.Config(
            app,
            lifespan="on",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=LAST_ANSWERS_SECONDS,
        )
        if page:
            page.wait_until_ready()
        _AnnouncingServer(config, announce).run(sockets=[listener])


def _page(settings: LocalSettings) -> AbstractContextManager[PageServer | None]:
    """Raises CannotStart where its port is taken."""
    if settings.page_dir is None:
        return nullcontext()
    _listen(settings.page_port, "PAGE_PORT", "--page-port").close()
    return PageServer(settings, settings.page_dir)


class _AnnouncingServer(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def _listen(port: int, variable: str, option: str) -> socket.socket:
    # With the protocol named, asyncio turns Nagle's algorithm off, which would add 40 ms to every answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # A port whose last server has just ended is free, whatever the system's waiting time says.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        raise CannotStart(
            f"Port {port} {'is taken by another program' if taken else f'fails: {error.strerror}'}. Choose "
            f"another one: `make up {variable}={port + 123}`, or `automl-lite serve {option} {port + 123}`."
        ) from error
    return listener


def _guard(app: FastAPI, settings: LocalSettings) -> None:
    """There are no accounts here, so a page from elsewhere must not get at the API through a browser."""
    allow_origins(app, settings.origins)
    # A foreign name that resolves to this machine (DNS rebinding) is refused by the Host header.
    own_names = {"localhost", HOST, urlsplit(settings.public_url).hostname or HOST}
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=sorted(own_names))
