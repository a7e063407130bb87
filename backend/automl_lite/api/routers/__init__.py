"""The routes, one file for each noun. A route says who asks for what; the work is one call of a service."""
