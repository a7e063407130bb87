"""A trained model as raw rows in, predictions out."""
