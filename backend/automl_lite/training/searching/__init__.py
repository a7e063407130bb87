"""The search for the best estimators, and what they are together."""
