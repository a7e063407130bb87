"""How good models are beside those of other systems, from the same rows in the same time."""
