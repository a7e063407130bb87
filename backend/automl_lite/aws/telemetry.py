"""Structured logs and metrics of one process; CloudWatch reads both from what it prints.

No message carries what is in a file. X-Ray needs no code of ours: with active tracing, Lambda makes the
segments and every log line carries the trace's id.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from automl_lite.domain.names import quoted

NAMESPACE = "AutoMLLite"


class Telemetry:
    """A process's log and metrics, under the name of its service."""

    def __init__(self, service: str) -> None:
        self.log = Logger(service=service, utc=True, use_rfc3339=True)
        self._metrics = EphemeralMetrics(namespace=NAMESPACE, service=service)
        self._unsent = False
        self._cold = True

    def count(self, name: str, value: float = 1) -> None:
        self._add(name, MetricUnit.Count, value)

    def seconds(self, name: str, value: float) -> None:
        self._add(name, MetricUnit.Seconds, value)

    @contextmanager
    def invocation(self, request_id: str, **ids: str) -> Iterator[None]:
        """One call: its log lines carry the ids, and its metrics go out when it ends, however it ends."""
        self.log.append_keys(request_id=request_id, **ids)
        if self._cold:
            self.count("ColdStarts")
            self._cold = False
        try:
            yield
        except Exception:
            self.log.exception("The call failed.")
            raise
        finally:
            self.flush()
            self.log.remove_keys(["request_id", *ids])

    def answered(self, method: str, path: str, status: int) -> None:
        """One line for each request, without its query or body; a fault is counted too."""
        self.log.info("%s %s %d", method, quoted(path), status)
        if status >= 500:
            self.count("Faults")

    @contextmanager
    def about(self, **ids: str) -> Iterator[None]:
        """Log lines within carry these ids."""
        with self.log.append_context_keys(**ids):
            yield

    def flush(self) -> None:
        """Send what was measured since the last time."""
        if self._unsent:
            self._metrics.flush_metrics()
            self._unsent = False

    def take_over_logging(self) -> None:
        """Let this log write what every module says; ours from INFO on, libraries' warnings."""
        logging.getLogger(self.log.name).propagate = False
        root = logging.getLogger()
        root.handlers = [self.log.registered_handler]
        root.setLevel(logging.WARNING)
        logging.getLogger("automl_lite").setLevel(logging.INFO)

    def _add(self, name: str, unit: MetricUnit, value: float) -> None:
        self._metrics.add_metric(name=name, unit=unit, value=value)
        self._unsent = True
