"""DynamoDB: items, their indexes, and writes that are all conditional."""
