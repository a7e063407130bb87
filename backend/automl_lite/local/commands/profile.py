"""`automl-lite profile`."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from automl_lite.domain.columns import ColumnProfile
from automl_lite.domain.datasets import DatasetProfile
from automl_lite.domain.detection import feature_advice, target_advice
from automl_lite.local.commands.settings import existing_file, load_limits

File = Annotated[Path, typer.Argument(help="A CSV, TSV or Parquet file, gzipped or not.", show_default=False)]


def profile(file: File) -> None:
    """Show what is in a file: every column's type, and what it would be good for."""
    settings = load_limits()
    from automl_lite.tabular.profiling import profile_file  # noqa: PLC0415 - loads DuckDB

    with tempfile.TemporaryDirectory(prefix="automl-lite-") as scratch:
        found, _ = profile_file(
            existing_file(file),
            memory_mb=settings.profile_memory_mb,
            unpacked_limit_bytes=settings.unpacked_limit_bytes,
            scratch=Path(scratch),
        )
    _show(file.name, found, Console(highlight=False))


def _show(name: str, found: DatasetProfile, console: Console) -> None:
    table = Table(title=escape(f"{name}: {found.num_rows:,} rows, {len(found.columns):,} columns"))
    table.add_column("column", overflow="fold")
    table.add_column("type", no_wrap=True)
    for heading in ("missing", "distinct"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("as a feature", no_wrap=True)
    table.add_column("as the target", no_wrap=True)
    for column in found.columns:
        table.add_row(*_row(column))
    console.print(table)
    for column in found.columns:
        advice = feature_advice(column)
        if not advice.used:
            console.print(f"Left out: {escape(column.name)}. {escape(advice.reason)}")
    if found.duplicate_rows:
        console.print(f"{found.duplicate_rows:,} rows repeat an earlier one.")
    notes = [*found.notes, *(note for column in found.columns for note in column.notes)]
    for note in notes:
        console.print(f"Note: {escape(note)}")


def _row(column: ColumnProfile) -> tuple[str, ...]:
    feature, target = feature_advice(column), target_advice(column)
    about = "≈ " if column.distinct_is_estimate else ""
    return (
        escape(column.name),
        column.dtype,
        f"{column.missing_pct:.1f} %" if column.missing else "",
        f"{about}{column.distinct:,}",
        "used" if feature.used else "left out",
        target.problem_type,
    )
