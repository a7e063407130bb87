"""The lines that run a model without us, as its card prints them."""

EXAMPLE = '''\
import json
from datetime import datetime, timezone

import numpy as np
import onnxruntime

session = onnxruntime.InferenceSession("model.onnx", providers=["CPUExecutionProvider"])
signature = json.loads(session.get_modelmeta().custom_metadata_map["automl_lite.signature"])


def number(cell, reading):
    """NaN where a value is missing; a date as seconds since 1970 in UTC, true as 1."""
    if cell is None:
        return np.nan
    for pattern in reading["datetime_formats"]:
        try:
            return datetime.strptime(cell, pattern).replace(tzinfo=timezone.utc).timestamp()
        except ValueError:
            continue
    return float(cell)


def tensor(feature, rows):
    """One column of [rows, 1]; a text that is missing is empty."""
    reading = feature["reading"]
    cells = [row.get(reading["name"]) for row in rows]
    if feature["kind"] == "text":
        return np.array([["" if cell is None else str(cell)] for cell in cells], dtype=object)
    return np.array([[number(cell, reading)] for cell in cells], dtype=np.float64)


# A row as the file has it; put your own here.
rows = [{feature["reading"]["name"]: feature["example"] for feature in signature["features"]}]
inputs = {feature["input_name"]: tensor(feature, rows) for feature in signature["features"]}
names = [output.name for output in session.get_outputs()]
for name, answer in zip(names, session.run(names, inputs)):
    print(name, answer.tolist())
'''
