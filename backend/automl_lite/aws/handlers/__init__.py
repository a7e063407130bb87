"""What Lambda calls: one module for each function, whose `handler(event, context)` is its entry."""
