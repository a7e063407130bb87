"""A file's profile: how to read it, and what is in every column."""

import tempfile
from pathlib import Path

from automl_lite.domain import keys
from automl_lite.domain.datasets import Dataset, DatasetProfile, DatasetStatus, Preview
from automl_lite.domain.errors import AutoMLError, NotAllowedNow, NotFound, Unavailable
from automl_lite.domain.platform import Platform
from automl_lite.domain.ports import DatasetChanges
from automl_lite.domain.tasks import ProfileTask
from automl_lite.domain.values import is_missing
from automl_lite.tabular.column_profiles import cut, load_typed, profile_columns
from automl_lite.tabular.engine import Engine, open_engine
from automl_lite.tabular.loading import no_rows, read_rows
from automl_lite.tabular.opening import Opened, find_reading, scratch_folder
from automl_lite.tabular.sameness import duplicate_rows
from automl_lite.tabular.slices import slices
from automl_lite.tabular.typing_rules import Typed, find_types

PREVIEW_ROWS = 50
# What the process itself needs beside the engine's own account, and what the engine cannot work below.
PROCESS_MB = 256
LEAST_ENGINE_MB = 192
JSON = "application/json"


def profile_dataset(task: ProfileTask, platform: Platform) -> None:
    """Profile an uploaded file, store what was found, and mark the dataset ready or failed.

    Harmless when repeated, and when the dataset is deleted meanwhile.

    Raises:
        Unavailable: a service did not answer, and the dataset waits on; profile it again.
    """
    user, dataset = task.user_id, task.dataset_id
    try:
        record = platform.datasets.get(user, dataset)
    except NotFound:
        return
    if record.status is not DatasetStatus.PROCESSING:
        return
    processing = frozenset({DatasetStatus.PROCESSING})
    changes: DatasetChanges
    try:
        profile = _store_profile(record, platform)
    except Unavailable:
        raise
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


def _store_profile(dataset: Dataset, platform: Platform) -> DatasetProfile:
    settings = platform.settings
    with platform.files.local_copy(keys.dataset_data(dataset.dataset_id), dataset.file_etag) as path:
        profile, preview = profile_file(
            path,
            memory_mb=settings.profile_memory_mb,
            unpacked_limit_bytes=settings.unpacked_limit_bytes,
            scratch=Path(tempfile.gettempdir()),
        )
    for key, entity in (
        (keys.dataset_profile(dataset.dataset_id), profile),
        (keys.dataset_preview(dataset.dataset_id), preview),
    ):
        platform.files.write_bytes(key, entity.model_dump_json().encode(), JSON)
    return profile


def _engine_memory_mb(memory_mb: int) -> int:
    """What the engine may have of the memory that the whole process may use."""
    return max(LEAST_ENGINE_MB, memory_mb - PROCESS_MB)


def profile_file(
    path: Path, *, memory_mb: int, unpacked_limit_bytes: int, scratch: Path
) -> tuple[DatasetProfile, Preview]:
    """Read a file once and tell what is in it.

    Raises:
        Unreadable: it is no table, with the line and the reason.
        TooLarge: it unpacks to more than the limit.
    """
    with scratch_folder(scratch) as folder, open_engine(folder, _engine_memory_mb(memory_mb)) as engine:
        opened = find_reading(path, folder, engine, unpacked_limit_bytes)
        typed, tables, first_rows = read_rows(opened, folder, engine, lambda: _load(engine, opened))
        num_rows = int(engine.row(f"SELECT count(*) FROM {tables[0]}")[0])
        if not num_rows:
            raise no_rows(opened)
        columns = profile_columns(engine, typed, num_rows)
        reading = opened.reading.model_copy(update={"columns": tuple(column.reading for column in columns)})
        profile = DatasetProfile(
            reading=reading,
            num_rows=num_rows,
            duplicate_rows=duplicate_rows(engine, tables, num_rows),
            columns=columns,
            notes=opened.notes,
        )
    return profile, Preview(columns=opened.names, rows=tuple(map(_shown_row, first_rows)))


Row = tuple[str | None, ...]


def _load(engine: Engine, opened: Opened) -> tuple[list[Typed], list[str], list[Row]]:
    """The columns' types, the tables that hold their values, and the first rows as written."""
    typed: list[Typed] = []
    tables: list[str] = []
    first_rows: list[Row] = [()] * PREVIEW_ROWS
    for positions in slices(range(len(opened.names))):
        names = {position: opened.names[position] for position in positions}
        types = find_types(engine, names, opened.reading.delimiter)
        typed.extend(types.values())
        tables.append(load_typed(engine, {position: each.reading for position, each in types.items()}))
        written = ", ".join(f"c{position}" for position in positions)
        rows = engine.rows(f"SELECT {written} FROM file LIMIT {PREVIEW_ROWS}")
        first_rows = [(*start, *row) for start, row in zip(first_rows, rows, strict=False)]
    return typed, tables, first_rows


def _shown_row(row: Row) -> Row:
    return tuple(None if cell is None or is_missing(cell) else cut(cell) for cell in row)
