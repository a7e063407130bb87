"""The `automl-lite` command, a file to each of its verbs."""
