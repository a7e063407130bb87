"""One file for each system; each runs in a process of its own, a peer's in an environment of its own."""
