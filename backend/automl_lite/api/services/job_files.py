"""The files of a finished job."""

from automl_lite.api.schemas.job_detail import Downloads
from automl_lite.domain import keys
from automl_lite.domain.jobs import Job
from automl_lite.domain.platform import ApiPlatform


def downloads(platform: ApiPlatform, job: Job) -> Downloads:
    """URLs for the files that the job says it wrote, none for others."""
    eda_report = _url(platform, job, keys.EDA_REPORT)
    return Downloads(
        model_download_url=_url(platform, job, keys.MODEL_PICKLE),
        onnx_model_download_url=_url(platform, job, keys.MODEL_ONNX),
        signature_download_url=_url(platform, job, keys.SIGNATURE),
        report_download_url=eda_report,
        eda_report_download_url=eda_report,
        training_report_download_url=_url(platform, job, keys.TRAINING_REPORT),
        model_card_download_url=_url(platform, job, keys.MODEL_CARD),
        reproduce_download_url=_url(platform, job, keys.REPRODUCE),
        explainer_download_url=_url(platform, job, keys.EXPLAINER),
    )


def _url(platform: ApiPlatform, job: Job, name: str) -> str | None:
    if job.result is None or name not in job.result.artefacts:
        return None
    stem, ending = name.rsplit(".", 1)
    return platform.files.download_url(keys.artefact(job.job_id, name), f"{stem}_{job.job_id[:8]}.{ending}")
