"""AWS AutoML Lite: from a CSV to a model one can trust."""

__version__ = "0.1.0"
