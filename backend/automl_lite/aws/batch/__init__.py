"""AWS Batch: what is submitted, what it reports, and what becomes of a job by that."""
