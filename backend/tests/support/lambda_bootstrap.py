"""What Lambda does inside a function: import the handler, hand it one event after another.

Started by `lambda_runtime.py` as a program with nothing on its path but the standard library. Events come in
and answers go out as lines of JSON; what the handler prints goes to the log.
"""

import importlib
import json
import os
import sys
import time
import traceback
from typing import Any

LARGEST_ANSWER = 6 * 1024**2


class Context:
    """What a handler is told of its invocation."""

    def __init__(self, request_id: str, seconds: float) -> None:
        self.aws_request_id = request_id
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = "$LATEST"
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        region = os.environ["AWS_REGION"]
        self.invoked_function_arn = f"arn:aws:lambda:{region}:123456789012:function:{self.function_name}"
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        self.client_context = None
        self._ends = time.monotonic() + seconds

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self._ends - time.monotonic()) * 1000))


def main(task_root: str, runtime: str, handler_name: str) -> None:
    started = time.perf_counter()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    # The function's own files come before what the runtime brings.
    sys.path[:0] = [task_root, runtime]
    os.chdir(task_root)
    module, function = handler_name.rsplit(".", 1)
    handler = getattr(importlib.import_module(module), function)
    _answer(answers, {"init_seconds": time.perf_counter() - started})
    for line in sys.stdin:
        asked = json.loads(line)
        os.environ["_X_AMZN_TRACE_ID"] = asked["trace_id"]
        _answer(answers, _invoke(handler, asked["event"], Context(asked["request_id"], asked["seconds"])))


def _invoke(handler: Any, event: Any, context: Context) -> dict[str, Any]:
    started = time.perf_counter()
    try:
        returned = json.dumps(handler(event, context))
    except Exception as error:  # noqa: BLE001 - Lambda survives whatever a handler raises
        traceback.print_exc()
        return {"error": {"errorType": type(error).__name__, "errorMessage": str(error)}}
    if len(returned.encode()) > LARGEST_ANSWER:
        kind = "Function.ResponseSizeTooLarge"
        return {"error": {"errorType": kind, "errorMessage": f"The answer has {len(returned):,} bytes."}}
    # What the sandbox prints, told to tests that look for modules.
    return {
        "returned": json.loads(returned),
        "seconds": time.perf_counter() - started,
        "modules": sorted(sys.modules),
    }


def _answer(answers: Any, told: dict[str, Any]) -> None:
    sys.stdout.flush()
    answers.write(json.dumps(told) + "\n")
    answers.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
