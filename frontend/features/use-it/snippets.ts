import type { Cell } from "@/lib/api/predictions";
import { JAVASCRIPT, JSON_LANGUAGE, PYTHON, rowLiteral, textLiteral } from "./literals";

export interface Call {
  /** Where the model answers. */
  url: string;
  /** A row that works, by column. */
  row: readonly (readonly [string, Cell])[];
  /** Whether the API wants a key. It is read from the environment: lines are passed on, and a key is not. */
  withKey: boolean;
}

export const KEY_VARIABLE = "AUTOML_LITE_API_KEY";

/** Needs nothing but Python. */
export function pythonSnippet({ url, row, withKey }: Call): string {
  const key = withKey ? `, "x-api-key": os.environ["${KEY_VARIABLE}"]` : "";
  return `import json
${withKey ? "import os\n" : ""}import sys
import urllib.error
import urllib.request

# One row as the file has it: texts stay texts, None is a missing value.
features = ${rowLiteral(row, PYTHON)}

request = urllib.request.Request(
    ${textLiteral(url)},
    data=json.dumps({"features": features}).encode(),
    headers={"Content-Type": "application/json"${key}},
)
try:
    with urllib.request.urlopen(request, timeout=30) as response:
        answer = json.load(response)
except urllib.error.HTTPError as error:
    sys.exit(error.read().decode())
print(json.dumps(answer, indent=2))
`;
}

/** For a shell. An apostrophe would end the quotes around the row, so it is written as its code. */
export function curlSnippet({ url, row, withKey }: Call): string {
  const key = withKey ? `  -H "x-api-key: $${KEY_VARIABLE}" \\\n` : "";
  const features = rowLiteral(row, JSON_LANGUAGE, 2).replaceAll("'", "\\u0027");
  return `curl -sS --fail-with-body '${url.replaceAll("'", "%27")}' \\
  -H 'Content-Type: application/json' \\
${key}  -d '{
  "features": ${features}
}'
`;
}

/** A module for Node; without a key also for the console of a page that may call the API. */
export function javascriptSnippet({ url, row, withKey }: Call): string {
  const key = withKey ? `, "x-api-key": process.env.${KEY_VARIABLE}` : "";
  return `// One row as the file has it: texts stay texts, null is a missing value.
const features = ${rowLiteral(row, JAVASCRIPT)};

const response = await fetch(${textLiteral(url)}, {
  method: "POST",
  headers: { "Content-Type": "application/json"${key} },
  body: JSON.stringify({ features }),
});
const answer = await response.json();
if (!response.ok) throw new Error(answer.detail);
console.log(answer);
`;
}

/** The name under which a job's model is downloaded. */
export function modelFileName(jobId: string): string {
  return `model_${jobId.slice(0, 8)}.onnx`;
}

/** Runs the downloaded file, which says itself which columns it takes. */
export function onnxSnippet(fileName: string): string {
  return `# pip install numpy onnxruntime
import json
from datetime import datetime, timezone

import numpy as np
import onnxruntime

session = onnxruntime.InferenceSession(${textLiteral(fileName)}, providers=["CPUExecutionProvider"])
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
`;
}
