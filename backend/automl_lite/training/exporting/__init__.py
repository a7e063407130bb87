"""A fitted model as files, and the proof that they are the model."""
