"""What goes into each package and what stays out."""

from dataclasses import dataclass

MB = 1_000_000
# Lambda's own limit for code and layers together.
UNPACKED_LIMIT = 250 * 1024**2

# Distributions that Lambda's Python runtime brings. Ours would shadow it and triple the API's package.
OF_THE_RUNTIME = ("boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3")

# Declared by onnxruntime for its converters and tools; a session runs without.
NOT_NEEDED = ("coloredlogs", "flatbuffers", "humanfriendly", "mpmath", "packaging", "protobuf", "sympy")


@dataclass(frozen=True)
class Package:
    """A zip file and the functions that run from it."""

    name: str
    functions: tuple[str, ...]  # modules of automl_lite.aws.handlers
    extras: tuple[str, ...]  # of pyproject.toml
    rooms: tuple[str, ...]  # of automl_lite
    limit: int  # bytes of the zip file

    @property
    def handlers(self) -> tuple[str, ...]:
        """What Lambda is told to call."""
        return tuple(f"automl_lite.aws.handlers.{name}.handler" for name in self.functions)


PACKAGES = (
    Package("api", ("api",), ("gateway",), ("domain", "api", "aws"), 5 * MB),
    Package("predict", ("predict",), ("inference", "aws"), ("domain", "inference", "aws"), 45 * MB),
    Package("profile", ("profile",), ("profiling", "aws"), ("domain", "tabular", "aws"), 60 * MB),
    # Two functions that import the same, so one file to build and to upload.
    Package("events", ("job_events", "sweep"), ("aws",), ("domain", "aws"), 5 * MB),
)
