"""The predict routes as the API serves them on one machine, behind Mangum.

`cold_start.py` puts this into a package with the API's libraries, to measure what the predict function saves.
"""

from typing import cast

from automl_lite.aws.clients import Clients
from automl_lite.aws.entry import Handler, entry
from automl_lite.aws.handlers.api import serve
from automl_lite.aws.platform import build_platform
from automl_lite.aws.settings import PredictSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.platform import ApiPlatform
from automl_lite.domain.ports import TaskQueue
from automl_lite.inference.predictor import OnnxPredictor


def build(settings: PredictSettings, clients: Clients, telemetry: Telemetry) -> Handler:
    stores = build_platform(settings, clients)
    predictor = OnnxPredictor(
        stores.jobs,
        stores.files,
        cache_bytes=settings.model_cache_bytes,
        record_seconds=settings.model_record_seconds,
    )
    no_queue = cast("TaskQueue", None)
    platform = ApiPlatform(**vars(stores), queue=no_queue, page_key=bytes, predictor=predictor)
    return serve(platform, settings.allowed_origins, telemetry)


handler = entry("predict", PredictSettings, build)
