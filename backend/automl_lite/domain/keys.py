"""Where things are in the file store. The first part of a key names its bucket (or directory).

Ids are ours; what a person typed never becomes part of a key.
"""

import re

# No part starts with a dot: neither "..", nor what a store may keep for itself.
KEY = re.compile(r"([A-Za-z0-9_-][A-Za-z0-9._-]*)(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")

DATASETS, MODELS, REPORTS = "datasets", "models", "reports"
CHECKPOINTS = "checkpoints"  # what a job needs while it runs; kept where the models are
RECORDS = "records"  # what of a job's record is too large for a database's row; kept there too

MODEL_ONNX, MODEL_PICKLE, SIGNATURE = "model.onnx", "model.pkl", "signature.json"
EXPLAINER, BACKGROUND = "explainer.onnx", "background.json"  # what explaining a prediction needs
MODEL_CARD, REPRODUCE = "model_card.md", "reproduce.py"
EDA_REPORT, TRAINING_REPORT, REPORT = "eda_report.html", "training_report.html", "report.json"
REPORT_NAMES = frozenset({EDA_REPORT, TRAINING_REPORT, REPORT})


def is_key(text: str) -> bool:
    return KEY.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Whether it could be the id of a dataset or job: one part of a key."""
    return is_key(text) and "/" not in text


def check_key(key: str) -> None:
    """Raises ValueError for what is no key; keys are made by us, so that is a fault of ours."""
    if not is_key(key):
        raise ValueError(f"not a file key: {key!r}")


def dataset_folder(dataset_id: str) -> str:
    return f"{DATASETS}/{dataset_id}/"


def dataset_data(dataset_id: str) -> str:
    return f"{DATASETS}/{dataset_id}/data"


def dataset_profile(dataset_id: str) -> str:
    return f"{DATASETS}/{dataset_id}/profile.json"


def dataset_preview(dataset_id: str) -> str:
    return f"{DATASETS}/{dataset_id}/preview.json"


def model_folder(job_id: str) -> str:
    return f"{MODELS}/{job_id}/"


def model_file(job_id: str, name: str) -> str:
    return f"{MODELS}/{job_id}/{name}"


def checkpoint_folder(job_id: str) -> str:
    return f"{CHECKPOINTS}/{job_id}/"


def checkpoint_file(job_id: str, name: str) -> str:
    return f"{CHECKPOINTS}/{job_id}/{name}"


def record_folder(job_id: str) -> str:
    return f"{RECORDS}/{job_id}/"


def record_file(job_id: str, name: str) -> str:
    return f"{RECORDS}/{job_id}/{name}"


def report_folder(job_id: str) -> str:
    return f"{REPORTS}/{job_id}/"


def report_file(job_id: str, name: str) -> str:
    return f"{REPORTS}/{job_id}/{name}"


def artefact(job_id: str, name: str) -> str:
    """The key of a finished job's file by its bare name."""
    return report_file(job_id, name) if name in REPORT_NAMES else model_file(job_id, name)
