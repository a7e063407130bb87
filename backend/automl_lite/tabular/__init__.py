"""A file becomes rows and a profile, by one reading. DuckDB is named in `engine.py` alone."""
