"""The files of a finished job."""

from automl_lite.api.schemas.job_detail import Downloads
from automl_lite.domain import keys
from automl_lite.domain.columns import ColumnType
from automl_lite.domain.errors import NotFound
from automl_lite.domain.jobs import Job
from automl_lite.domain.platform import Platform
from automl_lite.domain.signature import ModelSignature


def downloads(platform: Platform, job: Job) -> Downloads:
    """URLs for the files that the job says it wrote, none for others."""
    eda_report = _url(platform, job, keys.EDA_REPORT)
    return Downloads(
        model_download_url=_url(platform, job, keys.MODEL_PICKLE),
        onnx_model_download_url=_url(platform, job, keys.MODEL_ONNX),
        signature_download_url=_url(platform, job, keys.SIGNATURE),
        report_download_url=eda_report,
        eda_report_download_url=eda_report,
        training_report_download_url=_url(platform, job, keys.TRAINING_REPORT),
    )


def feature_types(platform: Platform, job: Job) -> dict[str, ColumnType]:
    """The type of each feature, by the model's signature; empty where that is not (or no longer) there."""
    if job.result is None or keys.SIGNATURE not in job.result.artefacts:
        return {}
    try:
        content = platform.files.read_bytes(keys.artefact(job.job_id, keys.SIGNATURE))
    except NotFound:
        return {}
    signature = ModelSignature.model_validate_json(content)
    return {feature.name: feature.reading.dtype for feature in signature.features}


def _url(platform: Platform, job: Job, name: str) -> str | None:
    if job.result is None or name not in job.result.artefacts:
        return None
    stem, ending = name.rsplit(".", 1)
    return platform.files.download_url(keys.artefact(job.job_id, name), f"{stem}_{job.job_id[:8]}.{ending}")
