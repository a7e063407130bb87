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


def serve(data: Data = None, port: Port = None) -> None:
    """Serve the API to this machine until Ctrl-C."""
    began = time.monotonic()
    typer.echo("AutoML Lite is starting …")
    settings = load_settings(data_dir=data, port=port)
    # Imported once the first line is on the screen: the libraries take a second or two.
    from automl_lite.local import server  # noqa: PLC0415

    with suppress(KeyboardInterrupt):  # how the server says, once all is stopped, that Ctrl-C ended it
        server.serve(settings, lambda: _announce(settings, time.monotonic() - began))
    typer.echo("Stopped.")


def _announce(settings: LocalSettings, seconds: float) -> None:
    url = settings.public_url
    example = f"curl {url}/upload -H 'Content-Type: application/json' -d '{EXAMPLE_BODY}'"
    typer.echo(
        f"\n  Ready in {seconds:.1f} seconds at {url} (docs at {url}/docs). Ctrl-C stops it."
        f"\n  Everything is kept under {settings.data_dir}."
        f"\n\n  Try, in another terminal:\n\n    {example}\n"
    )
