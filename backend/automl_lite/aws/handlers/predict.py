"""The function that answers predictions."""

from automl_lite.aws.clients import Clients
from automl_lite.aws.entry import Handler, LambdaContext, entry
from automl_lite.aws.gateway.answer import Answer, as_answer, within_limit
from automl_lite.aws.gateway.event import Event, read_request
from automl_lite.aws.gateway.predict_door import PredictDoor, Reply
from automl_lite.aws.platform import build_platform
from automl_lite.aws.s3.scratch_cache import DISK, STORE, ScratchCache
from automl_lite.aws.settings import PredictSettings
from automl_lite.aws.telemetry import Telemetry
from automl_lite.domain.ports import Predictor
from automl_lite.inference.predictor import OnnxPredictor

# Where the model of a call came from, as a metric.
SOURCES = {DISK: "ModelsFromDisk", STORE: "ModelsFromStore"}
FROM_MEMORY = "ModelsFromMemory"


def build(settings: PredictSettings, clients: Clients, telemetry: Telemetry) -> Handler:
    """The handler over the tables and buckets of the settings."""
    platform = build_platform(settings, clients)
    fetched: list[str] = []
    files = ScratchCache(platform.files, settings.scratch_dir, settings.scratch_bytes, fetched.append)
    predictor = OnnxPredictor(
        platform.jobs,
        files,
        cache_bytes=settings.model_cache_bytes,
        record_seconds=settings.model_record_seconds,
    )
    return serve(predictor, settings.allowed_origins, telemetry, fetched)


def serve(
    predictor: Predictor, allowed_origins: tuple[str, ...], telemetry: Telemetry, fetched: list[str]
) -> Handler:
    """The handler over a predictor; `fetched` tells what was loaded during a call."""
    door = PredictDoor(predictor, allowed_origins)

    def handler(event: Event, context: LambdaContext) -> Answer:
        request = read_request(event)
        with telemetry.invocation(context.aws_request_id, **request.ids):
            fetched.clear()
            reply = door.reply(request, context.aws_request_id)
            telemetry.answered(request.method, request.route_path, reply.status)
            _measure(reply, fetched, telemetry)
            answer = as_answer(reply.status, reply.headers, reply.body)
            return within_limit(answer, request.headers.get("accept-encoding", ""))

    return handler


def _measure(reply: Reply, fetched: list[str], telemetry: Telemetry) -> None:
    if reply.predictions:
        telemetry.count("Predictions", reply.predictions)
    from_memory = [FROM_MEMORY] if reply.status == 200 else []
    for name in [SOURCES[source] for source in fetched] or from_memory:
        telemetry.count(name)


handler = entry("predict", PredictSettings, build)
