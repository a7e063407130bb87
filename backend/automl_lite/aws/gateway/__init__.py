"""HTTP as API Gateway hands it over, and the door to predictions that needs no framework."""
