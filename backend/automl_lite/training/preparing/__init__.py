"""Which columns a model learns from, and how their cells become a matrix of numbers."""
