"""Writes `openapi.json`, from which the web page's client is generated: python -m automl_lite.api.openapi."""

import json
from pathlib import Path

from automl_lite.api.app import assemble

OPENAPI_FILE = Path(__file__).parents[2] / "openapi.json"


def openapi_text() -> str:
    """The whole API, predictions included; the same text for the same code."""
    schema = assemble(with_predictions=True).openapi()
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    OPENAPI_FILE.write_text(openapi_text(), encoding="utf-8")
