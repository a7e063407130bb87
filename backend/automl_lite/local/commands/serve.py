"""`automl-lite serve`."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from automl_lite.local.commands.settings import load_settings
from automl_lite.local.settings import LocalSettings

EXAMPLE_BODY = '{"filename": "houses.csv"}'

Data = Annotated[Path | None, typer.Option(help="Directory for everything written. (default: .automl-lite)")]
Port = Annotated[int | None, typer.Option(help="Port of the API, on this machine alone. (default: 8000)")]
Page = Annotated[Path | None, typer.Option(help="Directory of the built page; without it, the API is alone.")]
PagePort = Annotated[int | None, typer.Option(help="Port of the web page. (default: 3000)")]


def serve(data: Data = None, port: Port = None, page: Page = None, page_port: PagePort = None) -> None:
    """Serve the API and the web page to this machine until Ctrl-C."""
    began = time.monotonic()
    typer.echo("AutoML Lite is starting …")
    settings = load_settings(data_dir=data, port=port, page_dir=page, page_port=page_port)
    # Imported once the first line is on the screen: the libraries take a second or two.
    from automl_lite.local import server  # noqa: PLC0415

    with suppress(KeyboardInterrupt):  # how the server says, once all is stopped, that Ctrl-C ended it
        server.serve(settings, lambda: _announce(settings, time.monotonic() - began))
    typer.echo("Stopped.")


def _announce(settings: LocalSettings, seconds: float) -> None:
    if settings.page_dir:
        typer.echo(
            f"\n  Ready in {seconds:.1f} seconds at {settings.page_url}. Ctrl-C stops it."
            f"\n  The API is at {settings.public_url} (docs at {settings.public_url}/docs)."
            f"\n  Everything is kept under {settings.data_dir}.\n"
        )
        return
    url = settings.public_url
    example = f"curl {url}/upload -H 'Content-Type: application/json' -d '{EXAMPLE_BODY}'"
    typer.echo(
        f"\n  Ready in {seconds:.1f} seconds at {url} (docs at {url}/docs). Ctrl-C stops it."
        f"\n  Everything is kept under {settings.data_dir}."
        f"\n\n  Try, in another terminal:\n\n    {example}\n"
    )
