"""One training job, from file to artefacts, in steps."""
