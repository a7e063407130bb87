"""What a person reads about a model."""
