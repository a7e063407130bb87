"""A file's profile: how to read it, and what is in every column."""

import tempfile
from pathlib import Path

from automl_lite.domain import keys
from automl_lite.domain.datasets import DatasetProfile, DatasetStatus, Preview
from automl_lite.domain.errors import AutoMLError, NotAllowedNow, NotFound, Unreadable
from automl_lite.domain.platform import Platform
from automl_lite.domain.ports import DatasetChanges
from automl_lite.domain.tasks import ProfileTask
from automl_lite.domain.values import is_missing
from automl_lite.tabular import cells
from automl_lite.tabular.column_profiles import cut, profile_columns
from automl_lite.tabular.engine import open_engine
from automl_lite.tabular.loading import read_rows
from automl_lite.tabular.opening import find_reading, scratch_folder
from automl_lite.tabular.sameness import duplicate_rows
from automl_lite.tabular.typing_rules import find_types

PREVIEW_ROWS = 50
JSON = "application/json"


def profile_dataset(task: ProfileTask, platform: Platform) -> None:
    """Profile an uploaded file, store what was found, and mark the dataset ready or failed.

    Harmless when repeated, and when the dataset is deleted meanwhile.
    """
    user, dataset = task.user_id, task.dataset_id
    try:
        if platform.datasets.get(user, dataset).status is not DatasetStatus.PROCESSING:
            return
    except NotFound:
        return
    processing = frozenset({DatasetStatus.PROCESSING})
    changes: DatasetChanges
    try:
        profile = _store_profile(task, platform)
    except AutoMLError as error:
        changes = {"status": DatasetStatus.FAILED, "error_message": error.detail}
    else:
        changes = {
            "status": DatasetStatus.READY,
            "num_rows": profile.num_rows,
            "num_columns": len(profile.columns),
            "error_message": None,
        }
    try:
        platform.datasets.change(user, dataset, processing, **changes)
    except NotAllowedNow:
        return
    except NotFound:
        platform.files.delete_folder(keys.dataset_folder(dataset))


def _store_profile(task: ProfileTask, platform: Platform) -> DatasetProfile:
    settings = platform.settings
    with platform.files.local_copy(keys.dataset_data(task.dataset_id)) as path:
        profile, preview = profile_file(
            path,
            memory_mb=settings.profile_memory_mb,
            unpacked_limit_bytes=settings.unpacked_limit_bytes,
            scratch=Path(tempfile.gettempdir()),
        )
    for key, entity in (
        (keys.dataset_profile(task.dataset_id), profile),
        (keys.dataset_preview(task.dataset_id), preview),
    ):
        platform.files.write_bytes(key, entity.model_dump_json().encode(), JSON)
    return profile


def profile_file(
    path: Path, *, memory_mb: int, unpacked_limit_bytes: int, scratch: Path
) -> tuple[DatasetProfile, Preview]:
    """Read a file once and tell what is in it.

    Raises:
        Unreadable: it is no table, with the line and the reason.
        TooLarge: it unpacks to more than the limit.
    """
    with scratch_folder(scratch) as folder, open_engine(folder, memory_mb) as engine:
        opened = find_reading(path, folder, engine, unpacked_limit_bytes)
        width = len(opened.names)

        def stage(rows: str, parameters: list[object]) -> list[tuple[str | None, ...]]:
            query = cells.cleaned(rows, range(width))
            engine.rows(f"CREATE OR REPLACE TABLE staged AS {query}", parameters)
            return engine.rows(f"SELECT * FROM {rows} LIMIT {PREVIEW_ROWS}", parameters)

        first_rows = read_rows(opened, folder, engine, stage)
        num_rows = int(engine.row("SELECT count(*) FROM staged")[0])
        if not num_rows:
            raise Unreadable(
                "The file has a header but no rows. Add rows below it and upload the file again."
            )
        typed = find_types(engine, opened.names)
        columns = profile_columns(engine, typed, num_rows)
        reading = opened.reading.model_copy(update={"columns": tuple(column.reading for column in columns)})
        profile = DatasetProfile(
            reading=reading,
            num_rows=num_rows,
            duplicate_rows=duplicate_rows(engine, width, num_rows),
            columns=columns,
            notes=opened.notes,
        )
    return profile, Preview(columns=opened.names, rows=tuple(map(_shown_row, first_rows)))


def _shown_row(row: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return tuple(None if cell is None or is_missing(cell) else cut(cell) for cell in row)
