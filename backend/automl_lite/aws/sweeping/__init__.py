"""Looking for what got stuck."""
