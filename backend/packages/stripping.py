"""What a distribution brings that no function needs."""

import shutil
from pathlib import Path

# Patterns of pathlib, below the folder that holds the distributions.
NOISE = (
    "bin",
    "**/__pycache__",
    "**/tests",
    "**/*.pyi",
    "**/*.pxd",
    "**/*.[ch]",
    "**/*.h.in",
    # Licences and METADATA stay, and entry points, which OpenTelemetry's API looks itself up by.
    "*.dist-info/INSTALLER",
    "*.dist-info/RECORD",
    "*.dist-info/REQUESTED",
    "*.dist-info/WHEEL",
    "*.dist-info/sboms",
    "*.dist-info/top_level.txt",
    "*.dist-info/uv_cache.json",
    # Logger and Metrics are what we use, and what those import.
    "aws_lambda_powertools/event_handler",
    "aws_lambda_powertools/utilities/auth_alpha",
    "aws_lambda_powertools/utilities/batch",
    "aws_lambda_powertools/utilities/circuit_breaker",
    "aws_lambda_powertools/utilities/data_*",
    "aws_lambda_powertools/utilities/feature_flags",
    "aws_lambda_powertools/utilities/idempotency",
    "aws_lambda_powertools/utilities/kafka",
    "aws_lambda_powertools/utilities/parameters",
    "aws_lambda_powertools/utilities/parser",
    "aws_lambda_powertools/utilities/streaming",
    "aws_lambda_powertools/utilities/validation",
    "numpy/_core/lib",
    "numpy/_pyinstaller",
    "numpy/distutils",
    "numpy/f2py",
    "onnxruntime/backend",
    "onnxruntime/datasets",
    "onnxruntime/quantization",
    "onnxruntime/tools",
    "onnxruntime/transformers",
    # FastAPI looks for models of version 1 and does without where there are none.
    "pydantic/v1",
    # The same library as in Python's module, for programs in C: 29 MB.
    "onnxruntime/capi/libonnxruntime.so*",
)


def strip(folder: Path) -> None:
    """Delete it."""
    for pattern in NOISE:
        for path in sorted(folder.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
