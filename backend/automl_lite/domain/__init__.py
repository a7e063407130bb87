"""What the product is about, in its own words: entities, judgements, ports. Imports nothing of ours."""
