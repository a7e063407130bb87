"""All that knows AWS. The twin of `local/`: the same ports, checked by the same contract tests.

The modules here are the ports and what every process starts with; the folders hold what they are made of, and
`handlers/` and `train.py` are the processes.
"""
