"""The page about the data: Sweetviz in a process of its own, beside the search."""
