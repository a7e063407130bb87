"""Use-cases that take more than one call of a port. They know nothing of HTTP."""
