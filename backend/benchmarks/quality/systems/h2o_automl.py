"""H2O AutoML, told the metric that is measured. Needs Java."""

import socket
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.quality.assignment import Assignment, Fitted, perform

METRICS = {"binary": "AUC", "multiclass": "logloss", "regression": "RMSE"}


def fit(assignment: Assignment, train: pd.DataFrame) -> Fitted:
    import h2o  # noqa: PLC0415 - a user waits for it too
    from h2o.automl import H2OAutoML  # noqa: PLC0415

    port = _free_port()
    h2o.init(port=port, name=f"bench-{port}", nthreads=assignment.threads, max_mem_size="6G")
    h2o.no_progress()
    frame = h2o.H2OFrame(train)
    if assignment.classifies:
        frame[assignment.target] = frame[assignment.target].asfactor()
    automl = H2OAutoML(
        max_runtime_secs=round(assignment.budget),
        seed=assignment.seed,
        sort_metric=METRICS[assignment.kind],
        verbosity="warn",
    )
    automl.train(y=assignment.target, training_frame=frame)
    leader = automl.leader
    types = {name: kind for name, kind in frame.types.items() if name != assignment.target}

    def predict(rows: pd.DataFrame) -> Any:
        answer = leader.predict(h2o.H2OFrame(rows, column_types=types)).as_data_frame()
        return answer.drop(columns="predict") if assignment.classifies else answer["predict"]

    labels = frame[assignment.target].levels()[0] if assignment.classifies else []
    model = Path(h2o.save_model(leader, path=assignment.folder))
    return Fitted(predict, labels, model.stat().st_size, notes=leader.algo)


def _free_port() -> int:
    """So that it starts a server of its own, and joins no other on this machine."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


if __name__ == "__main__":
    perform(fit, ("h2o",))
