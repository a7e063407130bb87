"""All that knows one machine: SQLite, files, worker processes, the server and the `automl-lite` command."""
