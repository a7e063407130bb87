"""The `automl-lite` command."""

import functools
from collections.abc import Callable
from typing import ParamSpec

import typer
from pydantic import ValidationError

from automl_lite import __version__
from automl_lite.domain.errors import AutoMLError
from automl_lite.local.commands.predict import predict
from automl_lite.local.commands.profile import profile
from automl_lite.local.commands.serve import serve
from automl_lite.local.commands.train import train

Arguments = ParamSpec("Arguments")

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _in_sentences(command: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """A failure that we foresaw is one sentence on standard error and exit code 1, not a traceback."""

    @functools.wraps(command)
    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except AutoMLError as error:
            typer.echo(error.detail, err=True)
            raise typer.Exit(1) from error
        except ValidationError as error:
            first = error.errors()[0]
            typer.echo(f"{'.'.join(map(str, first['loc']))}: {first['msg']}.", err=True)
            raise typer.Exit(1) from error
        except OSError as error:
            if error.filename is None:  # not about a file that was named, so a fault of ours
                raise
            typer.echo(f"{error.filename} cannot be used: {error.strerror}.", err=True)
            raise typer.Exit(1) from error

    return run


for verb in (serve, train, predict, profile):
    app.command()(_in_sentences(verb))


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """From a CSV to a model you can trust, on this machine."""
