"""The HTTP floor runs in a small Lambda: importing it must not load what it does not need."""

import json
import subprocess
import sys

HEAVY = ("numpy", "pandas", "duckdb", "onnxruntime", "sklearn", "flaml", "scipy", "pyarrow", "boto3")


def test_importing_the_api_loads_no_data_or_model_library() -> None:
    code = "import json, sys, automl_lite.api.app; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert "fastapi" in loaded
    assert not loaded & set(HEAVY)
