"""What goes over the wire where a domain shape alone does not say it."""
