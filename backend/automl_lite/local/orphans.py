"""Files that no record speaks of, as an upload that arrived after its dataset was deleted."""

from automl_lite.domain.keys import CHECKPOINTS, DATASETS, MODELS, REPORTS
from automl_lite.local.database import Database
from automl_lite.local.file_store import LocalFileStore


def forget_orphans(database: Database, files: LocalFileStore) -> None:
    """Delete them. Only for when the server starts and nothing else runs."""
    with database.read() as connection:
        datasets = {row[0] for row in connection.execute("SELECT dataset_id FROM datasets")}
        jobs = {row[0] for row in connection.execute('SELECT job_id FROM "training-jobs"')}
    for bucket, known in ((DATASETS, datasets), (MODELS, jobs), (REPORTS, jobs), (CHECKPOINTS, jobs)):
        for name in files.folders(bucket):
            if name not in known:
                files.delete_folder(f"{bucket}/{name}/")
