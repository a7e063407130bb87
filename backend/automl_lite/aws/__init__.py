"""All that knows AWS. The twin of `local/`: the same ports, checked by the same contract tests."""
